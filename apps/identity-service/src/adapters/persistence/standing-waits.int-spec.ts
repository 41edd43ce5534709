import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import { SqlStandingWaits } from '@hub/waits';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { IDENTITY_WAITS } from './standing-waits.js';
import { tables } from './tables.js';

const [POST, OTHER, KEEPER] = [testId(1), testId(2), testId(3)] as const;
const GREENWICH = 'E09000011';
let scratch: ScratchSchema;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
});
afterAll(() => scratch.drop());

it('waits for whoever offered a post once nobody answered in time, and for no one else', async () => {
  const waits = inTransactions(
    scratch.database,
    (manager) => new SqlStandingWaits(manager, IDENTITY_WAITS),
  );
  const { database } = scratch;
  for (const [place, id] of [POST, OTHER, KEEPER].entries())
    await database.query(
      `INSERT INTO person (id, authority, username, password_hash, code_secret, contact, roles, verified)
       VALUES ($1, $2, $3, '', '', '{}', '{}', true)`,
      [id, place === 1 ? 'E09000023' : GREENWICH, `user-${String(place)}`],
    );
  const offer = (until: string) =>
    database.query(
      `UPDATE person SET offered_to = $2, offered_by = $3, offered_at = '2026-01-01',
         offered_until = $4 WHERE id = $1`,
      [POST, OTHER, KEEPER, until],
    );
  await offer('2999-01-01T00:00:00Z');
  expect(await waits.takeChanged(9)).toEqual([]);
  await offer('2026-01-15T00:00:00Z');
  const about = { workflow: 'post_offer', subject: POST, episodeId: null };
  const wait = { step: 'renew_post_offer', authority: GREENWICH, personId: KEEPER };
  expect(await waits.takeChanged(9)).toEqual([
    { ...about, waits: [{ ...wait, dueAt: '2026-01-15T00:00:00.000Z' }] },
  ]);
  await offer('2999-01-01T00:00:00Z');
  expect(await waits.takeChanged(9)).toEqual([{ ...about, waits: [] }]);
});
