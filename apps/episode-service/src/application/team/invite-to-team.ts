import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReadEpisodePayload } from '@hub/contracts/episode';
import {
  InviteToTeam as InvitingToTeam,
  type InviteToTeamPayload,
  type TeamInvitationList,
  type TeamInvitationPayload,
  type TeamInvitationView,
  WithdrawTeamInvitation,
} from '@hub/contracts/team';
import type { Ids, MessageContext } from '@hub/use-case';
import { hasPart } from '../../domain/episode.js';
import { hindranceOf } from '../../domain/joining.js';
import { invite, mayKnowOf, withdrawInvitation } from '../../domain/team/invitation.js';
import type { ClosedLeads } from '../leading/closed-leads.js';
import type { ConsentRegister, EpisodeWork, People } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { invitationFact } from './invitation-fact.js';
import { viewInvitation } from './invitation-view.js';

/** Asks people into a team, who are in it once they accept. */
export class InviteToTeam {
  constructor(
    private readonly work: EpisodeWork,
    private readonly known: {
      readonly register: Pick<ConsentRegister, 'mayJoin'>;
      readonly people: People;
      readonly closedLeads: ClosedLeads;
    },
    private readonly ids: Ids,
    private readonly whoMay: WhoMay,
  ) {}

  async make(
    command: InviteToTeamPayload,
    context: MessageContext,
  ): Promise<TeamInvitationView | Refusal> {
    const { episodeId, authority, personId } = command;
    const { caller } = context;
    const [person, agreed] = await Promise.all([
      this.known.people.find(personId),
      this.known.register.mayJoin(episodeId, authority, caller),
    ]);
    const closed = await this.known.closedLeads.ofFound(person);
    return this.work.request(context, command, async ({ episodes, invitations, timers }) => {
      const found = await episodes.lock(episodeId);
      const permitted = this.whoMay.decide(InvitingToTeam.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const joiner = { authority, personId, employer: person?.authority, agreed };
      const hindrance = hindranceOf(episode, joiner);
      if (hindrance === 'not_running')
        return refuse('conflict', `The episode is ${episode.state}.`);
      if (hindrance) return refuse(hindrance);
      const by = {
        ...{ id: this.ids.next(), fromAuthority: caller.authority, invitedBy: caller.personId },
        confirmed: caller.authority === authority && caller.roles.includes('lead_caf_contact'),
        ...{ at: await timers.now(), closed },
      };
      const made = invite(command, by, await invitations.ofEpisode(episode.id));
      if (isRefusal(made)) return made;
      await invitations.add(made);
      return {
        result: viewInvitation(made, episode, caller.personId),
        facts: invitationFact(made, episode),
        evidence: { subject: made.id, rule },
      };
    });
  }

  withdraw(
    command: TeamInvitationPayload,
    context: MessageContext,
  ): Promise<TeamInvitationView | Refusal> {
    return this.work.request(context, command, async ({ episodes, invitations, timers }) => {
      const found = await episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(WithdrawTeamInvitation.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const stands = await invitations.find(command);
      const withdrawn = stands
        ? withdrawInvitation(stands, await timers.now())
        : refuse('not_found');
      if (isRefusal(withdrawn)) return withdrawn;
      await invitations.save(withdrawn);
      return {
        result: viewInvitation(withdrawn, episode, context.caller.personId),
        facts: invitationFact(withdrawn, episode),
        evidence: { subject: withdrawn.id, because: withdrawn.state, rule },
      };
    });
  }

  read(
    asked: TeamInvitationPayload,
    { caller }: MessageContext,
  ): Promise<TeamInvitationView | Refusal> {
    return this.work.read(async ({ episodes, invitations }) => {
      const episode = await episodes.find(asked.episodeId);
      const invitation = episode ? await invitations.find(asked) : undefined;
      if (!episode || !invitation) return refuse('not_found');
      return hasPart(episode, caller) || mayKnowOf(invitation, episode, caller)
        ? viewInvitation(invitation, episode, caller.personId)
        : refuse('not_found');
    });
  }

  list(
    { episodeId }: ReadEpisodePayload,
    { caller }: MessageContext,
  ): Promise<TeamInvitationList | Refusal> {
    return this.work.read(async ({ episodes, invitations }) => {
      const episode = await episodes.find(episodeId);
      if (!episode || !hasPart(episode, caller)) return refuse('not_found');
      const all = await invitations.ofEpisode(episodeId);
      return {
        episodeId,
        items: all.map((one) => viewInvitation(one, episode, caller.personId)),
      };
    });
  }
}
