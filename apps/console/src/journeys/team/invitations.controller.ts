import { Controller, Get, Param, Post } from '@nestjs/common';
import { ReadTeamInvitation, type TeamInvitationView } from '@hub/contracts/team';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { type Outcome, page } from '../../pages/outcome.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { INVITATION_ACTS } from './invitation-acts.js';
import { invitationFacts, invitationPath, invitationView } from './invitation-view.js';
import { TEAM_REFUSED } from './team-words.js';

/** An invitation into a team, which who is invited answers before they read the case. */
@Controller('cases/:episodeId/invitations/:teamInvitationId')
export class InvitationsController {
  @Get()
  async show(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('teamInvitationId') teamInvitationId: string,
  ): Promise<Outcome> {
    const { of } = await matterOf(visit, { episodeId, teamInvitationId });
    return page('journeys/team/invitation', invitationView(of, visit.person));
  }

  @Get(':act')
  async act(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('teamInvitationId') teamInvitationId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await matterOf(visit, { episodeId, teamInvitationId });
    return actPage(INVITATION_ACTS, act, matter, visit);
  }

  @Post(':act')
  async take(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('teamInvitationId') teamInvitationId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await matterOf(visit, { episodeId, teamInvitationId });
    return takeAct(INVITATION_ACTS, act, matter, visit, TEAM_REFUSED);
  }
}

async function matterOf(
  { api }: Visit,
  ids: { readonly episodeId: string; readonly teamInvitationId: string },
): Promise<Matter<TeamInvitationView>> {
  const of = await api.read(ReadTeamInvitation, ids);
  const path = invitationPath(of);
  return {
    ...{ of, path },
    back: { text: 'The invitation', href: path },
    facts: invitationFacts(of),
  };
}
