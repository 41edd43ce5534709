import type { Breach } from '../../domain/breaches/breach.js';

/** Breaches of personal data, one for each correction that tells of one. */
export interface BreachStore {
  add(breach: Breach): Promise<void>;
  save(breach: Breach): Promise<void>;
  find(correctionId: string): Promise<Breach | undefined>;
  /** Locks it until the transaction ends. Its episode must be locked before. */
  lock(correctionId: string): Promise<Breach | undefined>;
}
