import { Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { type EpisodeView, ReadEpisode } from '@hub/contracts/episode';
import { ListPeople, ReadPerson } from '@hub/contracts/identity';
import { ListTeamInvitations } from '@hub/contracts/team';
import type { HubAnswer } from '../../api/hub-api.js';
import { actPage, type Acts, type Matter, takeAct } from '../../pages/acts.js';
import { type Outcome, page } from '../../pages/outcome.js';
import type { Form } from '../../session/form.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { cardOf } from '../../words/people-words.js';
import { chosenView, finderQuery, finderView } from './people-finder.js';
import { type ChosenPerson, PERSON_ACTS } from './person-acts.js';
import { type ContactCase, KNOWN_ACTS, SEAT_ACTS, type SeatCase } from './seat-acts.js';
import { TEAM_ACTS, type TeamCase } from './team-acts.js';
import { teamView } from './team-view.js';
import { contactName, TEAM_REFUSED } from './team-words.js';

/** Who works with a child: found, invited, added, named, and leaving on a day. */
@Controller('cases/:episodeId/team')
export class TeamController {
  @Get()
  async show(
    @Visitor() { api, person }: Visit,
    @Param('episodeId') episodeId: string,
  ): Promise<Outcome> {
    const [episode, invitations] = await Promise.all([
      api.read(ReadEpisode, { episodeId }),
      api.read(ListTeamInvitations, { episodeId }),
    ]);
    return page('journeys/team/team', teamView(episode, invitations, person));
  }

  @Get('people')
  async find(
    @Visitor() { api }: Visit,
    @Param('episodeId') episodeId: string,
    @Query() form: Form,
  ): Promise<Outcome> {
    const episode = await api.read(ReadEpisode, { episodeId });
    const query = finderQuery(form);
    const found = query && (await api.read(ListPeople, query));
    return page('journeys/team/people', finderView(episode, form, found));
  }

  @Get('people/:personId')
  async found(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('personId') personId: string,
  ): Promise<Outcome> {
    const { of } = await personMatter(visit, episodeId, personId, 'invite');
    return page('journeys/team/person', chosenView(of.episode, of.chosen, visit.person));
  }

  @Get('people/:personId/:act')
  async askOfPerson(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('personId') personId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(PERSON_ACTS, act, await personMatter(visit, episodeId, personId, act), visit);
  }

  @Post('people/:personId/:act')
  async takeOfPerson(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('personId') personId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await personMatter(visit, episodeId, personId, act);
    return takeAct(PERSON_ACTS, act, matter, visit, TEAM_REFUSED);
  }

  @Get('members/:teamMemberId/:act')
  async askOfMember(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('teamMemberId') memberId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(SEAT_ACTS, act, await seatMatter(visit, episodeId, memberId), visit);
  }

  @Post('members/:teamMemberId/:act')
  async takeOfMember(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('teamMemberId') memberId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await seatMatter(visit, episodeId, memberId);
    return takeAct(SEAT_ACTS, act, matter, visit, TEAM_REFUSED);
  }

  @Get('contacts/:contactId/:act')
  async askOfContact(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('contactId') contactId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(KNOWN_ACTS, act, await contactMatter(visit, episodeId, contactId), visit);
  }

  @Post('contacts/:contactId/:act')
  async takeOfContact(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('contactId') contactId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await contactMatter(visit, episodeId, contactId);
    return takeAct(KNOWN_ACTS, act, matter, visit, TEAM_REFUSED);
  }

  @Get(':act')
  async act(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(TEAM_ACTS, act, await teamMatter(visit, episodeId), visit);
  }

  @Post(':act')
  async take(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return takeAct(TEAM_ACTS, act, await teamMatter(visit, episodeId), visit, TEAM_REFUSED);
  }
}

function matterOf(
  { body: episode, etag }: HubAnswer<EpisodeView>,
  facts: Matter<TeamCase>['facts'] = [],
): Matter<TeamCase> {
  const path = `/cases/${episode.id}/team`;
  return { of: { episode }, etag, path, back: { text: 'The team', href: path }, facts };
}

async function teamMatter({ api }: Visit, episodeId: string): Promise<Matter<TeamCase>> {
  return matterOf(await api.ask(ReadEpisode, { episodeId }));
}

/** With the version that it was read in, where the act is one on the case. */
async function personMatter(
  { api }: Visit,
  episodeId: string,
  personId: string,
  act: string,
): Promise<Matter<ChosenPerson> & { of: { chosen: Awaited<ReturnType<typeof readPerson>> } }> {
  const [answer, chosen] = await Promise.all([
    api.ask(ReadEpisode, { episodeId }),
    readPerson({ api }, personId),
  ]);
  const { name, post } = cardOf(chosen.contact, chosen.authority, chosen.employer);
  const matter = matterOf(answer, [{ key: 'Who', value: `${name}, ${post}` }]);
  return {
    ...matter,
    etag: isVersioned(PERSON_ACTS, act) ? matter.etag : undefined,
    of: { ...matter.of, chosen },
    path: `${matter.path}/people/${personId}`,
  };
}

function readPerson({ api }: Pick<Visit, 'api'>, personId: string) {
  return api.read(ReadPerson, { personId });
}

function isVersioned<Of>(acts: Acts<Of>, act: string): boolean {
  return acts[act]?.definition.http?.versioned === true;
}

/** @throws NotFoundException where nobody of that id is in the team */
async function seatMatter(
  { api }: Visit,
  episodeId: string,
  memberId: string,
): Promise<Matter<SeatCase>> {
  const answer = await api.ask(ReadEpisode, { episodeId });
  const seat = answer.body.team.find(({ id }) => id === memberId);
  if (!seat) throw new NotFoundException();
  const matter = matterOf(answer, [{ key: 'What they do in the team', value: seat.role }]);
  return { ...matter, of: { ...matter.of, seat }, path: `${matter.path}/members/${memberId}` };
}

/** @throws NotFoundException where there is no such contact, or it is not for them to see */
async function contactMatter(
  { api }: Visit,
  episodeId: string,
  contactId: string,
): Promise<Matter<ContactCase>> {
  const answer = await api.ask(ReadEpisode, { episodeId });
  const contact = answer.body.contacts?.find(({ id }) => id === contactId);
  if (!contact) throw new NotFoundException();
  const matter = matterOf(answer, [{ key: 'Contact', value: contactName(contact) }]);
  return { ...matter, of: { ...matter.of, contact }, path: `${matter.path}/contacts/${contactId}` };
}
