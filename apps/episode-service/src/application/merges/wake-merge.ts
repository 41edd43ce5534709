import { MergeClock } from '@hub/internal-messages';
import { choreContext, type Ids } from '@hub/use-case';
import { climb } from '../../domain/approval-clock.js';
import { alarmOf, movedFact } from '../../domain/merges/merge-facts.js';
import type { EpisodeWork } from '../ports.js';
import { MERGE_TIMER } from './decide-merge.js';

/** Brings a merge before the next above where nobody has said in time whether it is one child. */
export class WakeMerge {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
  ) {}

  async execute(mergeId: string): Promise<void> {
    const context = choreContext(MergeClock.owner, MergeClock.action, this.ids);
    await this.work.request(context, { mergeId }, async ({ merges, timers }) => {
      const merge = await merges.lock(mergeId);
      const late = merge?.state === 'proposed' ? climb(merge, await timers.now()) : undefined;
      const next = late ?? merge;
      await timers.set(MERGE_TIMER, mergeId, next && alarmOf(next));
      if (!late) return { result: {}, facts: [] };
      await merges.save(late);
      return {
        result: {},
        facts: [movedFact(late)],
        evidence: { episode: late.kept.episodeId, subject: mergeId, because: 'overdue' },
      };
    });
  }
}
