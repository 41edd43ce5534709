import type { GatheredItem } from '@hub/contracts/shape';
import type { Episode } from '../../domain/episode.js';
import type { Merge } from '../../domain/merges/merge.js';
import type { EpisodeStores } from '../ports.js';
import { wholeMerge, type WholeMerge } from './merge-view.js';

const STATES: Readonly<Record<Merge['state'], string>> = {
  proposed: 'those where the two began have yet to say so',
  made: 'the two are one now, and one person leads it',
  declined: 'the two stay two',
  undone: 'the two had been made one, and are apart again: they are of two children',
};

/** That two assessments are of one child, for the family to read; once where both are theirs. */
export async function mergeItems(
  episodes: readonly Episode[],
  stores: Pick<EpisodeStores, 'episodes' | 'merges'>,
): Promise<GatheredItem[]> {
  const merges = new Map<string, Merge>();
  for (const { id } of episodes)
    for (const merge of await stores.merges.ofEpisode(id)) merges.set(merge.id, merge);
  const items: GatheredItem[] = [];
  for (const merge of merges.values()) {
    const whole = await wholeMerge(merge, stores);
    if (whole) items.push(mergeItem(whole, new Set(episodes.map(({ id }) => id))));
  }
  return items;
}

/** Until both are agreed to be of this child, the other may be another family’s. */
function mergeItem({ merge, kept, folded }: WholeMerge, own: ReadonlySet<string>): GatheredItem {
  const { id, state, because, proposedBy, proposedAt } = merge;
  const why = merge.state === 'declined' ? merge.declinedBecause : because;
  const named = [
    { name: 'The reference of the one that goes on', of: kept },
    { name: 'The reference of the other', of: folded },
  ].filter(({ of }) => state === 'made' || own.has(of.id));
  return {
    id: `merge-${id}`,
    section: 'steps',
    title: 'Somebody said that two assessments are both of your child',
    at: proposedAt,
    authority: proposedBy,
    fields: [
      ...named.map(({ name, of }) => ({ name, value: of.ownReference })),
      { name: 'How it stands', value: STATES[state] },
      { name: 'Why', value: why.replaceAll('_', ' ') },
    ],
  };
}
