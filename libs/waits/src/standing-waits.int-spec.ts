import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FakeUnitOfWork, inTransactions, ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../tests/config.js';
import { SqlStandingWaits, type StandingWaits } from './standing-waits.js';
import { TellWaits } from './tell-waits.js';
import { Waits1 } from './wait-tables.js';

/** Stands for the rows of a service: whatever its use cases and its clocks make of them. */
const ROWS = `SELECT 'recall' AS workflow, id AS subject, NULL::uuid AS episode_id,
  jsonb_build_array(one_wait('answer_recall', holder, 'lead_caf_contact', NULL, due_at)) AS waits FROM thing`;
const [ONE, TWO] = ['E09000001', 'E09000002'];

let scratch: ScratchSchema;
let waits: StandingWaits;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, { entities: [], migrations: [Waits1] });
  await scratch.database.query(
    'CREATE TABLE thing (id uuid PRIMARY KEY, holder text NOT NULL, due_at timestamptz NOT NULL)',
  );
  waits = inTransactions(scratch.database, (manager) => new SqlStandingWaits(manager, ROWS));
});
afterAll(() => scratch.drop());

const put = (number: number, holder: string) =>
  scratch.database.query(
    `INSERT INTO thing (id, holder, due_at) VALUES ($1, $2, '2026-07-01T17:00:00+01:00')
     ON CONFLICT (id) DO UPDATE SET holder = excluded.holder`,
    [testId(number), holder],
  );
const take = (number: number) =>
  scratch.database.query('DELETE FROM thing WHERE id = $1', [testId(number)]);

it('tells once what has come to wait, what waits otherwise, and what waits no more', async () => {
  await put(1, ONE);
  const wait = {
    step: 'answer_recall',
    authority: ONE,
    role: 'lead_caf_contact',
    dueAt: '2026-07-01T16:00:00.000Z',
  };
  const about = { workflow: 'recall', subject: testId(1), episodeId: null };
  expect(await waits.takeChanged(9)).toEqual([{ ...about, waits: [wait] }]);
  expect(await waits.takeChanged(9)).toEqual([]);
  await put(1, TWO);
  expect(await waits.takeChanged(9)).toEqual([{ ...about, waits: [{ ...wait, authority: TWO }] }]);
  await take(1);
  expect(await waits.takeChanged(9)).toEqual([{ ...about, waits: [] }]);
  expect(await waits.takeChanged(9)).toEqual([]);
});

it('ends with what stands, whatever became of the rows meanwhile, also where two tell at once', async () => {
  const change = fc.record({
    number: fc.integer({ min: 1, max: 6 }),
    holder: fc.constantFrom(ONE, TWO, undefined),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 5 }),
      async (all) => {
        const heard = new Map<string, unknown>();
        const tell = async (limit: number): Promise<number> => {
          const changed = await waits.takeChanged(limit);
          for (const { subject, waits: said } of changed) {
            expect(heard.get(subject)).not.toEqual(said);
            if (said.length === 0) heard.delete(subject);
            else heard.set(subject, said);
          }
          return changed.length;
        };
        for (const changes of all) {
          for (const { number, holder } of changes)
            await (holder === undefined ? take(number) : put(number, holder));
          await Promise.all([tell(2), tell(9)]);
        }
        while ((await tell(2)) > 0);
        const rows = await scratch.database.query<{ id: string }[]>(
          'SELECT id FROM thing ORDER BY id',
        );
        expect([...heard.keys()].sort()).toEqual(rows.map(({ id }) => id));
        await scratch.database.query('DELETE FROM thing');
        while ((await tell(9)) > 0);
        expect(heard.size).toBe(0);
      },
    ),
    { numRuns: 25 },
  );
});

it('makes facts of it, all of them in one go', async () => {
  for (let number = 1; number <= 450; number += 1) await put(number, ONE);
  const work = new FakeUnitOfWork({ standingWaits: waits });
  let last = 5_000;
  const chore = new TellWaits(work, 'consent-service', { next: () => testId((last += 1)) });
  await chore.execute();
  expect(work.told).toHaveLength(450);
  expect(work.told[0]).toEqual(['recall.stands.v1', []]);
  await chore.execute();
  expect(work.told).toHaveLength(450);
});
