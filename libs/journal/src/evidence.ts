import type { Caller, EvidenceDetail } from '@hub/use-case';

/**
 * What the ledger keeps of one request, whether it took effect or was refused: who, for whom, what
 * for, by which rule. Ids, codes and a keyed hash, never words about a family. One leaf of the
 * ledger each.
 */
export interface Evidence extends EvidenceDetail {
  /** Message type of the request, such as `consent.withdraw.v1`. */
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  readonly by: Pick<Caller, 'authority' | 'personId' | 'clientId' | 'door'>;
  readonly message: string;
  readonly conversation: string;
  /** What followed: `type subject`. */
  readonly facts?: readonly string[];
  /**
   * Keyed hash (HMAC-SHA-256, hexadecimal) of the request's payload, by a key of the service that
   * took it.
   */
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
