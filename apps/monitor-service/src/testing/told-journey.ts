import { ConsentGranted, RecordConsent } from '@hub/contracts/consent';
import { TransferProposed } from '@hub/contracts/episode';
import { testId } from '@hub/testing';
import type { MonitorAtWork } from './monitor-at-work.js';

export const ROOT = testId(1);
export const CONVERSATION = testId(2);
export const FACT = testId(3);
export const FOLLOWED = testId(4);

/**
 * What services told of a consent that reached its recipient, and of a proposal after it that was
 * parked.
 */
export async function tellJourney(monitor: MonitorAtWork): Promise<void> {
  // A receiver may tell before the producer does.
  await monitor.tell('episode-service', [
    { kind: 'processed', message: FACT, type: ConsentGranted.type, waitedMs: 12, workedMs: 3 },
  ]);
  await monitor.tell('consent-service', [
    {
      kind: 'requested',
      message: ROOT,
      type: RecordConsent.type,
      conversation: CONVERSATION,
      from: 'E09000023',
      workedMs: 8,
      trace: 'abc',
    },
    {
      kind: 'enqueued',
      message: FACT,
      type: ConsentGranted.type,
      conversation: CONVERSATION,
      causation: ROOT,
      subject: 'c-1',
      from: 'E09000023',
      to: ['E09000011'],
    },
  ]);
  await monitor.tell('consent-service', [{ kind: 'published', message: FACT, sequence: 1 }]);
  await monitor.tell('notification-service', [
    { kind: 'processed', message: FACT, type: ConsentGranted.type, waitedMs: 20, workedMs: 2 },
  ]);
  await monitor.tell('lookup-service', [
    { kind: 'processed', message: FACT, type: ConsentGranted.type, waitedMs: 25, workedMs: 1 },
  ]);
  await monitor.tell(
    'notification-service',
    [{ kind: 'sent', message: FACT, authority: 'E09000011' }],
    4,
  );
  await monitor.tell(
    'notification-service',
    [{ kind: 'confirmed', message: FACT, authority: 'E09000011' }],
    3,
  );
  await monitor.tell(
    'episode-service',
    [
      {
        kind: 'enqueued',
        message: FOLLOWED,
        type: TransferProposed.type,
        conversation: CONVERSATION,
        causation: FACT,
        subject: 't-1',
        from: 'hub',
      },
    ],
    90,
  );
  await monitor.tell(
    'episode-service',
    [{ kind: 'published', message: FOLLOWED, sequence: 1 }],
    90,
  );
  await monitor.tell(
    'consent-service',
    [
      {
        kind: 'deferred',
        message: FOLLOWED,
        type: TransferProposed.type,
        attempt: 1,
        error: 'TypeError',
        fingerprint: 'f00',
      },
    ],
    80,
  );
  await monitor.tell(
    'consent-service',
    [
      {
        kind: 'parked',
        message: FOLLOWED,
        type: TransferProposed.type,
        attempt: 2,
        error: 'TypeError',
        fingerprint: 'f00',
      },
    ],
    70,
  );
  await monitor.projector().catchUp();
}
