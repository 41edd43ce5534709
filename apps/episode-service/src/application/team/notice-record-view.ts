import type { GatheredItem } from '@hub/contracts/shape';
import type { Episode } from '../../domain/episode.js';
import type { EpisodeStores } from '../ports.js';

/** What was written to those who work with the child, for the family to read. */
export async function noticeItems(
  { id: episodeId, shield }: Episode,
  { notices }: Pick<EpisodeStores, 'notices'>,
): Promise<GatheredItem[]> {
  return (await notices.ofEpisode(episodeId)).map(({ id, authority, writtenAt, words }) => ({
    ...{ id: `notice-${id}`, section: 'episode', at: writtenAt },
    title: 'What was written to those who work with your child',
    ...(shield ? {} : { authority }),
    fields: [{ name: 'What was written', value: words }],
  }));
}
