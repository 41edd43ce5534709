import type { StuckView } from '@hub/contracts';

/** Facts after which nothing more follows in a transfer or dispute. */
export const FINAL_FACTS: readonly string[] = [
  'transfer.completed.v1',
  'transfer.declined.v1',
  'transfer.cancelled.v1',
  'transfer.expired.v1',
  'transfer.disputed.v1',
  'dispute.ended.v1',
];

const NEXT_STEPS: Readonly<Record<StuckView['kind'], string>> = {
  not_published: 'Look at that service’s outbox and the broker: /v1/ops/services, /v1/ops/broker.',
  not_processed: 'See whether the services that take it run: /v1/ops/services.',
  held: 'It waits for one before it in its stream, or for another try; read its journey.',
  parked: 'Mend the cause, then replay it; or discard it with a reason.',
  not_confirmed: 'Ask the authority whether its case system reads its queue.',
  service_stopped: 'Start the service; its messages wait.',
};

interface Standing {
  readonly kind: StuckView['kind'];
  readonly place: string;
  readonly message_id: string | null;
  readonly type: string | null;
  readonly conversation: string | null;
  readonly since: Date;
}

/** What stands still, with what to do about it. */
export function describeStuck({
  kind,
  place,
  message_id,
  type,
  conversation,
  since,
}: Standing): StuckView {
  return {
    kind,
    where: place,
    ...(message_id === null ? {} : { messageId: message_id }),
    ...(type === null ? {} : { type }),
    ...(conversation === null ? {} : { conversation }),
    since: since.toISOString(),
    next: NEXT_STEPS[kind],
  };
}
