import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { LateAnswerPayload, LateAnswerView } from '@hub/contracts/lookup';
import type { MessageContext } from '@hub/use-case';
import { seeLate, viewLate } from '../../domain/late-answers/late-answer.js';
import { leads } from '../episodes/leads.js';
import { contactOf } from '../lookups/found-episode-view.js';
import type { AuthorityRegister, LookupWork } from '../ports.js';

/** Lets whoever leads see what an authority answered that was silent at the start. */
export class LookAtLateAnswer {
  constructor(
    private readonly work: LookupWork,
    private readonly register: AuthorityRegister,
  ) {}

  async read(
    { lateAnswerId }: LateAnswerPayload,
    { caller }: MessageContext,
  ): Promise<LateAnswerView | Refusal> {
    const authorities = await this.register.all();
    return this.work.read(async ({ lateAnswers, hubEpisodes }) => {
      const late = await lateAnswers.find(lateAnswerId);
      const episode = late && (await hubEpisodes.find(late.episodeId));
      if (!late || !episode || !leads(episode, caller)) return refuse('not_found');
      const isWanted = late.state === 'given' && late.outcome !== 'none';
      const contact = isWanted ? { leadCafContact: contactOf(late.authority, authorities) } : {};
      return { ...viewLate(late), ...contact };
    });
  }

  acknowledge(
    payload: LateAnswerPayload,
    context: MessageContext,
  ): Promise<LateAnswerView | Refusal> {
    return this.work.request(context, payload, async ({ lateAnswers, hubEpisodes }) => {
      const late = await lateAnswers.lock(payload.lateAnswerId);
      const episode = late && (await hubEpisodes.find(late.episodeId));
      if (!late || !episode || !leads(episode, context.caller)) return refuse('not_found');
      const seen = seeLate(late, episode);
      if (isRefusal(seen)) return seen;
      await lateAnswers.save(seen.next);
      return { result: viewLate(seen.next), facts: seen.facts };
    });
  }
}
