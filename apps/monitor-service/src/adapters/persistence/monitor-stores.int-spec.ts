import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { MonitorAtWork } from '../../testing/monitor-at-work.js';
import { monitorStoresSuite } from '../../testing/monitor-stores-suite.js';

let monitor: MonitorAtWork;
beforeAll(async () => {
  monitor = await MonitorAtWork.begin(backing.databaseUrl);
});
afterAll(() => monitor.end());

describe('monitor stores on PostgreSQL', () => {
  monitorStoresSuite(() => monitor.stores());

  it('the database refuses an approval by the person who asked', async () => {
    const insert = `INSERT INTO replay VALUES ('${testId(9)}', 'running', 'r', 1, 0, 0, true, 'a', now(), 'a', NULL, NULL, 1)`;
    await expect(monitor.database.query(insert)).rejects.toThrow(/approved_by|check/);
  });
});
