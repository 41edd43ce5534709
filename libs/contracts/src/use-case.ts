import type { EventDefinition, ServiceName } from './catalogue.js';
import type { EvidenceDetail } from './evidence.js';
import type { Refusal } from './refusal.js';
import { type Caller, internalCaller } from './roles.js';

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
  /** How long the caller will wait for others to answer, in milliseconds; `Prefer: wait` (RFC 7240). */
  readonly waitMs?: number;
}

/** The context of a chore that a service of the hub does by itself; a conversation of its own. */
export function choreContext(service: ServiceName, type: string, ids: Ids): MessageContext {
  const messageId = ids.next();
  return { messageId, type, caller: internalCaller(service), correlationId: messageId };
}

/** A fact that a use case causes, published with the state it belongs to or not at all. */
export interface Fact {
  readonly event: EventDefinition;
  readonly payload: object;
  /** GSS codes of the authorities to tell; empty for internal facts. */
  readonly recipients: readonly string[];
}

export function fact<P extends object>(
  event: EventDefinition<P>,
  payload: P,
  recipients: Iterable<string> = [],
): Fact {
  return { event, payload, recipients: [...new Set(recipients)].sort() };
}

export interface Outcome<R> {
  readonly result: R;
  readonly facts: readonly Fact[];
  /** What the ledger is to keep beside what it keeps of every request. */
  readonly evidence?: EvidenceDetail;
}

/**
 * One transaction over a service's stores. Everything in it is committed together: state, facts, and the mark that
 * this message was handled. A refusal rolls all of it back.
 */
export interface UnitOfWork<Stores> {
  /** Handles a request. A repeat with the same idempotency key gives the first answer again. */
  request<R extends object>(
    context: MessageContext,
    payload: object,
    work: (stores: Stores) => Promise<Outcome<R> | Refusal>,
  ): Promise<R | Refusal>;

  /** Reacts to a fact. A repeat of the same message does nothing. */
  react(context: MessageContext, work: (stores: Stores) => Promise<readonly Fact[]>): Promise<void>;

  /**
   * Reacts to a fact with a change that may be made together with those of other messages of the same batch, in their
   * order: one statement for many. Causes no facts.
   *
   * @param work the same function object each time; gets the changes of one message or of many
   */
  reactTogether<Change>(
    context: MessageContext,
    change: Change,
    work: (stores: Stores, changes: readonly Change[]) => Promise<void>,
  ): Promise<void>;

  /** Makes one change whose repeat changes nothing, so that it needs neither a transaction nor a mark. */
  repeatable(work: (stores: Stores) => Promise<void>): Promise<void>;

  /** Reads without changing anything. */
  read<R>(work: (stores: Stores) => Promise<R>): Promise<R>;
}

/** Time and ids come in through this port. */
export interface Clock {
  /** RFC 3339 in UTC, milliseconds. */
  now(): string;
}

/** Chance comes in through this port. */
export interface Chance {
  /** At least 0 and below 1, not to be foreseen. */
  next(): number;
}

export interface Ids {
  /** A fresh UUIDv7 (RFC 9562). */
  next(): string;
}
