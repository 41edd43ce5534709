/**
 * What the ledger keeps of one request, whether it took effect or was refused: who, for whom, what for, by which rule.
 * Ids, codes and a keyed hash, never words about a family. One leaf of the ledger each.
 */
export interface Evidence {
  /** Message type of the request, such as `consent.withdraw.v1`. */
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  /** Code of the refusal, or of the decision. */
  readonly because?: string;
  /** The rule that decided, and its version. */
  readonly rule?: string;
  /** Codes of the purpose given. */
  readonly purpose?: string;
  readonly by: {
    readonly authority: string;
    readonly personId?: string;
    readonly clientId: string;
    readonly door: 'http' | 'amqp' | 'internal';
  };
  readonly message: string;
  readonly conversation: string;
  readonly episode?: string;
  /** What it is about beside the episode, such as a document. */
  readonly subject?: string;
  /** GSS codes of the authorities told or concerned. */
  readonly concerning?: readonly string[];
  /** What followed: `type subject`. */
  readonly facts?: readonly string[];
  /** Keyed hash (HMAC-SHA-256, hexadecimal) of the request's payload, by a key of the service that took it. */
  readonly request: string;
}

/** The evidence of one transaction, as it travels to the ledger. */
export interface EvidenceBatch {
  readonly service: string;
  /** Counts up within the service's schema; the same batch may arrive twice. */
  readonly id: string;
  /** Time of the transaction by the database's clock, RFC 3339. */
  readonly at: string;
  readonly evidence: Evidence;
}
