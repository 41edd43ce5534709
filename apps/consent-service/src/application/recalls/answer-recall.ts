import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type AnswerRecallPayload,
  changeOfAnswer,
  groundFault,
  RecallAnswered,
  type RecallView,
} from '@hub/contracts/consent';
import { fact, type MessageContext } from '@hub/use-case';
import { insteadOf } from '../../domain/episode-parts.js';
import type { ConsentTools, ConsentWork } from '../ports.js';
import { viewRecall } from './recall-view.js';

/** Takes in what holders did after a consent ended. */
export class AnswerRecall {
  constructor(
    private readonly work: ConsentWork,
    private readonly tools: Pick<ConsentTools, 'clock'>,
  ) {}

  execute(command: AnswerRecallPayload, context: MessageContext): Promise<RecallView | Refusal> {
    const { authority, personId } = context.caller;
    const { consentId, ...answer } = command;
    const groundless = groundFault(answer);
    if (groundless) return Promise.resolve(groundless);
    return this.work.request(context, command, async ({ consents, counterparts, recalls }) => {
      const recall = await recalls.lock(consentId, authority);
      const consent = await consents.find(consentId);
      if (!recall || !consent) return refuse('not_found');
      const now = this.tools.clock.now();
      const change = changeOfAnswer(recall.answer, answer);
      if (change === 'same') return { result: viewRecall(recall, [], now), facts: [] };
      if (isRefusal(change)) return change;
      const answered = {
        ...recall,
        answer: { ...answer, at: now, ...(personId === undefined ? {} : { personId }) },
      };
      await recalls.save(answered);
      const told = fact(
        RecallAnswered,
        { consentId, holder: authority, dueAt: recall.dueAt, outcome: answer.outcome },
        insteadOf(consent.authority, await counterparts.parts(consent.episodeId)),
      );
      return { result: viewRecall(answered, [], now), facts: [told] };
    });
  }
}
