/** One thing that was done since, in the version that came of it. */
export interface Change {
  readonly version: number;
  readonly at: string;
  /** What was done, as a code. */
  readonly did: string;
  /** The same in words. */
  readonly words: string;
  /** Who did it; absent where the hub did. */
  readonly authority?: string;
  readonly personId?: string;
}

/** How something stands that was read in an older version. */
export interface Stale {
  /** The version now. */
  readonly current?: number;
  /** Where it is read. */
  readonly read?: string;
  /** Newest first; absent where nothing is kept by version. */
  readonly changes?: readonly Change[];
}

/** What somebody reads before they decide anew. */
export const MOST_CHANGES = 10;

/** The newest of what was done since a version. */
export function changesSince(read: number, done: readonly Change[]): Change[] {
  return done
    .filter(({ version }) => version > read)
    .sort((one, other) => other.version - one.version)
    .slice(0, MOST_CHANGES);
}
