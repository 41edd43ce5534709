import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import type { Timers } from '@hub/workflow';
import { backing } from '../../../tests/config.js';
import { SqlTimers } from './sql-timers.js';
import { Timers1 } from './timer-tables.js';
import { WakeDue } from './wake-due.js';

let scratch: ScratchSchema;
let timers: Timers;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, {
    entities: [],
    migrations: [Timers1],
  });
  timers = inTransactions(scratch.database, (manager) => new SqlTimers(manager));
});
afterAll(() => scratch.drop());

const shift = (ahead: string) =>
  scratch.database.query(
    'INSERT INTO clock_shift (ahead) VALUES ($1) ON CONFLICT (one) DO UPDATE SET ahead = excluded.ahead',
    [ahead],
  );
const after = async (milliseconds: number) =>
  new Date(Date.parse(await timers.now()) + milliseconds).toISOString();

it('wakes what is due, the longest overdue first, and moves with the clock', async () => {
  const [first, second, third] = [testId(1), testId(2), testId(3)];
  await timers.set('a', first, await after(60_000));
  await timers.set('a', second, await after(30_000));
  await timers.set('a', third, await after(7_200_000));
  await timers.set('b', first, await after(30_000));
  expect(await timers.due('a', 9)).toEqual([]);
  await shift('1 hour');
  expect(Date.parse(await timers.now()) - Date.now()).toBeGreaterThan(3_500_000);
  expect(await timers.due('a', 9)).toEqual([second, first]);
  expect(await timers.due('a', 1)).toEqual([second]);
  await timers.set('a', second, undefined);
  await timers.set('a', first, await after(60_000));
  expect(await timers.due('a', 9)).toEqual([]);
  expect(await timers.due('b', 9)).toEqual([first]);
});

it('puts off one that fails, and wakes the others', async () => {
  const [broken, sound] = [testId(11), testId(12)];
  for (const subject of [broken, sound]) await timers.set('c', subject, await after(-1));
  const woken: string[] = [];
  const failed: string[] = [];
  const wake = async (subject: string): Promise<void> => {
    if (subject === broken) throw new Error('no');
    woken.push(subject);
    await timers.set('c', subject, undefined);
  };
  const round = new WakeDue(
    'c',
    (use) => use(timers),
    wake,
    (subject) => failed.push(subject),
  );
  expect(await round.execute()).toBe(2);
  expect([woken, failed]).toEqual([[sound], [broken]]);
  expect(await round.execute()).toBe(0);
  await shift('2 hours');
  expect(await timers.due('c', 9)).toEqual([broken]);
});
