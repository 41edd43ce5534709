import type { JournalKind } from '@hub/contracts/monitor';

/**
 * One step of one message, without content: ids, codes, times. Fields are present where the kind
 * knows them; whatever `enqueued` says of a message is not repeated by later steps.
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
  /** The episode that it speaks of, where it names one. */
  readonly episode?: string;
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
