import type { FoldedHere, MergeSideView, MergeView } from '@hub/contracts/protection';
import type { Viewer } from '@hub/use-case';
import type { Episode, FoldedEpisode } from '../../domain/episode.js';
import { answeringFor, type Merge } from '../../domain/merges/merge.js';
import { isHidden } from '../../domain/shield-terms.js';
import type { EpisodeStores } from '../ports.js';

/** A merge with the two episodes that it is about. */
export interface WholeMerge {
  readonly merge: Merge;
  readonly kept: Episode;
  readonly folded: Episode;
}

/** Who proposed it and whose word is needed; nobody from whom either is hidden. */
export function maySeeMerge({ merge, kept, folded }: WholeMerge, viewer: Viewer): boolean {
  if (isHidden(kept.shield, viewer) || isHidden(folded.shield, viewer)) return false;
  const { authority } = viewer;
  return merge.proposedBy === authority || answeringFor(merge).includes(authority);
}

export function viewMerge({ merge, kept, folded }: WholeMerge): MergeView {
  const { agreements: _who, proposerId: _person, climbs: _late, ...shown } = merge;
  return {
    ...shown,
    kept: viewSide(merge, 'kept', kept),
    folded: viewSide(merge, 'folded', folded),
  };
}

function viewSide(
  merge: Merge,
  side: 'kept' | 'folded',
  { originatingAuthority: authority, ownReference: reference }: Episode,
): MergeSideView {
  const { episodeId, answers } = merge[side];
  const agreed = merge.agreements.find((one) => one.authority === answers);
  return {
    ...{ episodeId, authority, reference, answers },
    ...(agreed ? { agreedAt: agreed.at } : {}),
  };
}

/** What an episode shows of those that go on in it. */
export function viewFoldedHere({
  id: episodeId,
  originatingAuthority: authority,
  ownReference: reference,
  folded: { at },
}: FoldedEpisode): FoldedHere {
  return { episodeId, authority, reference, at };
}

/** A merge with its episodes; undefined where one is gone. */
export async function wholeMerge(
  merge: Merge,
  { episodes }: Pick<EpisodeStores, 'episodes'>,
): Promise<WholeMerge | undefined> {
  const kept = await episodes.find(merge.kept.episodeId);
  const folded = await episodes.find(merge.folded.episodeId);
  return kept && folded && { merge, kept, folded };
}
