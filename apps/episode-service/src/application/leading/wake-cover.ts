import { LeadCoverClock } from '@hub/internal-messages';
import { choreContext, type Ids } from '@hub/use-case';
import { alarmOfCover, coverAt } from '../../domain/leading/lead-cover.js';
import type { EpisodeWork } from '../ports.js';
import { COVER_TIMER, keepCover } from './keep-cover.js';

/**
 * Lets a cover begin on its first day, and end after its last or once who stands in has left; woken
 * twice, it does nothing.
 */
export class WakeCover {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
  ) {}

  async execute(coverId: string): Promise<void> {
    const context = choreContext(LeadCoverClock.owner, LeadCoverClock.action, this.ids);
    await this.work.request(context, { coverId }, async (stores) => {
      const { covers, developments, endedPeople, episodes, timers } = stores;
      const seen = await covers.find(coverId);
      const episode = seen && (await episodes.lock(seen.episodeId));
      // It changes under the lock of its episode alone.
      const cover = seen && (await covers.find(coverId));
      if (!episode || !cover) {
        await timers.set(COVER_TIMER, coverId, undefined);
        return { result: {}, facts: [] };
      }
      const at = await timers.now();
      const next = coverAt(cover, episode, at, await endedPeople.has(cover.personId));
      if (next === cover) {
        await timers.set(COVER_TIMER, coverId, alarmOfCover(cover));
        return { result: {}, facts: [] };
      }
      if (next.endedBecause === 'stand_in_left')
        await developments.note({ episodeId: episode.id, kind: 'lead', at });
      const because = next.endedBecause ?? next.state;
      return {
        result: {},
        facts: await keepCover(stores, next, episode),
        evidence: { episode: episode.id, subject: coverId, because },
      };
    });
  }
}
