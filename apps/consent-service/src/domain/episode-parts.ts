/** Who has a part in an episode, as far as consent-service was told. */
export interface EpisodeParts {
  /**
   * The authority that named the episode first. Nobody else can start it, so it has a part before
   * anybody is told of a start.
   */
  readonly namedBy?: string;
  /** For whom the Lead Professional works. */
  readonly leadAuthority?: string;
  /** Counterpart authorities, as episode-service told. */
  readonly counterparts: readonly string[];
}

/** Nothing that an authority records itself gives it a part. */
export function hasPart({ namedBy, counterparts }: EpisodeParts, authority: string): boolean {
  return namedBy === authority || counterparts.includes(authority);
}

/** Whether nobody named the episode yet. */
export function isUnnamed({ namedBy, counterparts }: EpisodeParts): boolean {
  return namedBy === undefined && counterparts.length === 0;
}
