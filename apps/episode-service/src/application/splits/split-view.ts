import type { MergeSideView, SplitView } from '@hub/contracts/protection';
import type { Viewer } from '@hub/use-case';
import type { Episode } from '../../domain/episode.js';
import { isHidden } from '../../domain/shield-terms.js';
import { answeringForSplit, type Parts, type Split } from '../../domain/splits/split.js';
import type { EpisodeStores } from '../ports.js';

/** A split with the two episodes that it is about. */
export interface WholeSplit {
  readonly split: Split;
  readonly from: Episode;
  readonly to: Episode;
}

/** Who proposed it and whose word is needed; nobody from whom either is hidden. */
export function maySeeSplit({ split, from, to }: WholeSplit, viewer: Viewer): boolean {
  if (isHidden(from.shield, viewer) || isHidden(to.shield, viewer)) return false;
  const { authority } = viewer;
  return split.proposedBy === authority || answeringForSplit(split).includes(authority);
}

type Sight = Omit<SplitView, keyof Parts | 'corrections'> &
  Parts & { readonly corrections?: readonly string[] };

export function viewSplit({ split, from, to }: WholeSplit): SplitView {
  const { agreements: _who, proposerId: _person, climbs: _late, ...open } = split;
  const { documents, consents, team, contacts, needs, corrections, ...shown }: Sight = {
    ...open,
    from: viewSide(split, 'from', from),
    to: viewSide(split, 'to', to),
  };
  return {
    ...shown,
    ...{ documents: [...documents], consents: [...consents], team: [...team] },
    ...(contacts.length === 0 ? {} : { contacts: [...contacts] }),
    ...(needs ? { needs } : {}),
    ...(corrections ? { corrections: [...corrections] } : {}),
  };
}

function viewSide(
  split: Split,
  side: 'from' | 'to',
  { originatingAuthority: authority, ownReference: reference }: Episode,
): MergeSideView {
  const { episodeId, answers } = split[side];
  const agreed = split.agreements.find((one) => one.authority === answers);
  return {
    ...{ episodeId, authority, reference, answers },
    ...(agreed ? { agreedAt: agreed.at } : {}),
  };
}

/** A split with its episodes; undefined where one is gone. */
export async function wholeSplit(
  split: Split,
  { episodes }: Pick<EpisodeStores, 'episodes'>,
): Promise<WholeSplit | undefined> {
  const from = await episodes.find(split.from.episodeId);
  const to = await episodes.find(split.to.episodeId);
  return from && to && { split, from, to };
}
