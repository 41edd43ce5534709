import type { GivenRole } from '@hub/contracts/identity';
import type { ProvisioningKey } from '../../domain/people/provisioned.js';
import type { Staff } from '../../domain/people/staff.js';

export interface ProvisioningKeyStore {
  add(key: ProvisioningKey, digest: string): Promise<void>;
  find(id: string): Promise<ProvisioningKey | undefined>;
  findByDigest(digest: string): Promise<ProvisioningKey | undefined>;
  /** Newest first. */
  list(authority: string, limit: number): Promise<ProvisioningKey[]>;
  withdraw(id: string, at: string): Promise<void>;
  /** Keeps the last day on which it was used; an earlier one changes nothing. */
  noteUse(id: string, day: string): Promise<void>;
}

export interface ProvisionedQuery {
  readonly authority: string;
  readonly username?: string;
  readonly externalId?: string;
  readonly role?: GivenRole;
  readonly offset: number;
  readonly limit: number;
}

export interface ProvisionedStore {
  /** Until the transaction ends, no other directory of that authority changes anything. */
  hold(authority: string): Promise<void>;
  /** Those who act for their authority. */
  page(query: ProvisionedQuery): Promise<{ readonly total: number; readonly staff: Staff[] }>;
}

/** A key that is new, and the digest of one. */
export interface KeyDraw {
  draw(): string;
  digest(key: string): string;
}
