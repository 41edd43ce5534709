import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { TeamInvitation } from '../domain/team/invitation.js';
import type { LeftMember } from '../domain/team/leaving.js';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK, SUMMER } from './examples.js';

/** What every implementation of the stores of a team keeps to. */
export function teamStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'pastTeam' | 'invitations'>,
): void {
  it('keeps who was in a team, who is in it no more, and who came back', async () => {
    const { episodes, pastTeam } = open();
    const one = episode({ id: testId(9_861), lookupId: testId(9_862) });
    await episodes.add(one);
    const seat = (number: number, authority: string) => ({
      ...{ id: testId(9_862 + number), authority, personId: person(number), role: 'teacher' },
      ...{ confirmed: true, joinedAt: '2026-03-02T09:30:00.000Z' },
    });
    const { joinedAt: _since, ...old } = seat(2, GREENWICH);
    const other = seat(3, SOUTHWARK);
    const whole = { ...one, team: [old, other], version: 2 };
    await episodes.addTeamMember({ ...whole, team: [old] }, old);
    await episodes.addTeamMember(whole, other);
    expect(await episodes.find(one.id)).toEqual(whole);
    const left: LeftMember = { ...old, leftOn: '2026-03-05', leftBecause: 'work_done' };
    const without = { ...whole, team: [other], version: 3 };
    await episodes.endTeamMember(without, left);
    const gone: LeftMember = { ...other, leftOn: '2026-03-04', leftBecause: 'family_asks' };
    await episodes.endTeamMember({ ...without, team: [], version: 4 }, gone);
    expect(await episodes.find(one.id)).toEqual({ ...one, version: 4 });
    expect(await pastTeam.ofEpisode(one.id)).toEqual([gone, left]);
    expect(await pastTeam.ofEpisode(testId(9_899))).toEqual([]);
    const back = { ...seat(2, GREENWICH), id: testId(9_870) };
    const again = { ...one, team: [back], version: 5 };
    await episodes.addTeamMember(again, back);
    expect(await episodes.find(one.id)).toEqual(again);
    const of = async (authority: string) =>
      (await episodes.list({ choice: { authority, team: person(2) }, order: 'newest', limit: 100 }))
        .map(({ id }) => id)
        .includes(one.id);
    expect([await of(LEWISHAM), await of(GREENWICH), await of(SOUTHWARK)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('keeps who started an episode and who coordinates it, who has a part in it', async () => {
    const { episodes } = open();
    const one = episode({
      ...{ id: testId(9_891), lookupId: testId(9_892) },
      initiator: { authority: LEWISHAM, personId: person(1) },
      contacts: [
        {
          ...{ id: testId(9_893), kind: 'gp', inTeam: false, organisation: 'Hilly Fields' },
          ...{ authority: LEWISHAM, addedAt: '2026-03-02T09:30:00.000Z', until: '2026-03-04' },
        },
      ],
    });
    await episodes.add(one);
    expect(await episodes.find(one.id)).toEqual(one);
    const term = { authority: LEWISHAM, personId: person(4), since: '2026-03-02T09:30:00.000Z' };
    const until = '2026-03-03T09:30:00.000Z';
    const coordinator = {
      ...{ authority: SOUTHWARK, personId: person(3), since: until, confirmed: true },
    };
    const coordinatorsBefore = [{ ...term, until, because: 'work_done' as const }];
    const named = { ...one, coordinator, coordinatorsBefore, version: 2 };
    await episodes.saveCoordinator(named);
    expect(await episodes.find(one.id)).toEqual(named);
    const mine = await episodes.list({
      ...{ choice: { authority: SOUTHWARK, person: person(3) }, order: 'newest', limit: 100 },
    });
    expect(mine.map(({ id }) => id)).toContain(one.id);
    const nobody = { ...one, coordinatorsBefore, version: 3 };
    await episodes.saveCoordinator(nobody);
    expect(await episodes.find(one.id)).toEqual(nobody);
    const without = await episodes.list({
      ...{ choice: { authority: SOUTHWARK, person: person(3) }, order: 'newest', limit: 100 },
    });
    expect(without.map(({ id }) => id)).not.toContain(one.id);
  });

  it('keeps who is asked into a team, the newest first, and what they answered', async () => {
    const { episodes, invitations } = open();
    const episodeId = testId(9_881);
    await episodes.add(episode({ id: episodeId, lookupId: testId(9_882) }));
    const first: TeamInvitation = {
      ...{ id: testId(9_883), episodeId, state: 'open', authority: GREENWICH, confirmed: true },
      ...{ personId: person(2), role: 'teacher', fromAuthority: LEWISHAM, invitedBy: person(1) },
      ...{ invitedAt: '2026-03-02T09:30:00.000Z', answerBy: '2026-03-09T09:30:00.000Z' },
    };
    const { invitedBy: _who, ...bare } = first;
    const later: TeamInvitation = {
      ...{ ...bare, id: testId(9_884), personId: person(3), authority: SOUTHWARK },
      invitedAt: '2026-03-03T09:30:00.000Z',
      notCounted: [SUMMER],
    };
    for (const one of [first, later]) await invitations.add(one);
    const declined: TeamInvitation = {
      ...{ ...first, state: 'declined', because: 'no_time' },
      endedAt: '2026-03-04T09:30:00.000Z',
    };
    await invitations.save(declined);
    expect(await invitations.ofEpisode(episodeId)).toEqual([later, declined]);
    const find = (of: string, teamInvitationId: string) =>
      invitations.find({ episodeId: of, teamInvitationId });
    expect(await find(episodeId, first.id)).toEqual(declined);
    expect(await find(testId(9_885), first.id)).toBeUndefined();
  });
}
