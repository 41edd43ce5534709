import type { StreamMessage } from './stream-message.js';

type HoldReason = 'gap' | 'retry' | 'parked' | 'discarded';

/** A message that waits at its place of a stream, as a row. */
export interface Hold {
  readonly message_id: string;
  readonly stream: string;
  readonly sequence: number;
  readonly envelope: string;
  readonly reason: HoldReason;
  readonly attempts: number;
  readonly due: boolean;
  readonly replay_item: string | null;
}

export interface HoldState {
  readonly reason: HoldReason;
  readonly attempts: number;
  /** Milliseconds from now, by the database's clock; undefined where time does not release it. */
  readonly inMs?: number | undefined;
  readonly replayItem?: string | undefined;
}

export interface NewHold {
  readonly message: StreamMessage;
  readonly state: HoldState;
}
