import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { episode, LEWISHAM, person } from '../../testing/examples.js';
import { TypeormEpisodeStore } from './episode-store.js';
import { tables } from './tables.js';

const AT = '2026-03-02T09:30:00.000Z';

describe('episodes from before other services were told of their people', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: tables,
      migrations,
    });
  });
  afterAll(() => scratch.drop());

  it('are told of once each; what begins now is told of at its start', async () => {
    const { database } = scratch;
    for (const number of [1, 2, 3]) {
      await database.query(
        `INSERT INTO episode (id, state, originating_authority, home_authority, consent_id, lookup_id, own_reference, level_of_need, started_at, version)
         VALUES ($1, 'active', $2, $2, $1, $1, 'R', '{}', $3, 1)`,
        [testId(number), LEWISHAM, AT],
      );
      await database.query(
        'INSERT INTO lead_term (episode_id, term, authority, person_id, since) VALUES ($1, 1, $2, $3, $4)',
        [testId(number), LEWISHAM, person(number), AT],
      );
    }
    const episodes = new TypeormEpisodeStore(database.manager);
    await episodes.add(episode({ id: testId(4) }));
    const take = (limit: number) =>
      database.transaction((manager) => new TypeormEpisodeStore(manager).takePeopleUntold(limit));
    expect(await take(2)).toMatchObject([
      { id: testId(1), lead: { personId: person(1), confirmed: false } },
      { id: testId(2) },
    ]);
    expect(await take(2)).toMatchObject([{ id: testId(3) }]);
    expect(await take(2)).toEqual([]);
  });
});
