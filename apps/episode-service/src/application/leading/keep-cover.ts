import type { Fact } from '@hub/use-case';
import { type Episode, isLived } from '../../domain/episode.js';
import {
  alarmOfCover,
  coverMoved,
  type LeadCover,
  showCover,
} from '../../domain/leading/lead-cover.js';
import { tellProgressed } from '../../domain/transfers/transfer-facts.js';
import { isOpen } from '../../domain/transfers/transfer-state.js';
import { peopleFact } from '../episodes/people-fact.js';
import type { EpisodeStores } from '../ports.js';

/** Alarms of covers stand under this name. */
export const COVER_TIMER = 'lead_cover';

/**
 * Puts a cover away with its alarm, and lets the episode show who leads meanwhile; the episode must
 * be locked.
 * @returns what is told
 */
export async function keepCover(
  { covers, episodes, timers, transfers }: EpisodeStores,
  cover: LeadCover,
  episode: Episode,
): Promise<Fact[]> {
  await covers.save(cover);
  await timers.set(COVER_TIMER, cover.id, alarmOfCover(cover));
  const shown = showCover(episode, await covers.ofEpisode(episode.id));
  if (shown === episode) return [coverMoved(cover, episode)];
  await episodes.save(shown);
  await covers.show(shown);
  const open = (await transfers.unendedOf(episode.id)).find(isOpen);
  const passed = open && isLived(shown) ? [tellProgressed(open, shown)] : [];
  return [coverMoved(cover, shown), peopleFact(shown), ...passed];
}
