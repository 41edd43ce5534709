import type { HandlingView, JournalKind, MessageState, MessageView } from '@hub/contracts/monitor';

export interface MessageRow {
  readonly id: string;
  readonly state: MessageState;
  readonly producer: string;
  readonly type: string | null;
  readonly conversation: string | null;
  readonly causation: string | null;
  readonly subject: string | null;
  readonly sequence: string | null;
  readonly from_authority: string | null;
  readonly to_authorities: string[] | null;
  readonly trace: string | null;
  readonly at: Date;
  readonly published_at: Date | null;
}

export interface HandlingRow {
  readonly message_id: string;
  readonly consumer: string;
  readonly last: JournalKind;
  readonly at: Date;
  readonly duplicates: number;
  readonly attempts: number;
  readonly waited_ms: number | null;
  readonly worked_ms: number | null;
  readonly error: string | null;
  readonly times_again: number;
  readonly again_at: Date | null;
}

export function viewOf(row: MessageRow, handlings: readonly HandlingRow[]): MessageView {
  const optional = {
    type: row.type,
    conversation: row.conversation,
    causation: row.causation,
    subject: row.subject,
    from: row.from_authority,
    to: row.to_authorities,
    trace: row.trace,
  };
  const present = Object.fromEntries(
    Object.entries(optional).filter(([, value]) => value !== null),
  );
  return {
    id: row.id,
    state: row.state,
    producer: row.producer,
    ...present,
    ...(row.sequence === null ? {} : { sequence: Number(row.sequence) }),
    at: row.at.toISOString(),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at.toISOString() }),
    handlings: handlings.map(handlingOf),
  };
}

function handlingOf({
  consumer,
  last,
  at,
  duplicates,
  attempts,
  waited_ms,
  worked_ms,
  error,
  times_again,
  again_at,
}: HandlingRow): HandlingView {
  return {
    consumer,
    last,
    at: at.toISOString(),
    duplicates,
    attempts,
    ...(waited_ms === null ? {} : { waitedMs: waited_ms }),
    ...(worked_ms === null ? {} : { workedMs: worked_ms }),
    ...(error === null ? {} : { error }),
    ...(again_at === null ? {} : { timesAgain: times_again, againAt: again_at.toISOString() }),
  };
}
