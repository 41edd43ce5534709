import { SplitClock } from '@hub/internal-messages';
import { choreContext, type Ids } from '@hub/use-case';
import { climb } from '../../domain/approval-clock.js';
import { alarmOf, movedFact } from '../../domain/splits/split-facts.js';
import type { EpisodeWork } from '../ports.js';
import { SPLIT_TIMER } from './decide-split.js';

/** Brings a split before the next above where nobody has said in time whether there are two. */
export class WakeSplit {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
  ) {}

  async execute(splitId: string): Promise<void> {
    const context = choreContext(SplitClock.owner, SplitClock.action, this.ids);
    await this.work.request(context, { splitId }, async ({ splits, timers }) => {
      const split = await splits.lock(splitId);
      const late = split?.state === 'proposed' ? climb(split, await timers.now()) : undefined;
      const next = late ?? split;
      await timers.set(SPLIT_TIMER, splitId, next && alarmOf(next));
      if (!late) return { result: {}, facts: [] };
      await splits.save(late);
      return {
        result: {},
        facts: [movedFact(late)],
        evidence: { episode: late.from.episodeId, subject: splitId, because: 'overdue' },
      };
    });
  }
}
