import type { Place } from '@hub/use-case';
import type { JOIN_STATES } from '@hub/contracts/lookup';
import type { JoinRequest } from '../../domain/joining/join-request.js';

/** Whose requests are listed: a person's own, or those that an authority answers. */
export type JoinSide =
  | { readonly as: 'asker'; readonly authority: string; readonly personId: string }
  | { readonly as: 'answerer'; readonly authority: string };

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
  /** Keeps what was answered, and whether it was seen. */
  save(request: JoinRequest): Promise<void>;
  /** The newest first. */
  ofLookup(lookupId: string): Promise<JoinRequest[]>;
  /** The newest first, as many as the limit. */
  list(side: JoinSide, page: JoinPage): Promise<JoinRequest[]>;
}
