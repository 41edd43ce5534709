import { EpisodeFolded, MergeMoved } from '@hub/contracts/protection';
import type { Waiting } from '@hub/contracts/shape';
import { EpisodeLedOn } from '@hub/internal-messages';
import { type Fact, fact } from '@hub/use-case';
import { nextClimb, waitsForApproval } from '../approval-clock.js';
import { counterpartsOf } from '../episode.js';
import type { Folding } from './fold.js';
import { answeringFor, type Merge, missingFrom } from './merge.js';

/** The next instant at which the next above are waited for; undefined where nobody is. */
export function alarmOf(merge: Merge): string | undefined {
  return merge.state === 'proposed' ? nextClimb(merge) : undefined;
}

export function waitsOf(merge: Merge): Waiting[] {
  if (merge.state !== 'proposed') return [];
  return missingFrom(merge).flatMap((authority) =>
    waitsForApproval('approve_merge', authority, merge),
  );
}

/** How it stands, for who proposed it and those whose word is needed. */
export function movedFact(merge: Merge): Fact {
  const { id: mergeId, kept, folded, state, proposedBy } = merge;
  const because = merge.state === 'declined' ? { because: merge.declinedBecause } : {};
  return fact(
    MergeMoved,
    {
      ...{ mergeId, episodeId: kept.episodeId, folded: folded.episodeId, state },
      ...because,
      waits: waitsOf(merge),
    },
    [...new Set([proposedBy, ...answeringFor(merge)])].sort(),
  );
}

/**
 * That an episode goes on in another: to all with a part in either, and for the index.
 *
 * @param references under which the folded one was found
 */
export function foldedFacts({ kept, folded }: Folding, references: readonly string[]): Fact[] {
  const { into, mergeId, at } = folded.folded;
  const { id: episodeId, originatingAuthority: authority, version } = folded;
  const told = [...new Set([...counterpartsOf(kept), ...counterpartsOf(folded)])].sort();
  return [
    fact(EpisodeFolded, { episodeId, into, mergeId, at, version }, told),
    fact(EpisodeLedOn, { episodeId, into, authority, references: [...references], at }),
  ];
}
