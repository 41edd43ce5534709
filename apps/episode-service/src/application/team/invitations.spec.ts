import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import type { TeamInvitationView } from '@hub/contracts/team';
import { asked, CountingIds, FakeUnitOfWork } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  closedLeads,
  people,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { AnswerInvitation } from './answer-invitation.js';
import { InviteToTeam } from './invite-to-team.js';

const lead = asked(LEWISHAM, { personId: person(1) });
const invited = asked(GREENWICH, { personId: person(2) });
const contact = asked(GREENWICH, { personId: person(8), roles: ['lead_caf_contact'] });
const command = {
  ...{ episodeId: EPISODE, authority: GREENWICH, personId: person(2) },
  role: 'sexual_health_nurse' as const,
};

describe('an invitation into a team', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let inviting: InviteToTeam;
  let answering: AnswerInvitation;
  let agreed: string[];
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    agreed = [GREENWICH];
    const register = {
      mayJoin: (_of: string, authority: string) => Promise.resolve(agreed.includes(authority)),
    };
    const ids = new CountingIds();
    inviting = new InviteToTeam(
      work,
      { register, people, closedLeads: closedLeads(work) },
      ids,
      whoMay,
    );
    answering = new AnswerInvitation(work, { register, people }, ids);
    await work.stores.episodes.add(episode());
  });
  const made = async (): Promise<TeamInvitationView & { readonly of: object }> => {
    const view = await inviting.make(command, lead);
    if (isRefusal(view)) throw new Error(view.refused);
    return { ...view, of: { episodeId: EPISODE, teamInvitationId: view.id } };
  };
  const answer = (id: string, how: object, by = invited) =>
    answering.execute({ episodeId: EPISODE, teamInvitationId: id, answer: 'accepts', ...how }, by);
  const team = async () => (await work.stores.episodes.find(EPISODE))?.team;

  it('gives no part in the case before it is accepted, and one from then on', async () => {
    const { id } = await made();
    expect(await team()).toEqual([]);
    expect(work.told).toEqual([['team_invitation.moved.v1', [GREENWICH, LEWISHAM]]]);
    expect(await answer(id, {})).toMatchObject({ state: 'accepted', role: 'Sexual health nurse' });
    expect(await team()).toMatchObject([
      { personId: person(2), role: 'sexual_health_nurse', confirmed: false },
    ]);
    expect(work.told.slice(1)).toEqual([
      ['team_invitation.moved.v1', [GREENWICH, LEWISHAM]],
      ['episode.team_member_added.v1', [GREENWICH, LEWISHAM]],
      ['episode.people_changed.v1', []],
    ]);
    expect(await answer(id, {})).toEqual({ refused: 'invitation_ended' });
    expect(await inviting.make(command, lead)).toEqual({ refused: 'already_in_team' });
  });

  it('is declined with a reason, of which whoever leads hears', async () => {
    const { id } = await made();
    expect(await answer(id, { answer: 'declines' })).toMatchObject({ refused: 'reason_missing' });
    expect(await answer(id, { answer: 'declines', because: 'no_time' })).toMatchObject({
      state: 'declined',
      because: 'no_time',
    });
    expect(await team()).toEqual([]);
    expect(await work.stores.developments.ofEpisode(EPISODE)).toMatchObject([{ kind: 'team' }]);
  });

  it('is answered by who is invited alone, and known to their lead CAF contact', async () => {
    const { id, of } = await made();
    const asking = of as { episodeId: string; teamInvitationId: string };
    expect(await answer(id, {}, contact)).toEqual({ refused: 'invitation_of_another' });
    expect(await answer(id, {}, asked(SOUTHWARK, { personId: person(3) }))).toEqual({
      refused: 'not_found',
    });
    expect(await inviting.read(asking, invited)).toMatchObject({ role: 'Sexual health nurse' });
    const seen = await inviting.read(asking, contact);
    expect(seen).toMatchObject({ role: 'Professional' });
    expect(seen).not.toHaveProperty('personId');
    expect(seen).not.toHaveProperty('notCounted');
    expect(await inviting.read(asking, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await inviting.list({ episodeId: EPISODE }, invited)).toEqual({ refused: 'not_found' });
    expect(await inviting.list({ episodeId: EPISODE }, lead)).toMatchObject({ items: [{ id }] });
  });

  it('is taken back, after which nobody answers it', async () => {
    const { id, of } = await made();
    const asking = of as { episodeId: string; teamInvitationId: string };
    expect(await inviting.withdraw(asking, invited)).toEqual({ refused: 'not_found' });
    expect(await inviting.withdraw(asking, lead)).toMatchObject({ state: 'withdrawn' });
    expect(await inviting.withdraw(asking, lead)).toEqual({ refused: 'invitation_ended' });
    expect(await answer(id, {})).toEqual({ refused: 'invitation_ended' });
  });

  it('is made and accepted only while the family agrees, and the case goes on', async () => {
    const { id } = await made();
    agreed = [];
    expect(await inviting.make({ ...command, personId: person(2) }, lead)).toEqual({
      refused: 'consent_missing',
    });
    expect(await answer(id, {})).toEqual({ refused: 'consent_missing' });
    agreed = [GREENWICH];
    await work.stores.episodes.save(episode({ state: 'closed' }));
    expect(await answer(id, {})).toMatchObject({ refused: 'conflict' });
    expect(await inviting.make(command, lead)).toMatchObject({ refused: 'conflict' });
    await work.stores.episodes.save(episode());
    expect(await answer(id, {})).toMatchObject({ state: 'accepted' });
  });
});
