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
