import { ReviewDue } from '@hub/contracts/episode';
import { ReviewReminder } from '@hub/internal-messages';
import { choreContext, type Clock, type Fact, fact, type Ids } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { counterpartsOf } from '../../domain/episode.js';
import type { EpisodeWork } from '../ports.js';

const AHEAD_MS = 7 * 86_400_000;
const AT_ONCE = 100;

/** Tells the whole team, once for each date, that a review is due within a week or was due. */
export class RemindOfReviews {
  constructor(
    private readonly work: EpisodeWork,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  async execute(): Promise<void> {
    const until = londonDate(new Date(Date.parse(this.tools.clock.now()) + AHEAD_MS).toISOString());
    await this.work.request(
      choreContext(ReviewReminder.owner, ReviewReminder.action, this.tools.ids),
      {},
      async ({ episodes }) => {
        const facts: Fact[] = [];
        for (const episode of await episodes.takeDueForReview(until, AT_ONCE)) {
          if (episode.nextReviewOn === undefined) continue;
          await episodes.noteReminder(episode.id, episode.nextReviewOn);
          facts.push(
            fact(
              ReviewDue,
              { episodeId: episode.id, reviewOn: episode.nextReviewOn },
              counterpartsOf(episode),
            ),
          );
        }
        return { result: {}, facts };
      },
    );
  }
}
