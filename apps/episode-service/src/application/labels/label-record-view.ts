import { plainFields, type GatheredItem } from '@hub/contracts/shape';
import { ChildLabel } from '@hub/contracts/labels';
import type { Episode } from '../../domain/episode.js';
import type { EpisodeStores } from '../ports.js';

/** What a child is called in lists, for the family to read. */
export async function labelItems(
  { id, originatingAuthority, startedAt: at }: Episode,
  { labels }: Pick<EpisodeStores, 'labels'>,
): Promise<GatheredItem[]> {
  const [known] = await labels.known([id], originatingAuthority);
  const references = await labels.referencesOf(id);
  return [
    ...(known?.label === undefined
      ? []
      : [
          {
            ...{ id: `label-${id}`, section: 'episode' as const, at },
            title: 'What your child is called in lists of work',
            authority: originatingAuthority,
            fields: plainFields(ChildLabel, known.label),
          },
        ]),
    ...references.map(({ authority, reference }) => ({
      ...{ id: `reference-${id}-${authority}`, section: 'episode' as const, at },
      title: 'Under which reference another authority keeps the case',
      authority,
      fields: [{ name: 'Reference', value: reference }],
    })),
  ];
}
