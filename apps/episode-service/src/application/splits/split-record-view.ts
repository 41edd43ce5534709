import type { GatheredItem } from '@hub/contracts/shape';
import type { Episode } from '../../domain/episode.js';
import type { Split } from '../../domain/splits/split.js';
import type { EpisodeStores } from '../ports.js';

const STATES: Readonly<Record<Split['state'], string>> = {
  proposed: 'those where the two began have yet to say so',
  made: 'what was of another child is in it no more',
  declined: 'it stays as it is',
};

/** That another child was in an assessment, for its family to read: it names no other. */
export async function splitItems(
  episodes: readonly Episode[],
  { splits }: Pick<EpisodeStores, 'splits'>,
): Promise<GatheredItem[]> {
  const items = new Map<string, GatheredItem>();
  for (const episode of episodes)
    for (const split of await splits.ofEpisode(episode.id))
      if (!items.has(split.id)) items.set(split.id, splitItem(split, episode));
  return [...items.values()];
}

function splitItem(split: Split, { ownReference }: Episode): GatheredItem {
  const { id, state, because, proposedBy, proposedAt } = split;
  const why = split.state === 'declined' ? split.declinedBecause : because;
  return {
    id: `split-${id}`,
    section: 'steps',
    title: 'Somebody said that your child and another were in one assessment',
    at: proposedAt,
    authority: proposedBy,
    fields: [
      { name: 'The reference of your child’s', value: ownReference },
      { name: 'How it stands', value: STATES[state] },
      { name: 'Why', value: why.replaceAll('_', ' ') },
    ],
  };
}
