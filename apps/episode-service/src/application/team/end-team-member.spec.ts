import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { EPISODE, episode, GREENWICH, LEWISHAM, person, whoMay } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { EndTeamMember } from './end-team-member.js';

const seat = {
  ...{ id: testId(50), authority: GREENWICH, personId: person(2) },
  ...{ role: 'sexual_health_nurse', confirmed: true },
};
const command = { episodeId: EPISODE, teamMemberId: seat.id, because: 'changed_post' } as const;

describe('who leaves a team', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let end: EndTeamMember;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    end = new EndTeamMember(work, new FixedClock(), whoMay);
    await work.stores.episodes.add(episode({ team: [seat] }));
  });

  it('has a part no more, stays on record, and their authority is told once more', async () => {
    const lead = asked(LEWISHAM, { personId: person(1) });
    expect(await end.execute(command, lead)).toMatchObject({
      team: [],
      counterparts: [LEWISHAM],
      version: 2,
    });
    expect(work.told).toEqual([
      ['episode.team_member_left.v1', [GREENWICH, LEWISHAM]],
      ['episode.people_changed.v1', []],
    ]);
    expect(await work.stores.pastTeam.ofEpisode(EPISODE)).toMatchObject([
      { ...seat, leftBecause: 'changed_post' },
    ]);
    expect(await end.execute(command, lead)).toEqual({ refused: 'not_found' });
  });

  it('may go by themselves, and whoever leads hears of it', async () => {
    await end.execute(command, asked(GREENWICH, { personId: person(2) }));
    expect(await work.stores.developments.ofEpisode(EPISODE)).toMatchObject([{ kind: 'team' }]);
  });

  it('is not sent away by a colleague, nor by who has no part', async () => {
    expect(await end.execute(command, asked(LEWISHAM, { personId: person(4) }))).toMatchObject({
      refused: 'not_involved',
    });
    expect(await end.execute(command, asked('E09000028', { personId: person(3) }))).toEqual({
      refused: 'not_found',
    });
  });
});
