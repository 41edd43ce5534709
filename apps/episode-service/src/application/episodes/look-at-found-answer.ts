import { type Refusal, refuse } from '@hub/contracts';
import type { FoundAnswerPayload, FoundAnswerView } from '@hub/contracts/episode';
import type { Clock, MessageContext } from '@hub/use-case';
import { seeAnswer } from '../../domain/found-answers.js';
import type { EpisodeWork } from '../ports.js';
import { viewFoundAnswer } from './found-answer-view.js';

/** Lets who holds an episode that was found see that another one has started. */
export class LookAtFoundAnswer {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
  ) {}

  read(
    { foundAnswerId }: FoundAnswerPayload,
    { caller: { authority } }: MessageContext,
  ): Promise<FoundAnswerView | Refusal> {
    return this.work.read(async ({ foundAnswers }) => {
      const answer = await foundAnswers.find(foundAnswerId);
      return answer && [answer.authority, answer.askedBy].includes(authority)
        ? viewFoundAnswer(answer, authority)
        : refuse('not_found');
    });
  }

  acknowledge(
    payload: FoundAnswerPayload,
    context: MessageContext,
  ): Promise<FoundAnswerView | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, payload, async ({ foundAnswers }) => {
      const answer = await foundAnswers.lock(payload.foundAnswerId);
      if (answer?.authority !== authority) return refuse('not_found');
      const { next, facts } = seeAnswer(answer, this.clock.now());
      await foundAnswers.noteSeen(next);
      return { result: viewFoundAnswer(next, authority), facts };
    });
  }
}
