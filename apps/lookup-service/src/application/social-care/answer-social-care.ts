import { type Refusal, refuse } from '@hub/contracts';
import type { AnswerSocialCarePayload } from '@hub/contracts/lookup';
import type { Done } from '@hub/contracts/shape';
import type { Clock, MessageContext } from '@hub/use-case';
import { answeredFact } from '../../domain/lookups/lookup-decisions.js';
import { isAwaited, isSettled } from '../../domain/social-care/social-care-question.js';
import type { LookupWork } from '../ports.js';

/**
 * Takes in what social care says of a child, in time or late. Who asked is told once the last of
 * those asked has answered, and of each that comes after its time.
 */
export class AnswerSocialCare {
  constructor(
    private readonly work: LookupWork,
    private readonly clock: Clock,
  ) {}

  execute(
    { questionId, ...answer }: AnswerSocialCarePayload,
    context: MessageContext,
  ): Promise<Done | Refusal> {
    const { authority } = context.caller;
    return this.work.request<Done>(
      context,
      { questionId, ...answer },
      async ({ socialCare, lookups }) => {
        const question = await socialCare.lock(questionId, authority);
        const lookup = question && (await lookups.find(question.lookupId));
        if (!question || !lookup) return refuse('not_found');
        if (isSettled(question)) return refuse('conflict', 'It was answered already.');
        const at = this.clock.now();
        await socialCare.answer({ ...question, answered: { answer, at } });
        const others = await socialCare.ofLookup(question.lookupId);
        const isLast = !others.some((one) => one.id !== questionId && isAwaited(one, at));
        if (!isLast) return { result: {}, facts: [] };
        await lookups.noteAnswered(lookup.id, at);
        return { result: {}, facts: [answeredFact(lookup, at)] };
      },
    );
  }
}
