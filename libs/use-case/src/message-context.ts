import type { ServiceName } from '@hub/contracts';
import { type Caller, internalCaller } from './caller.js';
import type { Ids } from './clock-chance-ids.js';

/** What a service knows of the request or fact at hand, established by the transport. */
export interface MessageContext {
  readonly messageId: string;
  readonly type: string;
  readonly caller: Caller;
  readonly correlationId: string;
  /** Repeats of a request with the same key take effect once. */
  readonly idempotencyKey?: string;
  /** The version the caller read, from `If-Match`. */
  readonly expectedVersion?: number;
  /**
   * How long the caller will wait for others to answer, in milliseconds; `Prefer: wait` (RFC 7240).
   */
  readonly waitMs?: number;
}

/** The context of a chore that a service of the hub does by itself; a conversation of its own. */
export function choreContext(service: ServiceName, type: string, ids: Ids): MessageContext {
  const messageId = ids.next();
  return { messageId, type, caller: internalCaller(service), correlationId: messageId };
}
