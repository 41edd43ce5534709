import type { Role } from '@hub/contracts';
import type { Place } from '@hub/use-case';
import type { TiedPerson } from '@hub/policy';
import type { JOIN_STATES } from '@hub/contracts/lookup';
import type { RecordReference } from '../../domain/episodes/hub-episode.js';
import type { JoinRequest } from '../../domain/joining/join-request.js';

/** Whose requests are listed: those that a person asked, or those that are theirs to answer. */
export type JoinSide =
  | { readonly as: 'asker'; readonly authority: string; readonly personId: string }
  | {
      readonly as: 'answerer';
      readonly authority: string;
      readonly personId: string;
      readonly roles: readonly Role[];
    };

export interface JoinPage {
  readonly state?: (typeof JOIN_STATES)[number];
  readonly now: string;
  readonly limit: number;
  readonly after?: Place;
}

export interface JoinRequestStore {
  add(request: JoinRequest): Promise<void>;
  find(id: string): Promise<JoinRequest | undefined>;
  lock(id: string): Promise<JoinRequest | undefined>;
  /** Keeps who answers, what was answered, and whether it was seen. */
  save(request: JoinRequest): Promise<void>;
  /** The newest first. */
  ofLookup(lookupId: string): Promise<JoinRequest[]>;
  /** The newest first, as many as the limit. */
  list(side: JoinSide, page: JoinPage): Promise<JoinRequest[]>;
  /** Those of which somebody more is asked by then, the longest due first. */
  due(at: string, limit: number): Promise<string[]>;
  /** Locks those about a record that can still be answered, by id. */
  openAbout(record: RecordReference): Promise<JoinRequest[]>;
}

/** Who works with the child of an episode of the hub, as far as was told. */
export interface EpisodePeople {
  of(episodeId: string): Promise<readonly TiedPerson[]>;
  /** Whether somebody may have left the episode a while ago and it was not heard of here. */
  isBehind(episodeId: string): Promise<boolean>;
  /** An older version of the episode changes nothing. */
  note(episodeId: string, people: readonly TiedPerson[], version: number): Promise<void>;
}
