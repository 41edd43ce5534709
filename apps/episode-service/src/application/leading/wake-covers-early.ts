import type { EpisodeWork } from '../ports.js';
import { COVER_TIMER } from './keep-cover.js';

const AT_ONCE = 1_000;

/**
 * Lets the alarm of covers go off that are over before their day: who stands in has left, or
 * another leads. What is kept is compared again and again, so that it does not matter which came
 * first, the cover or the word that somebody left.
 */
export class WakeCoversEarly {
  constructor(private readonly work: EpisodeWork) {}

  execute(): Promise<void> {
    return this.work.repeatable(async ({ covers, timers }) => {
      const now = await timers.now();
      for (const id of await covers.over(AT_ONCE)) await timers.set(COVER_TIMER, id, now);
    });
  }
}
