import type { RecordFault, ServiceDifference } from '@hub/contracts/directory';
import type { Place } from '@hub/use-case';
import type { Feed } from '../../domain/feeds/feed.js';
import type { Pull } from '../../domain/feeds/pull.js';
import type { IndexedService } from '../../domain/services/indexed-service.js';

/** A record of a feed on its way into the directory; without a document it is as it was. */
export interface StagedService {
  readonly sourceId: string;
  readonly content?: {
    readonly id: string;
    readonly digest: string;
    readonly document: object;
    readonly summary: object;
    readonly indexed: IndexedService;
  };
}

/** What is different in the directory after a pull was taken over. */
export interface TakenOver {
  readonly same: number;
  readonly changes: readonly TakenChange[];
}

export type TakenChange = ServiceDifference & {
  readonly change: 'closed' | 'reopened' | 'moved' | 'changed' | 'removed' | 'added';
};

/** The first of what was found in a pull. */
export interface PullFindings {
  readonly faults: readonly RecordFault[];
  readonly differences: readonly ServiceDifference[];
}

export interface PullStore {
  /**
   * Ends pulls that began so long ago that nobody is at work on them any more, and clears what they
   * staged.
   */
  breakOff(beganBefore: string, now: string): Promise<void>;
  save(pull: Pull): Promise<void>;
  find(id: string): Promise<{ pull: Pull; findings: PullFindings } | undefined>;
  list(feedId: string, limit: number, after?: Place): Promise<Pull[]>;
  addFaults(pullId: string, faults: readonly RecordFault[]): Promise<void>;
  /** @returns ids that were staged in this pull before */
  stage(pullId: string, services: readonly StagedService[]): Promise<string[]>;
  /** How many services of a feed are listed at present. */
  listed(feedId: string): Promise<number>;
  /** How many services are staged. */
  staged(pullId: string): Promise<number>;
  /** When the services of a feed were last changed, as they said. */
  modified(feedId: string, sourceIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Makes what was staged the directory's copy of the feed, in one transaction, piece by piece.
   * @param complete what was not staged is gone
   */
  takeOver(
    pull: { readonly id: string; readonly feed: Feed },
    complete: boolean,
    pace: Pace,
  ): Promise<TakenOver>;
  /** What would be different if that were done of a complete feed. */
  preview(pull: { readonly id: string; readonly feed: Feed }, pace: Pace): Promise<TakenOver>;
  /** Takes all services of a feed away. */
  takeAway(feedId: string): Promise<readonly TakenChange[]>;
  /** Whatever a pull staged. */
  clear(pullId: string): Promise<void>;
  /** Whatever a pull staged, and the faults it found: it begins again. */
  restart(pullId: string): Promise<void>;
  /**
   * Words to correct by, terms that feeds use, and services that several feeds list: as this
   * transaction leaves the services.
   */
  refreshSearch(feedId: string): Promise<void>;
}

/**
 * Does a piece of work, of some milliseconds, and leaves those who ask questions meanwhile their
 * turn.
 */
export type Pace = <Done>(work: () => Done | Promise<Done>) => Promise<Done>;
