import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { ago, MonitorAtWork } from '../../testing/monitor-at-work.js';
import { tellJourney } from '../../testing/told-journey.js';
import { SqlMissingMessageStore } from './missing-message-store.js';

let monitor: MonitorAtWork;
beforeAll(async () => {
  monitor = await MonitorAtWork.begin(backing.databaseUrl);
  await tellJourney(monitor);
});
afterAll(() => monitor.end());

describe('what operations see of services', () => {
  it('services by their last sign of life', async () => {
    const figures = {
      outboxRows: 1,
      outboxOldestSeconds: 2,
      unroutable: 0,
      held: 0,
      parked: 0,
      journalRows: 0,
      blocked: false,
    };
    await monitor.observations().noteHeartbeat({
      service: 'gateway',
      instance: 'a#1',
      at: ago(1),
      ...figures,
    });
    await monitor.observations().noteHeartbeat({
      service: 'episode-service',
      instance: 'a#2',
      at: ago(60),
      ...figures,
    });
    const { items } = await monitor.observations().services();
    expect(items.map(({ service, state }) => [service, state])).toEqual([
      ['episode-service', 'stopped'],
      ['gateway', 'running'],
    ]);
    expect((await monitor.observations().stuck(30, [])).items.map((item) => item.kind)).toContain(
      'service_stopped',
    );
  });

  it('a message that a service which runs and is idle has not got, once a minute', async () => {
    const LOST = testId(5);
    const figures = {
      outboxRows: 0,
      outboxOldestSeconds: 0,
      unroutable: 0,
      held: 0,
      parked: 0,
      journalRows: 0,
      blocked: false,
    };
    await monitor.tell(
      'consent-service',
      [
        {
          kind: 'enqueued',
          message: LOST,
          type: 'consent.granted.v1',
          conversation: testId(6),
          subject: 'c-2',
        },
        { kind: 'published', message: LOST, sequence: 1 },
      ],
      60,
    );
    await monitor.tell(
      'notification-service',
      [{ kind: 'processed', message: LOST, type: 'consent.granted.v1', waitedMs: 1, workedMs: 1 }],
      59,
    );
    await monitor.projector().catchUp();
    const { missing } = monitor.stores();
    const lost = async (seconds = 30) =>
      (await missing.find(seconds, 9)).map((message) => message.messageId);
    expect(await lost()).toEqual([]);
    await monitor.observations().noteHeartbeat({
      service: 'episode-service',
      instance: 'a#3',
      at: ago(1),
      ...figures,
      journalRows: 900,
    });
    expect(await lost()).toEqual([]);
    await monitor.observations().noteHeartbeat({
      service: 'episode-service',
      instance: 'a#3',
      at: ago(1),
      ...figures,
    });
    expect(
      await new SqlMissingMessageStore(monitor.database.manager, () => ['episode-service']).find(
        30,
        9,
      ),
    ).toEqual([]);
    expect(
      await new SqlMissingMessageStore(monitor.database.manager, () => undefined).find(30, 9),
    ).toEqual([]);
    expect(await lost(600)).toEqual([]);
    expect(await lost()).toEqual([LOST]);
    await missing.noteAsked([LOST]);
    expect(await lost()).toEqual([]);
  });

  it('the same again when everything is made anew', async () => {
    const tables = ['message', 'handling', 'endpoint_minute', 'failure_group', 'saga'];
    const content = async () =>
      Promise.all(
        tables.map((table) => monitor.database.query(`SELECT * FROM ${table} t ORDER BY t::text`)),
      );
    const before = await content();
    await monitor.observations().rebuild();
    await monitor.projector().catchUp();
    expect(await content()).toEqual(before);
    expect(before.flat().length).toBeGreaterThan(10);
    expect(await monitor.observations().projections()).toMatchObject({
      lagMs: 0,
      rebuilding: false,
    });
  });
});
