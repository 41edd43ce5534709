import { beforeEach, describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { episode, GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { teamItems } from './team-record-view.js';

const AT = '2026-03-02T09:30:00.000Z';
const seat = (number: number, role: string) => ({
  ...{ id: testId(number), authority: GREENWICH, personId: person(number), role, confirmed: true },
});
const school = {
  id: testId(60),
  kind: 'school',
  inTeam: true,
  organisation: 'Hill School',
} as const;
const of = episode({
  team: [seat(50, 'sexual_health_nurse'), seat(51, 'teacher')],
  needs: { interpreter: 'so', easyRead: true, authority: LEWISHAM, recordedAt: AT },
  contacts: [{ ...school, authority: LEWISHAM, addedAt: AT }],
  coordinatorsBefore: [
    { authority: GREENWICH, personId: person(4), since: AT, until: AT, because: 'work_done' },
  ],
});

describe('what a family reads of a team', () => {
  let stores: EpisodeStores;
  beforeEach(async () => {
    stores = inMemoryEpisodeStores();
    await stores.episodes.add(of);
    const left = { ...seat(52, 'gp'), leftOn: '2026-03-05', leftBecause: 'work_done' as const };
    await stores.episodes.endTeamMember(of, left);
    await stores.invitations.add({
      ...{ id: testId(61), episodeId: of.id, state: 'open', authority: GREENWICH },
      ...{ personId: person(2), role: 'teacher', fromAuthority: LEWISHAM, confirmed: false },
      ...{ invitedAt: AT, answerBy: AT },
    });
  });

  it('is each role that tells something by itself, who left, who was asked, and who has no account', async () => {
    const items = await teamItems(of, stores);
    expect(items.map(({ id }) => id)).toEqual([
      `needs-${of.id}`,
      `contact-${school.id}`,
      `team-${testId(50)}`,
      `team-${testId(52)}`,
      `invitation-${testId(61)}`,
      `coordinator-${of.id}-1`,
    ]);
    expect(items.at(-1)?.fields).toContainEqual({ name: 'Why they ended it', value: 'work_done' });
    expect(items[2]?.fields).toEqual([
      { name: 'What they do in the team', value: 'Sexual health nurse' },
    ]);
    expect(items[3]?.fields).toContainEqual({ name: 'Their last day in it', value: '2026-03-05' });
  });

  it('is nothing that tells where it is, where it hides', async () => {
    const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: AT } as const;
    const items = await teamItems({ ...of, shield }, stores);
    expect(items.map(({ id }) => id)).toEqual([`needs-${of.id}`]);
    expect(items[0]).not.toHaveProperty('authority');
  });
});
