import type { Feed } from './feed.js';

/** What a pull that went well lists, and what was listed before. */
export interface Listing {
  readonly listed: number;
  readonly before: number;
  /** Whether the feed says how many there are. */
  readonly counted: boolean;
}

/**
 * Why nothing is taken away though the feed no longer lists it: an index that is being rebuilt
 * answers in good order and gives nothing. What the next pull says again, or the feed's keeper
 * confirms, is believed.
 *
 * @param leastShare of the services before that must still be there
 */
export function whyHeldBack(
  feed: Feed,
  { listed, before, counted }: Listing,
  leastShare: number,
): string | undefined {
  const isBelieved = feed.confirmed === true || feed.heldBack === listed;
  const isDoubtful = listed < before && (listed < before * leastShare || !counted);
  if (isBelieved || !isDoubtful) return undefined;
  const why = counted ? '' : ', and does not say how many there are';
  return `It lists ${String(listed)} services where ${String(before)} were${why}: nothing is taken away until its next pull says the same, or you confirm it.`;
}
