import type { AgeBand, ContentCategory, RecallView, ReceiptKey } from '@hub/contracts/consent';
import type { Direction, EncryptionKey } from '@hub/contracts/shape';
import type { Caller, Chance, Clock, Ids, Place, UnitOfWork, Viewer } from '@hub/use-case';
import type { CorrectionWithholdsPayload, WithheldBecause } from '@hub/internal-messages';
import type { TiedPerson } from '@hub/policy';
import type { Timers } from '@hub/workflow';
import type { ConsentLooks } from '../domain/consent-look.js';
import type { Consent } from '../domain/consent.js';
import type { EpisodeParts } from '../domain/episode-parts.js';
import type { Override } from '../domain/override.js';
import type { Recall, RecallPolicy } from '../domain/recall.js';
import type { DataKey, KnownDocument, Release } from '../domain/release.js';
import type { SubjectAccess } from '../domain/subject-access/subject-access.js';
import type { ErasureStore, RetentionStore } from './retention/retention-ports.js';

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
  /**
   * Every statement on an episode, oldest first. Whoever changes one, or decides under them, holds
   * the episode.
   */
  ofEpisode(episodeId: string): Promise<Consent[]>;
  /** These statements. */
  some(ids: readonly string[]): Promise<Consent[]>;
  /** Episodes with a consent in force that has reached its expiry. */
  expired(now: string, limit: number): Promise<string[]>;
  /** Notes whom a notice is on its way to; authorities already noted stay as they are. */
  expectReceipts(consentId: string, notice: Notice, authorities: readonly string[]): Promise<void>;
  /** Notes how far notices got. The earliest instant of each stays. */
  noteReceipts(receipts: readonly ReceiptOf[]): Promise<void>;
  receipts(consentId: string): Promise<Receipt[]>;
  /** Takes the family’s words out of an episode’s statements; that they were made stays. */
  forgetWords(episodeId: string): Promise<void>;
}

/** Who works with the child of an episode, and whether it is closed. */
export interface EpisodePeople {
  readonly people: readonly TiedPerson[];
  readonly closed: boolean;
}

/** Who works with the child, as far as this service has heard. */
export interface KnownPeople extends EpisodePeople {
  /** Somebody may have left the episode a while ago, and it was not heard of here. */
  readonly behind: boolean;
}

/** From whom an episode is hidden, as episode-service told. */
export interface KnownShield {
  readonly episodeId: string;
  readonly hiddenFrom: readonly string[];
  readonly hiddenFromPeople?: readonly string[];
  readonly version: number;
}

export interface CounterpartStore {
  /**
   * Counterpart authorities of an episode, as episode-service told; empty where nothing is known.
   */
  of(episodeId: string): Promise<string[]>;
  /**
   * Serialises whatever changes what may be shared of an episode, or of those that go on in it,
   * against one another and against releases.
   */
  lock(episodeId: string): Promise<void>;
  /**
   * Holds off whatever changes what may be shared of an episode until the transaction ends; others
   * may hold it off too.
   */
  share(episodeId: string): Promise<void>;
  add(episodeId: string, authorities: readonly string[]): Promise<void>;
  /** Takes the place of the counterparts that were known. */
  replace(episodeId: string, authorities: readonly string[]): Promise<void>;
  /** Notes that statements on another episode were made about the child of this one, too. */
  countIn(episodeId: string, consentIds: readonly string[]): Promise<void>;
  /** Everybody with a part in an episode, and what else of the same child counts in it. */
  parts(episodeId: string): Promise<EpisodeParts>;
  /** Hides an episode from those authorities and people alone; an older version changes nothing. */
  shield(shield: KnownShield): Promise<void>;
  /** Notes that an episode was of the wrong child; that stays. */
  void(episodeId: string, at: string): Promise<void>;
  /** Notes in which other of the same child an episode goes on. */
  fold(episodeId: string, into: string, at: string): Promise<void>;
  /** Notes that it was of another child: it goes on by itself. */
  unfold(episodeId: string): Promise<void>;
  /**
   * Names an episode for an authority, unless another one did before or does so in the same moment.
   * @returns who named it first
   */
  claim(episodeId: string, authority: string): Promise<string>;
  /** Notes who started an episode: that authority named it, whatever stood here before. */
  started(episodeId: string, authority: string): Promise<void>;
  /**
   * Who works with the child, as far as was told: in the episode that it goes on in, too. Nobody
   * where nothing was.
   */
  people(episodeId: string): Promise<KnownPeople>;
  /**
   * Notes who works with the child; an older version of the episode changes nothing.
   * @returns whether this is newer than what was known
   */
  notePeople(episodeId: string, people: EpisodePeople, version: number): Promise<boolean>;
  /** Notes for whom the Lead Professional works; an earlier term changes nothing. */
  lead(
    episodeId: string,
    term: { readonly term: number; readonly authority: string },
  ): Promise<void>;
}

