import { BreachClock } from '@hub/internal-messages';
import { choreContext, type Ids } from '@hub/use-case';
import { alarmOf, climb, standsFact } from '../../domain/breaches/breach-clock.js';
import type { EpisodeWork } from '../ports.js';
import { BREACH_TIMER } from './open-breach.js';

/** Brings a breach before the next person where nobody has judged it, or decided, in time. */
export class WakeBreach {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
  ) {}

  async execute(correctionId: string): Promise<void> {
    const context = choreContext(BreachClock.owner, BreachClock.action, this.ids);
    await this.work.request(context, { correctionId }, async ({ breaches, episodes, timers }) => {
      const seen = await breaches.find(correctionId);
      const episode = seen && (await episodes.lock(seen.episodeId));
      const breach = episode && (await breaches.lock(correctionId));
      const late = breach && climb(breach, await timers.now());
      await timers.set(BREACH_TIMER, correctionId, breach && alarmOf(late ?? breach));
      if (!late) return { result: {}, facts: [] };
      await breaches.save(late);
      return {
        result: {},
        facts: [standsFact(late)],
        evidence: { episode: late.episodeId, subject: correctionId, because: 'overdue' },
      };
    });
  }
}
