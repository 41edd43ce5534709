import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  people,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { NameCoordinator } from './name-coordinator.js';

const lead = asked(LEWISHAM, { personId: person(1) });
const coordinating = asked(GREENWICH, { personId: person(2) });
const command = { episodeId: EPISODE, authority: GREENWICH, personId: person(2) };

describe('who coordinates a case', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let naming: NameCoordinator;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    const register = {
      mayJoin: (_of: string, authority: string) => Promise.resolve(authority !== SOUTHWARK),
    };
    naming = new NameCoordinator(work, { register, people }, whoMay);
    await work.stores.episodes.add(episode());
  });

  it('is named by who leads, has a part from then on, and hands over to another', async () => {
    expect(await naming.execute(command, lead)).toMatchObject({
      coordinator: { authority: GREENWICH, personId: person(2) },
      counterparts: [GREENWICH, LEWISHAM],
      version: 2,
    });
    const told = [
      ['episode.coordinator_named.v1', [GREENWICH, LEWISHAM]],
      ['episode.people_changed.v1', []],
    ];
    expect(work.told).toEqual(told);
    expect(await naming.execute(command, lead)).toEqual({ refused: 'already_coordinates' });
    const next = { ...command, authority: LEWISHAM, personId: person(4) };
    expect(await naming.execute(next, coordinating)).toMatchObject({
      coordinator: { personId: person(4) },
      counterparts: [LEWISHAM],
    });
    expect(work.told.slice(2)).toEqual(told);
    expect(await work.stores.developments.ofEpisode(EPISODE)).toMatchObject([{ kind: 'team' }]);
    expect((await work.stores.episodes.find(EPISODE))?.coordinatorsBefore).toMatchObject([
      { personId: person(2) },
    ]);
  });

  it('is named by nobody else, and nobody whom the family has not agreed to', async () => {
    const colleague = asked(LEWISHAM, { personId: person(4) });
    expect(await naming.execute(command, colleague)).toMatchObject({ refused: 'not_involved' });
    const other = { ...command, authority: SOUTHWARK, personId: person(3) };
    expect(await naming.execute(other, lead)).toEqual({ refused: 'consent_missing' });
    expect(await naming.execute(command, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
  });
});