/** Which recalls a list shows to an authority. */
export interface RecallChoice {
  readonly authority: string;
  readonly direction?: Direction;
  readonly state?: RecallView['state'];
  readonly now: string;
}

export interface RecallStore {
  open(recalls: readonly Recall[]): Promise<void>;
  of(consentId: string): Promise<Recall[]>;
  /**
   * Consents whose recall an authority asked for or must answer, with the instant of the last one,
   * newest first.
   */
  list(choice: RecallChoice, limit: number, after?: Place): Promise<Place[]>;
  lock(consentId: string, authority: string): Promise<Recall | undefined>;
  save(recall: Recall): Promise<void>;
  /**
   * Locks recalls that need a reminder or an escalation; those that another copy of the service has
   * in hand are left out.
   */
  takeDue(now: string, limit: number): Promise<Recall[]>;
}

export interface DocumentStore {
  find(id: string): Promise<KnownDocument | undefined>;
  /** Finds a document, and holds off changes of what may be shared of its episode, in one step. */
  share(id: string): Promise<KnownDocument | undefined>;
  /** Holds a document back for a correction, or lets it go from that one. */
  withhold(correction: CorrectionWithholdsPayload): Promise<void>;
  /** What holds a document back; that it is of the wrong child where more than one does. */
  withheld(documentId: string): Promise<WithheldBecause | undefined>;
  /** Notes a document or a newer version of it. */
  remember(document: KnownDocument): Promise<void>;
  countOf(episodeId: string): Promise<number>;
  /** Those that an authority added, of these categories, by id. */
  ofEpisode(
    episodeId: string,
    added: { readonly authority: string; readonly categories: readonly ContentCategory[] },
  ): Promise<KnownDocument[]>;
}

export interface DataKeyStore {
  find(episodeId: string): Promise<DataKey | undefined>;
  add(key: DataKey): Promise<void>;
  /** Destroys the key; that there was one stays on record. */
  erase(episodeId: string, at: string, because: string): Promise<void>;
  /** Versions of custody keys under which there are data keys. */
  wrappedUnder(): Promise<number[]>;
  /**
   * Locks data keys wrapped under another custody key; those that another copy of the service has
   * in hand are left out.
   */
  takeOutdated(version: number, limit: number): Promise<DataKey[]>;
  rewrap(episodeId: string, wrapped: Buffer): Promise<void>;
}

export interface ReleaseStore {
  add(release: Release): Promise<void>;
  save(release: Release): Promise<void>;
  find(id: string): Promise<Release | undefined>;
  /** Locks it until the transaction ends. */
  lock(id: string): Promise<Release | undefined>;
  /** Oldest first. */
  ofEpisode(episodeId: string): Promise<Release[]>;
}

