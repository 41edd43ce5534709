import type { Refusal } from './refusal.js';
import type { Change } from './stale.js';

/** The no to who decides on an older version, with what the caller may read of it. */
export function refuseStale(current: number, changes?: readonly Change[]): Refusal {
  const stale = changes === undefined ? { current } : { current, changes };
  return { refused: 'etag_stale', stale };
}
