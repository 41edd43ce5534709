import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { MonitorAtWork } from '../../testing/monitor-at-work.js';
import { JournalMonths } from './journal-months.js';

let monitor: MonitorAtWork;
beforeAll(async () => {
  monitor = await MonitorAtWork.begin(backing.databaseUrl);
});
afterAll(() => monitor.end());

describe('the months of the journal', () => {
  const months = async (): Promise<string[]> =>
    (
      await monitor.database.query<{ name: string }[]>(
        `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE inhparent = 'journal_entry'::regclass `,
      )
    )
      .map(({ name }) => name)
      .sort();
  const monthsAgo = (count: number): string =>
    new Date(
      Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - count, 15),
    ).toISOString();
  const nameOf = (count: number): string =>
    `journal_entry_${monthsAgo(count).slice(0, 7).replace('-', '_')}`;
  const append = (id: number, at: string) =>
    monitor.stores().journal.append([
      {
        service: 'months',
        id: String(id),
        at,
        events: [{ kind: 'requested', message: testId(700 + id) }],
      },
    ]);
  const kept = async (): Promise<number> =>
    (
      await monitor.database.query<{ n: number }[]>(
        `SELECT count(*)::integer AS n FROM journal_entry WHERE service = 'months'`,
      )
    )[0]?.n ?? 0;

  it('are made ahead, take in what comes, and are dropped whole when their time is up', async () => {
    const upkeep = new JournalMonths(monitor.database, 3);
    await upkeep.execute();
    await upkeep.execute();
    expect(await months()).toEqual([
      nameOf(-1),
      nameOf(-2),
      'journal_entry_before',
      'journal_entry_other',
    ]);
    await monitor.database.query('ALTER TABLE journal_entry DETACH PARTITION journal_entry_before');
    await monitor.database.query(
      `ALTER TABLE journal_entry ATTACH PARTITION journal_entry_before FOR VALUES FROM (MINVALUE) TO ('${monthsAgo(4).slice(0, 7)}-01')`,
    );
    for (const count of [4, 3, 2, 1, 0])
      await monitor.database.query(
        `CREATE TABLE ${nameOf(count)} PARTITION OF journal_entry FOR VALUES FROM ('${monthsAgo(count).slice(0, 7)}-01') TO ('${monthsAgo(count - 1).slice(0, 7)}-01')`,
      );
    for (const count of [5, 4, 3, 0, -2]) await append(10 - count, monthsAgo(count));
    await append(20, '2199-01-01T00:00:00.000Z');
    expect(await kept()).toBe(6);
    await upkeep.execute();
    expect(await months()).toEqual([
      nameOf(3),
      nameOf(2),
      nameOf(1),
      nameOf(0),
      nameOf(-1),
      nameOf(-2),
      'journal_entry_other',
    ]);
    expect(await kept()).toBe(4);
    expect(await append(7, monthsAgo(3))).toEqual([]);
    const [batches] = await monitor.database.query<{ ids: string[] }[]>(
      `SELECT array_agg(id ORDER BY id) AS ids FROM journal_batch WHERE service = 'months'`,
    );
    expect(batches?.ids).toEqual(['7', '10', '12', '20']);
  });
});
