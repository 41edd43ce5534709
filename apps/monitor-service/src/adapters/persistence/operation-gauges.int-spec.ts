import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsentGranted, RecallEscalated } from '@hub/contracts/consent';
import { DeliverySent } from '@hub/internal-messages';
import { Probes } from '@hub/observability';
import { ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { CreateMonitor1 } from '../../../migrations/1-create-monitor.js';
import { letter } from '../../testing/monitor-stores-suite.js';
import { SqlDeadLetterStore } from './dead-letter-store.js';
import { operationGauges } from './operation-gauges.js';

describe('the figures for operations', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: [],
      migrations: [CreateMonitor1],
    });
  });
  afterAll(() => scratch.drop());

  it('count what was given up, and apart from it what is weighty', async () => {
    const store = new SqlDeadLetterStore(scratch.database.manager);
    await store.add(letter(1, { type: DeliverySent.type }));
    await store.add(letter(2, { type: RecallEscalated.type }));
    await store.add(letter(3, { type: ConsentGranted.type }));
    await store.add(letter(4, { type: ConsentGranted.type, state: 'resolved' }));
    const probes = new Probes('monitor-service');
    operationGauges(probes, scratch.database, () => ({ queues: [] }) as never);
    const figures = await probes.registry.getSingleMetricAsString('hub_dead_letters_open');
    expect(figures).toMatch(/weighty="yes".* 2$/m);
    expect(figures).toMatch(/weighty="no".* 1$/m);
  });
});
