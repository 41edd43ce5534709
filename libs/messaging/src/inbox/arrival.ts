import type { Hold } from './hold.js';
import type { StreamMessage, Unreadable } from './stream-message.js';

/** Why a message is not to be handled now. */
export interface Verdict {
  readonly error: unknown;
  /** Given up whatever the number of attempts. */
  readonly park?: true;
}

/**
 * What the inbox was given: a message, one that cannot be read, or a stream whose held messages may
 * go on.
 */
export type Arrival =
  | (StreamPosition & {
      readonly kind: 'message';
      readonly message: StreamMessage;
      readonly verdict?: Verdict;
      readonly replayItem?: string;
    })
  | (StreamPosition & {
      readonly kind: 'unreadable';
      readonly messageId: string;
      readonly routingKey: string;
      readonly reason: Unreadable;
      readonly body: Buffer;
      readonly replayItem?: string;
    })
  | (StreamPosition & { readonly kind: 'stream'; readonly source: string; readonly key: string });

/** The handler of one message failed; the transaction it ran in must be rolled back. */
export class HandlerFailed extends Error {
  override readonly name = 'HandlerFailed';
  constructor(
    readonly messageId: string,
    override readonly cause: unknown,
  ) {
    super('A handler failed');
  }
}

export function streamsOf(arrivals: readonly Arrival[]): { source: string; key: string }[] {
  const streams = new Map<string, { source: string; key: string }>();
  for (const arrival of arrivals) {
    if (arrival.kind === 'message') streams.set(arrival.stream, arrival.message);
    else if (arrival.kind === 'stream') streams.set(arrival.stream, arrival);
  }
  return [...streams.values()];
}

export function replayOf(hold: Partial<Hold>): { replayItem?: string } {
  return hold.replay_item === undefined || hold.replay_item === null
    ? {}
    : { replayItem: hold.replay_item };
}

/** Milliseconds since 1970 at which a UUIDv7 was minted (RFC 9562, section 5.7). */
function mintedAt(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

/** Somewhat less than the marks of handled messages are kept. */
const KNOWN_FOR_MS = 29 * 24 * 60 * 60_000;

/**
 * Whether a message is so old that its mark may be gone; its place behind the cursor says that it
 * had its effect.
 */
export function isForgotten(id: string, now: number): boolean {
  return now - mintedAt(id) > KNOWN_FOR_MS;
}

interface StreamPosition {
  readonly stream: string;
  readonly sequence: number;
}
