import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessageView } from '@hub/contracts/monitor';
import { testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { MonitorAtWork } from '../../testing/monitor-at-work.js';

let monitor: MonitorAtWork;
beforeAll(async () => {
  monitor = await MonitorAtWork.begin(backing.databaseUrl);
});
afterAll(() => monitor.end());

describe('the list of messages', () => {
  it('gives each once, however many share a millisecond, and whatever their ids', async () => {
    // Ids fall where instants rise, and the other way round.
    for (const [number, micros] of [7, 2, 9, 4, 1, 8].entries())
      await monitor.database.query(
        `INSERT INTO message (id, at, producer, state)
           VALUES ($1, '2026-03-02T09:00:00.000Z'::timestamptz + $2 * interval '1 microsecond',
             'episode-service', 'published')`,
        [testId(number + 1), micros * 100],
      );
    const seen: MessageView[] = [];
    for (;;) {
      const page = await monitor.messages().find({}, [], 1, seen.at(-1));
      if (page.length === 0) break;
      seen.push(...page);
    }
    const ids = [3, 6, 1, 4, 2, 5].map(testId);
    expect(seen.map(({ id }) => id)).toEqual(ids);
  });
});
