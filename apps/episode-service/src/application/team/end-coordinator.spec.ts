import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { EndCoordinator } from './end-coordinator.js';

const command = { episodeId: EPISODE, because: 'changed_post' } as const;
const coordinating = asked(GREENWICH, { personId: person(2) });
const since = '2026-03-01T09:30:00.000Z';

describe('that nobody coordinates a case any more', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let ending: EndCoordinator;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    ending = new EndCoordinator(work, whoMay);
    const coordinator = { authority: GREENWICH, personId: person(2), since, confirmed: true };
    await work.stores.episodes.add(episode({ coordinator }));
  });

  it('is said by who does, who reads nothing more, and whoever leads hears of it', async () => {
    const ended = await ending.execute(command, coordinating);
    expect(ended).toMatchObject({ counterparts: [LEWISHAM], version: 2 });
    expect(ended).not.toHaveProperty('coordinator');
    expect(work.told).toEqual([
      ['episode.coordinator_ended.v1', [GREENWICH, LEWISHAM]],
      ['episode.people_changed.v1', []],
    ]);
    expect(work.facts[0]?.payload).toMatchObject({ authority: GREENWICH });
    expect(await work.stores.developments.ofEpisode(EPISODE)).toMatchObject([{ kind: 'team' }]);
    expect((await work.stores.episodes.find(EPISODE))?.coordinatorsBefore).toMatchObject([
      { personId: person(2), since, because: 'changed_post' },
    ]);
    expect(await ending.execute(command, coordinating)).toEqual({ refused: 'not_found' });
    const lead = asked(LEWISHAM, { personId: person(1) });
    expect(await ending.execute(command, lead)).toEqual({ refused: 'nobody_coordinates' });
  });

  it('is said by nobody who does not lead, coordinate or answer for it', async () => {
    const colleague = asked(LEWISHAM, { personId: person(4) });
    expect(await ending.execute(command, colleague)).toMatchObject({ refused: 'not_involved' });
    expect(await ending.execute(command, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(work.facts).toEqual([]);
  });
});
