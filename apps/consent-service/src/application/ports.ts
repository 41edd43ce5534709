import type { Clock, Ids, UnitOfWork } from '@hub/contracts';
import type { Consent } from '../domain/consent.js';
import type { Recall, RecallPolicy } from '../domain/recall.js';

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
  /** Every statement on an episode, oldest first. */
  ofEpisode(episodeId: string): Promise<Consent[]>;
  /** Locks every statement on an episode until the transaction ends: whoever decides under them waits. The episode must be locked before. */
  lockOf(episodeId: string): Promise<Consent[]>;
  /** Episodes with a consent in force that has reached its expiry. */
  expired(now: string, limit: number): Promise<string[]>;
  /** Notes whom a notice is on its way to; authorities already noted stay as they are. */
  expectReceipts(consentId: string, notice: Notice, authorities: readonly string[]): Promise<void>;
  /** Notes how far notices got. The earliest instant of each stays. */
  noteReceipts(receipts: readonly ReceiptOf[]): Promise<void>;
  receipts(consentId: string): Promise<Receipt[]>;
}

export interface CounterpartStore {
  /** Counterpart authorities of an episode, as episode-service told; empty where nothing is known. */
  of(episodeId: string): Promise<string[]>;
  /** Serialises whatever changes what may be shared of an episode, against one another and against releases. */
  lock(episodeId: string): Promise<void>;
  /** Holds off whatever changes what may be shared of an episode until the transaction ends; others may hold it off too. */
  share(episodeId: string): Promise<void>;
  add(episodeId: string, authorities: readonly string[]): Promise<void>;
}

export interface RecallStore {
  open(recalls: readonly Recall[]): Promise<void>;
  of(consentId: string): Promise<Recall[]>;
  lock(consentId: string, authority: string): Promise<Recall | undefined>;
  save(recall: Recall): Promise<void>;
  /** Locks recalls that need a reminder or an escalation; those that another copy of the service has in hand are left out. */
  takeDue(now: string, limit: number): Promise<Recall[]>;
}

export interface ConsentStores {
  readonly consents: ConsentStore;
  readonly counterparts: CounterpartStore;
  readonly recalls: RecallStore;
}

export type ConsentWork = UnitOfWork<ConsentStores>;

export interface ConsentTools {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly recall: RecallPolicy;
}
