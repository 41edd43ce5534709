import type { UnitOfWork } from '@hub/contracts';
import type { Consent } from '../domain/consent.js';

export type Notice = 'granted' | 'withdrawn';

export interface Receipt {
  readonly authority: string;
  readonly notice: Notice;
  readonly toldAt?: string;
  readonly receivedAt?: string;
}

/** A receipt, and of which consent. */
export interface ReceiptOf extends Receipt {
  readonly consentId: string;
}

export interface ConsentStore {
  add(consent: Consent): Promise<void>;
  save(consent: Consent): Promise<void>;
  find(id: string): Promise<Consent | undefined>;
  /** Locks the consent until the transaction ends: whoever decides under it waits. */
  lock(id: string): Promise<Consent | undefined>;
  /** Locks the consents of an episode that are in force. */
  lockInForce(episodeId: string): Promise<Consent[]>;
  /** Notes whom a notice is on its way to; authorities already noted stay as they are. */
  expectReceipts(consentId: string, notice: Notice, authorities: readonly string[]): Promise<void>;
  /** Notes how far notices got. The earliest instant of each stays. */
  noteReceipts(receipts: readonly ReceiptOf[]): Promise<void>;
  receipts(consentId: string): Promise<Receipt[]>;
}

export interface CounterpartStore {
  /** Counterpart authorities of an episode, as episode-service told; empty where nothing is known. */
  of(episodeId: string): Promise<string[]>;
  /** Serialises changes to one episode's counterparts against consents recorded for it. */
  lock(episodeId: string): Promise<void>;
  add(episodeId: string, authorities: readonly string[]): Promise<void>;
}

export interface ConsentStores {
  readonly consents: ConsentStore;
  readonly counterparts: CounterpartStore;
}

export type ConsentWork = UnitOfWork<ConsentStores>;
