import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MESSAGING_MIGRATIONS } from '@hub/messaging';
import { ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { SqlPeopleToldStore } from './people-told-store.js';
import { tables } from './tables.js';

const TYPE = 'episode.people_changed.v1';
let scratch: ScratchSchema;
let places = 0;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, {
    entities: tables,
    migrations: [...migrations, ...MESSAGING_MIGRATIONS],
  });
});
afterAll(() => scratch.drop());

const envelope = (episode: number, version: number): string =>
  JSON.stringify({ data: { episodeId: testId(episode), version } });

function told(type: string, episode: number, version: number, sent?: string): Promise<unknown> {
  places += 1;
  const values = [testId(9_000 + places), type, places, envelope(episode, version)];
  return sent === undefined
    ? scratch.database.query(
        'INSERT INTO outbox (message_id, type, sequence, envelope) VALUES ($1, $2, $3, $4)',
        values,
      )
    : scratch.database.query(
        `INSERT INTO outbox_sent (message_id, type, sequence, envelope, sent_at) VALUES ($1, $2, $3, $4, now() - $5::interval)`,
        [...values, sent],
      );
}

it('tells of people whatever was told, sent or not, the newest of each episode, since an instant', async () => {
  await told(TYPE, 1, 3);
  await told(TYPE, 1, 2, '1 minute');
  await told(TYPE, 2, 1, '2 hours');
  await told(TYPE, 3, 1, '9 days');
  await told('episode.moved.v1', 4, 1);
  const store = new SqlPeopleToldStore(scratch.database.manager);
  const all = await store.since(undefined);
  const byId = (changes: typeof all.changes) =>
    [...changes].sort((one, other) => one.episodeId.localeCompare(other.episodeId));
  expect(byId(all.changes)).toEqual([
    { episodeId: testId(1), version: 3 },
    { episodeId: testId(2), version: 1 },
  ]);
  expect((await store.since(all.until)).changes).toEqual([{ episodeId: testId(1), version: 3 }]);
});