export interface OverrideStore {
  add(override: Override): Promise<void>;
  save(override: Override): Promise<void>;
  find(id: string): Promise<Override | undefined>;
  lock(id: string): Promise<Override | undefined>;
  /** Oldest first. */
  ofEpisode(episodeId: string): Promise<Override[]>;
  forgetWords(episodeId: string): Promise<void>;
  /** Those of an episode that hold at that instant. */
  holding(episodeId: string, now: string): Promise<Override[]>;
  /** Those an authority made, newest first. */
  madeBy(authority: string, limit: number): Promise<Override[]>;
  /**
   * Those an authority reviews and has not yet, oldest first; then those it made or may use, newest
   * first. Nothing of an episode that is hidden by name from who looks.
   */
  list(viewer: Viewer, limit: number): Promise<Override[]>;
}

/** Keeps data keys: wrapped for each authority, and open only in memory. */
export interface KeyCustody {
  /** A fresh data key, wrapped. */
  make(authority: string, episodeId: string): Buffer;
  /**
   * Key of one version of one document, made from the episode's data key.
   * @throws Error where that is erased
   */
  contentKey(key: DataKey, document: { readonly id: string; readonly version: number }): Buffer;
  /** The data key, wrapped under the newest custody key. @throws Error where it is erased */
  rewrap(key: DataKey): Buffer;
  /** Of the newest custody key; stands in the first byte of what it wraps. */
  readonly version: number;
  /** Of every custody key there is. */
  readonly versions: readonly number[];
  wrapFor(recipient: EncryptionKey, contentKey: Buffer): Promise<string>;
  isUsable(key: EncryptionKey): Promise<boolean>;
  /** Signs a text: compact JWS, ES256. @param kind said in its header */
  sign(text: string, kind: 'erasure-receipt' | 'subject-record'): Promise<string>;
  /** The key that receipts are checked with. */
  readonly receiptKey: Promise<ReceiptKey>;
}

export interface SubjectAccessStore {
  add(access: SubjectAccess): Promise<void>;
  save(access: SubjectAccess): Promise<void>;
  find(id: string): Promise<SubjectAccess | undefined>;
  lock(id: string): Promise<SubjectAccess | undefined>;
  /**
   * Those an authority answers, newest first; nothing of an episode that is hidden by name from who
   * looks.
   */
  list(viewer: Viewer, limit: number, after?: Place): Promise<SubjectAccess[]>;
  /** Takes away those that were signed, or gathered and left, before that. @returns how many */
  forget(before: string): Promise<number>;
  forgetOf(episodeId: string): Promise<void>;
}

/** Who is to look at what a family said of an episode that there is. */
export interface LookStore {
  find(consentId: string): Promise<ConsentLooks | undefined>;
  lock(consentId: string): Promise<ConsentLooks | undefined>;
  /** Takes the place of what was to be looked at before. */
  save(looks: ConsentLooks): Promise<void>;
  /** Those at statements on an episode, locked. */
  lockOf(episodeId: string): Promise<ConsentLooks[]>;
  /** Takes away who was to look at statements on an episode. */
  forgetOf(episodeId: string): Promise<void>;
}

/** Lookups, as lookup-service keeps them. */
export interface AskedLookups {
  /** Whether the caller asked it, or was given it, and it was confirmed. */
  isOf(lookupId: string, caller: Caller): Promise<boolean>;
  /** How old the child was on that day, where a lookup of the caller’s authority knows it. */
  ageOn(day: string, lookupId: string, caller: Caller): Promise<AgeBand | undefined>;
}

export interface ConsentStores {
  readonly consents: ConsentStore;
  readonly counterparts: CounterpartStore;
  readonly looks: LookStore;
  readonly recalls: RecallStore;
  readonly documents: DocumentStore;
  readonly dataKeys: DataKeyStore;
  readonly releases: ReleaseStore;
  readonly overrides: OverrideStore;
  readonly subjectAccess: SubjectAccessStore;
  readonly retentions: RetentionStore;
  readonly erasures: ErasureStore;
  readonly timers: Timers;
}

export type ConsentWork = UnitOfWork<ConsentStores>;

export interface ConsentTools {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly chance: Chance;
  readonly recall: RecallPolicy;
}
