import type { ChildDetails } from '@hub/contracts/lookup';
import type { ClosedDays } from '@hub/contracts/identity';
import type { PersonView } from '@hub/internal-messages';
import type {
  DoubleStart,
  HubEpisode,
  RecordReference,
} from '../../domain/episodes/hub-episode.js';

/** The child of a lookup, sealed for the one start after it. */
export interface DetailsStore {
  keep(lookupId: string, child: ChildDetails, until: string): Promise<void>;
  find(lookupId: string): Promise<ChildDetails | undefined>;
  destroy(lookupId: string): Promise<void>;
  /** Destroys those whose time is over. */
  destroyOutdated(at: string): Promise<void>;
}

/** Episodes of the hub in the index, beside their tokens. */
export interface HubEpisodeStore {
  /**
   * One claim at a time, until the transaction ends: each sees the one before. Whoever needs this
   * and one episode locks this first.
   */
  lock(): Promise<void>;
  /** Locks one, so that nobody else changes it or its entry in the index. */
  lockOne(episodeId: string): Promise<HubEpisode | undefined>;
  add(episode: HubEpisode): Promise<void>;
  find(episodeId: string): Promise<HubEpisode | undefined>;
  ofLookup(lookupId: string): Promise<HubEpisode | undefined>;
  /** Those of a claim that may have been made before: of its lookup, or of its episode. */
  claimedAs(claim: Pick<HubEpisode, 'lookupId' | 'episodeId'>): Promise<HubEpisode[]>;
  ofEpisodes(episodeIds: readonly string[]): Promise<HubEpisode[]>;
  /** Those with these references, the oldest first. */
  ofReferences(held: readonly RecordReference[]): Promise<HubEpisode[]>;
  save(episode: HubEpisode): Promise<void>;
  remove(episodeId: string): Promise<void>;
  /** Claims from before that of whose episode nothing was heard, the oldest first. */
  unconfirmed(before: string, limit: number): Promise<HubEpisode[]>;
}

export interface DoubleStartStore {
  /** Notes it, where it was not noted before. @returns whether it was new */
  add(double: DoubleStart): Promise<boolean>;
  find(id: string): Promise<DoubleStart | undefined>;
  lock(id: string): Promise<DoubleStart | undefined>;
  save(double: DoubleStart): Promise<void>;
}

/** Starts, as episode-service knows them. */
export interface Starts {
  /** Whether the episode was started; where it was not, it no longer can be under that claim. */
  settle(claim: Pick<HubEpisode, 'claimId' | 'lookupId' | 'episodeId'>): Promise<boolean>;
}

/** How to reach somebody, and whom they work for. */
export type StaffMember = Pick<PersonView, 'contact' | 'organisation'>;

/** Staff, as identity-service knows them. */
export interface Staff {
  find(personId: string): Promise<StaffMember | undefined>;
  /** When whom they work for is closed. */
  closedOf(found: StaffMember | undefined): Promise<readonly ClosedDays[]>;
}
