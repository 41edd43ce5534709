import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { EpisodeView } from '@hub/contracts/episode';
import { UndoEpisodeStep, type UndoEpisodeStepPayload } from '@hub/contracts/protection';
import type { Clock, MessageContext } from '@hub/use-case';
import { undoStep } from '../../domain/step-undoing.js';
import type { EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { unfollowReview } from '../planning/review-step.js';
import { viewEpisode } from './episode-view.js';
import { movedFact } from './moved-fact.js';
import { refuseOlder } from './refuse-older.js';
import { peopleFactsAfter } from './people-fact.js';
import { resumedFact } from './resumed-fact.js';

/** Lets whoever took the last step take it back while nobody can have built on it. */
export class UndoStep {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
    private readonly whoMay: WhoMay,
  ) {}

  execute(
    command: UndoEpisodeStepPayload,
    context: MessageContext,
  ): Promise<EpisodeView | Refusal> {
    const { episodeId, because } = command;
    const { personId } = context.caller;
    return this.work.request(context, command, async (stores) => {
      const { episodes } = stores;
      const found = await episodes.lock(episodeId);
      const permitted = this.whoMay.decide(UndoEpisodeStep.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      if (context.expectedVersion === undefined) return refuse('precondition_required');
      if (context.expectedVersion !== episode.version)
        return refuseOlder(stores, episode, context.expectedVersion);
      if (personId === undefined) return refuse('step_not_yours');
      const by = { personId, at: this.clock.now(), because };
      const undone = undoStep(episode, await episodes.lastStep(episodeId), by);
      if (isRefusal(undone)) return undone;
      const stands = undone.episode;
      await episodes.undoStep(stands, undone.undone);
      const { step } = undone.undone;
      await unfollowReview(stores, stands, step);
      const opened = peopleFactsAfter(step, stands);
      const goesOn = step === 'close' && stands.state !== 'withdrawn' ? [resumedFact(stands)] : [];
      return {
        result: viewEpisode(stands, personId),
        facts: [movedFact(stands, episode, { step, undone: because }), ...opened, ...goesOn],
        evidence: { because, rule },
      };
    });
  }
}
