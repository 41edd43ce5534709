import type { FoldedEpisode, LivedEpisode, TeamMember } from '../episode.js';
import type { Shield } from '../shield-terms.js';
import type { Pair } from './merge-decisions.js';

/** The two after a merge. */
export interface Folding {
  readonly kept: LivedEpisode;
  readonly folded: FoldedEpisode;
}

/**
 * One episode of the two: whoever leads the one that is kept leads, and nobody from whom either is
 * hidden comes to see the other.
 *
 * @param seat of whoever led the other, where they join the team
 */
export function foldInto(
  { kept, folded }: Pair,
  how: { readonly mergeId: string; readonly at: string; readonly seat?: TeamMember },
): Folding {
  const { mergeId, at, seat } = how;
  const { state, resumesAs, nextReviewOn, disputes: _open, ...stays } = folded;
  const before = {
    state,
    ...(resumesAs === undefined ? {} : { resumesAs }),
    ...(nextReviewOn === undefined ? {} : { nextReviewOn }),
  };
  const shield = hiddenWith(kept.shield, folded.shield);
  return {
    kept: {
      ...kept,
      team: [...kept.team, ...(seat ? [seat] : [])],
      ...(shield ? { shield } : {}),
      version: kept.version + 1,
    },
    folded: {
      ...stays,
      state: 'folded',
      folded: { into: kept.id, mergeId, at, before },
      disputes: [],
      version: folded.version + 1,
    },
  };
}

function hiddenWith(own: Shield | undefined, other: Shield | undefined): Shield | undefined {
  if (!own || !other) return own ?? other;
  const both = (one: readonly string[] = [], two: readonly string[] = []): string[] =>
    [...new Set([...one, ...two])].sort();
  const hiddenFromPeople = both(own.hiddenFromPeople, other.hiddenFromPeople);
  return {
    ...own,
    hiddenFrom: both(own.hiddenFrom, other.hiddenFrom),
    ...(hiddenFromPeople.length === 0
      ? {}
      : { hiddenFromPeople, employers: both(own.employers, other.employers) }),
  };
}
