import { EpisodeParted, SplitMoved } from '@hub/contracts/protection';
import type { Waiting } from '@hub/contracts/shape';
import { EpisodeToldApart } from '@hub/internal-messages';
import { type Fact, fact } from '@hub/use-case';
import { nextClimb, waitsForApproval } from '../approval-clock.js';
import { counterpartsOf, type Episode } from '../episode.js';
import type { Parting } from './part.js';
import { answeringForSplit, type MadeSplit, missingFromSplit, type Split } from './split.js';

/** The next instant at which the next above are waited for; undefined where nobody is. */
export function alarmOf(split: Split): string | undefined {
  return split.state === 'proposed' ? nextClimb(split) : undefined;
}

export function waitsOf(split: Split): Waiting[] {
  if (split.state !== 'proposed') return [];
  return missingFromSplit(split).flatMap((authority) =>
    waitsForApproval('approve_split', authority, split),
  );
}

/** How it stands, for who proposed it and those whose word is needed. */
export function movedFact(split: Split): Fact {
  const { id: splitId, from, to, state, proposedBy } = split;
  const because = split.state === 'declined' ? { because: split.declinedBecause } : {};
  return fact(
    SplitMoved,
    {
      ...{ splitId, episodeId: from.episodeId, other: to.episodeId, state },
      ...because,
      waits: waitsOf(split),
    },
    [...new Set([proposedBy, ...answeringForSplit(split)])].sort(),
  );
}

/**
 * That each is of one child, to those with a part in it alone; and for who keeps what was of both.
 *
 * @param before the first with all who had a part in it
 * @param earlier what the other had taken up again
 */
export function partedFacts(
  { from, to, left }: Parting,
  split: MadeSplit,
  { before, earlier }: { readonly before: Episode; readonly earlier: readonly string[] },
): Fact[] {
  const { id: splitId, undoesMerge: goesOnAlone, consents, decidedAt: at } = split;
  const parted = ({ id: episodeId, version }: Episode) => ({ episodeId, splitId, at, version });
  const first = { ...parted(from), goesOnAlone: false, left: [...left] };
  const other = { ...parted(to), goesOnAlone, left: [] };
  return [
    fact(EpisodeParted, first, counterpartsOf(before)),
    ...(goesOnAlone ? [fact(EpisodeParted, other, counterpartsOf(to))] : []),
    fact(EpisodeToldApart, {
      ...{ episodeId: from.id, other: to.id, goesOnAlone, earlier: [...earlier], at },
      counterparts: counterpartsOf(from),
      otherCounterparts: counterpartsOf(to),
      consents: [...consents],
    }),
  ];
}
