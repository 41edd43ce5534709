import type { StuckView } from '@hub/contracts/monitor';
import { allMessages } from '@hub/internal-messages';

/** Facts after which nothing more follows in a transfer or dispute. */
export const FINAL_FACTS: readonly string[] = allMessages()
  .filter((message) => message.kind === 'event' && message.ends)
  .map(({ type }) => type);

const NEXT_STEPS: Readonly<Record<StuckView['kind'], string>> = {
  not_published: 'Look at that service’s outbox and the broker: /v1/ops/services, /v1/ops/broker.',
  not_processed: 'See whether the services that take it run: /v1/ops/services.',
  held: 'It waits for one before it in its stream, or for another try; read its journey.',
  parked: 'Mend the cause, then replay it; or discard it with a reason.',
  not_confirmed: 'Ask the authority whether its case system reads its queue.',
  service_stopped: 'Start the service; its messages wait.',
};

const NOT_CONFIRMED_AGAIN =
  'Its queue was empty, so it was sent again. Ask the authority whether its case system takes messages and confirms them.';

interface Standing {
  readonly kind: StuckView['kind'];
  readonly place: string;
  readonly message_id: string | null;
  readonly type: string | null;
  readonly conversation: string | null;
  readonly since: Date;
  readonly times_again: number;
  readonly again_at: Date | null;
}

/** What stands still, with what to do about it. */
export function describeStuck({
  kind,
  place,
  message_id,
  type,
  conversation,
  since,
  times_again,
  again_at,
}: Standing): StuckView {
  return {
    kind,
    where: place,
    ...(message_id === null ? {} : { messageId: message_id }),
    ...(type === null ? {} : { type }),
    ...(conversation === null ? {} : { conversation }),
    since: since.toISOString(),
    ...(again_at === null ? {} : { timesAgain: times_again, againAt: again_at.toISOString() }),
    next: again_at === null ? NEXT_STEPS[kind] : NOT_CONFIRMED_AGAIN,
  };
}
