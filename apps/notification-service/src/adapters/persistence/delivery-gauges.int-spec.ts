import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecallEscalated } from '@hub/contracts/consent';
import { LookupAnswered } from '@hub/contracts/lookup';
import { Probes } from '@hub/observability';
import { ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { CreateDeliveries1 } from '../../../migrations/1-create-deliveries.js';
import { SendAgain4 } from '../../../migrations/4-send-again.js';
import { GREENWICH } from '../../testing/examples.js';
import { deliveryGauges } from './delivery-gauges.js';

describe('the figures of deliveries', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: [],
      migrations: [CreateDeliveries1, SendAgain4],
    });
  });
  afterAll(() => scratch.drop());

  it('say for how long the oldest waits for its receipt, and apart from it the oldest that is weighty', async () => {
    const sent = (number: number, type: string, minutes: number) =>
      scratch.database.query(
        `INSERT INTO delivery (authority, sequence, message_id, type, about, envelope, sent_at, again_at)
         VALUES ($1, $2, $3, $4, 'x', '{}', now() - make_interval(mins => $5), now())`,
        [GREENWICH, number, testId(number), type, minutes],
      );
    await sent(1, LookupAnswered.type, 30);
    await sent(2, RecallEscalated.type, 10);
    const probes = new Probes('notification-service');
    deliveryGauges(probes, scratch.database);
    const figures = await probes.registry.getSingleMetricAsString(
      'hub_deliveries_unconfirmed_oldest_seconds',
    );
    const seconds = (weighty: string): number =>
      Number(new RegExp(`weighty="${weighty}".* ([\\d.]+)$`, 'm').exec(figures)?.[1]);
    expect(Math.floor(seconds('yes') / 60)).toBe(10);
    expect(Math.floor(seconds('no') / 60)).toBe(30);
  });
});
