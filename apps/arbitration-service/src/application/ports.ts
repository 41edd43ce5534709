import type { Role } from '@hub/contracts';
import type { DisputeReport } from '@hub/contracts/arbitration';
import type { TransferView } from '@hub/contracts/episode';
import type { EvidenceEntry } from '@hub/contracts/ledger';
import type { MessageView } from '@hub/contracts/monitor';
import type { Caller, Place, ReportSpan, UnitOfWork } from '@hub/use-case';
import type { TiedPerson } from '@hub/policy';
import type { Timers } from '@hub/workflow';
import type { PersonAtWork } from '../domain/asked-people.js';
import type { DisputeChoice, JudgedChoice } from '../domain/dispute-choice.js';
import type { Dispute } from '../domain/dispute-state.js';
import type { Candidate } from '../domain/draw-arbitrator.js';
import type { Standing } from '../domain/episode-ends.js';
import type { Ladder } from '../domain/ladder.js';

export interface DisputeStore {
  add(dispute: Dispute): Promise<void>;
  /** Saves a dispute with its rungs and what stands on its parties’ records. */
  save(dispute: Dispute): Promise<void>;
  find(id: string): Promise<Dispute | undefined>;
  /** Locks the dispute until the transaction ends. */
  lock(id: string): Promise<Dispute | undefined>;
  /**
   * Disputes to which the authority is a party, newest first; none about an episode hidden from it.
   */
  list(choice: DisputeChoice, limit: number, after?: Place): Promise<Dispute[]>;
  /** The same of those that somebody was appointed to decide. */
  judgedBy(choice: JudgedChoice, limit: number, after?: Place): Promise<Dispute[]>;
  /** Disputes about episodes, oldest first. */
  ofEpisodes(episodes: readonly string[]): Promise<Dispute[]>;
  /** The same of one episode; nobody else opens one about it until the transaction ends. */
  lockedOf(episodeId: string): Promise<Dispute[]>;
  /** Whether a dispute about a transfer is on record. */
  isDisputed(transferId: string): Promise<boolean>;
}

/** What ties somebody to the child, and for whom they work. */
export type WorkingPerson = TiedPerson & PersonAtWork;

export interface CounterpartStore {
  of(episodeId: string): Promise<string[]>;
  add(episodeId: string, authorities: readonly string[]): Promise<void>;
  /** Nobody has a part in it any more. */
  forget(episodeId: string): Promise<void>;
  /**
   * Hides an episode from those authorities, by code, and people, by id; an older version changes
   * nothing.
   */
  shield(episodeId: string, hiddenFrom: readonly string[], version: number): Promise<void>;
  /** From whom an episode is hidden: authorities by code, single people by id. */
  hiddenFrom(episodeId: string): Promise<readonly string[]>;
  /** Who works with the child, as far as was told. */
  people(episodeId: string): Promise<readonly WorkingPerson[]>;
  /** Whether somebody may have left the episode a while ago and it was not heard of here. */
  isBehind(episodeId: string): Promise<boolean>;
  /** How the episode stands, as far as was told since this is kept. */
  standing(episodeId: string): Promise<Standing>;
  noteState(episodeId: string, state: string, at: string): Promise<void>;
  /** Notes who works with the child; an older version of the episode changes nothing. */
  notePeople(episodeId: string, people: readonly WorkingPerson[], version: number): Promise<void>;
}

export interface LadderStore {
  find(version: number): Promise<Ladder | undefined>;
  /**
   * Keeps a ladder for ever under its version.
   * @returns false where another stands there already
   */
  keep(ladder: Ladder): Promise<boolean>;
}

/** Who was appointed how often. */
export interface Rota {
  /**
   * Adds to each arbitrator how often they and their authority were appointed; nobody else draws
   * until the transaction ends.
   */
  count(arbitrators: readonly { personId: string; authority: string }[]): Promise<Candidate[]>;
  note(disputeId: string, candidate: Candidate, at: string): Promise<void>;
}

export interface DisputeReports {
  figures(wanted: ReportSpan): Promise<Omit<DisputeReport, 'from' | 'to'>>;
}

export interface ArbitrationStores {
  readonly disputes: DisputeStore;
  readonly counterparts: CounterpartStore;
  readonly ladders: LadderStore;
  readonly rota: Rota;
  readonly reports: DisputeReports;
  readonly timers: Timers;
}

export type ArbitrationWork = UnitOfWork<ArbitrationStores>;

/** Everybody who may be appointed, as the directory knows them. */
export interface Arbitrators {
  all(): Promise<readonly { personId: string; authority: string }[]>;
}

/** Who works for an authority, asked for in the name of who works there too. */
export interface Staff {
  /** People of the caller’s authority who hold a role now, deputies as well. */
  withRole(role: Role, caller: Caller): Promise<readonly string[]>;
}

/** What a claim about a transfer is judged by. */
export type ClaimedTransfer = Pick<
  TransferView,
  'episodeId' | 'state' | 'fromAuthority' | 'toAuthority'
>;

/** Transfers, asked for in the name of who may see them. */
export interface Transfers {
  /** A transfer to which the caller’s authority is a party. */
  find(transferId: string, caller: Caller): Promise<ClaimedTransfer | undefined>;
}

/** What the hub has on record, asked for in the name of who may see it. */
export interface HubRecords {
  /**
   * Entries of the evidence ledger about an episode that concern the caller's authority, newest
   * first.
   */
  entries(
    episodeId: string,
    caller: Caller,
  ): Promise<{ readonly entries: EvidenceEntry[]; readonly more: boolean }>;
  /** The signed head of the ledger. */
  checkpoint(caller: Caller): Promise<string>;
  /** Journeys of the messages about these aggregates that the authority caused or was sent. */
  journeys(subjects: readonly string[], authority: string): Promise<MessageView[]>;
}
