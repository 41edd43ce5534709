/** What can happen to a message on its way; each is written in the transaction of its effect. */
export const JOURNAL_KINDS = [
  /** A request took effect; the root of a conversation, or a step of it. */
  'requested',
  /** A fact was committed with its cause. */
  'enqueued',
  /** The broker confirmed it. */
  'published',
  /** A service had not got it, or an authority had not confirmed it; it was sent once more. */
  'resent',
  /** No queue took it; it stays in the outbox and is tried again. */
  'unroutable',
  /** A service took effect from it. */
  'processed',
  /** It was delivered again and had no effect. */
  'duplicate',
  /** It arrived before one that goes before it. */
  'held',
  /** Handling failed; it is tried again later, and its successors wait. */
  'deferred',
  /** It was given up; its successors wait until operations replay or discard it. */
  'parked',
  /** Operations decided that it takes no effect. */
  'discarded',
  /** It was put into an authority's queue. */
  'sent',
  /** The authority's case system confirmed it. */
  'confirmed',
] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];

/**
 * One step of one message, without content: ids, codes, times. Fields are present where the kind knows them; whatever
 * `enqueued` says of a message is not repeated by later steps.
 */
export interface JournalEvent {
  readonly kind: JournalKind;
  /** Id of the message or request. */
  readonly message: string;
  readonly type?: string;
  readonly conversation?: string;
  readonly causation?: string;
  /** The aggregate, and the place in its stream. */
  readonly subject?: string;
  readonly sequence?: number;
  /** GSS code of the authority that caused it, or `hub`. */
  readonly from?: string;
  /** GSS codes of the authorities to tell. */
  readonly to?: readonly string[];
  /** For `sent` and `confirmed`: the one authority. */
  readonly authority?: string;
  /** Attempts so far, from 1. */
  readonly attempt?: number;
  /** Milliseconds between the fact and the start of its handling, by the two services' clocks. */
  readonly waitedMs?: number;
  /** Milliseconds of handling. */
  readonly workedMs?: number;
  /** Class of the error, and the first frame of our own code; never its message. */
  readonly error?: string;
  /** Groups failures that have the same cause: service, type, class and frame, hashed. */
  readonly fingerprint?: string;
  readonly trace?: string;
  /** The replay that led to this step. */
  readonly replayItem?: string;
}

/** What a service wrote in one transaction, as it travels to monitor-service. */
export interface JournalBatch {
  readonly service: string;
  /** Counts up within the service's schema; the same batch may arrive twice. */
  readonly id: string;
  /** Time of the transaction by the database's clock, RFC 3339. */
  readonly at: string;
  readonly events: readonly JournalEvent[];
}

/** Sent every ten seconds by every instance of a service; not kept on the way. */
export interface Heartbeat {
  readonly service: string;
  /** Host and process id. */
  readonly instance: string;
  readonly at: string;
  readonly outboxRows: number;
  readonly outboxOldestSeconds: number;
  readonly unroutable: number;
  readonly held: number;
  readonly parked: number;
  /** Journal rows not yet sent on. */
  readonly journalRows: number;
  readonly blocked: boolean;
}
