import type { ServiceName } from '@hub/contracts';
import type {
  AuthorityMatrix,
  BrokerView,
  ConversationView,
  DeadLetterState,
  Endpoints,
  FailureGroups,
  FindMessagesPayload,
  MessageDetail,
  MessageView,
  ProjectionsView,
  SagaBoard,
  ServiceStates,
  StuckList,
} from '@hub/contracts/monitor';
import type { Heartbeat, JournalBatch } from '@hub/journal';
import type { Place, UnitOfWork } from '@hub/use-case';
import type { DeadLetter } from '../domain/dead-letter.js';
import type { ItemCounts, ItemState, Replay } from '../domain/replay.js';

export interface DeadLetterFilter {
  readonly states?: readonly DeadLetterState[];
  readonly service?: string;
  readonly type?: string;
  readonly fingerprint?: string;
  readonly ids?: readonly string[];
}

export interface DeadLetterStore {
  add(letter: DeadLetter): Promise<void>;
  save(letter: DeadLetter): Promise<void>;
  find(id: string): Promise<DeadLetter | undefined>;
  /** Locks it until the transaction ends. */
  lock(id: string): Promise<DeadLetter | undefined>;
  /** The same, by the message and the service that gave it up. */
  lockOf(service: string, messageId: string): Promise<DeadLetter | undefined>;
  /** Newest first. */
  list(filter: DeadLetterFilter, limit: number, after?: Place): Promise<DeadLetter[]>;
}

export interface ReplayItem {
  readonly id: string;
  readonly replayId: string;
  readonly deadLetterId: string;
  readonly state: ItemState;
}

export interface ReplayStore {
  add(replay: Replay, items: readonly ReplayItem[]): Promise<void>;
  save(replay: Replay): Promise<void>;
  find(id: string): Promise<Replay | undefined>;
  lock(id: string): Promise<Replay | undefined>;
  running(): Promise<string[]>;
  list(limit: number, after?: Place): Promise<Replay[]>;
  counts(id: string): Promise<ItemCounts>;
  /** The next items in the order in which their messages were given up. */
  waiting(id: string, limit: number): Promise<ReplayItem[]>;
  findItem(itemId: string): Promise<ReplayItem | undefined>;
  setItem(itemId: string, state: ItemState): Promise<void>;
}

/**
 * What became of a dead letter or a replay, and by whom. That nobody can change it unseen is the
 * evidence ledger’s part.
 */
export interface HistoryEntry {
  readonly at: string;
  /** Person, or service. */
  readonly by: string;
  readonly action: string;
  /** The dead letter or replay. */
  readonly subject: string;
  /** New state. */
  readonly outcome: string;
  readonly reason?: string;
}

export interface HistoryStore {
  append(entry: HistoryEntry): Promise<void>;
  /** Oldest first. */
  of(subject: string): Promise<HistoryEntry[]>;
}

export interface JournalStore {
  /** Appends what was not appended before. @returns the batches that were new */
  append(batches: readonly JournalBatch[]): Promise<JournalBatch[]>;
}

/** A message that a service which runs and has nothing to do has not got. */
export interface MissingMessage {
  readonly messageId: string;
  readonly producer: ServiceName;
}

export interface MissingMessageStore {
  /**
   * Published for so many seconds, not got by a service that runs and is up to date, and not asked
   * for in the last minute nor five times already.
   */
  find(seconds: number, limit: number): Promise<MissingMessage[]>;
  noteAsked(messageIds: readonly string[]): Promise<void>;
}

export interface MonitorStores {
  readonly missing: MissingMessageStore;
  readonly journal: JournalStore;
  readonly deadLetters: DeadLetterStore;
  readonly replays: ReplayStore;
  readonly history: HistoryStore;
}

export type MonitorWork = UnitOfWork<MonitorStores>;

/** Episodes that are hidden from anybody; `all` where that cannot be said. */
export type HiddenEpisodes = readonly string[] | 'all';

export interface Shields {
  hidden(): Promise<HiddenEpisodes>;
}

/**
 * The messages that the hub has told of, newest first; of those about hidden episodes, not whom
 * they reach.
 */
export interface Messages {
  find(
    query: FindMessagesPayload,
    hidden: HiddenEpisodes,
    limit: number,
    after?: Place,
  ): Promise<MessageView[]>;
  read(id: string, hidden: HiddenEpisodes): Promise<MessageDetail | undefined>;
  conversation(id: string, hidden: HiddenEpisodes): Promise<ConversationView | undefined>;
}

/** What operations see, made from the journal; may lag behind it. */
export interface Observations {
  endpoints(minutes: number): Promise<Endpoints>;
  authorityMatrix(days: number, hidden: HiddenEpisodes): Promise<AuthorityMatrix>;
  failureGroups(): Promise<FailureGroups>;
  stuck(seconds: number, hidden: HiddenEpisodes): Promise<StuckList>;
  sagas(kind?: 'transfer' | 'dispute'): Promise<SagaBoard>;
  services(): Promise<ServiceStates>;
  broker(): BrokerView;
  projections(): Promise<ProjectionsView>;
  noteHeartbeat(heartbeat: Heartbeat): Promise<void>;
  /** Begins to make everything anew; goes on in the background. */
  rebuild(): Promise<void>;
}
