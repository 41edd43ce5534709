import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  AnswerCorrection as AnsweringCorrection,
  type AnswerCorrectionPayload,
  type CorrectionView,
} from '@hub/contracts/protection';
import { authoriseCaller, type PoliciesInForce } from '@hub/policy';
import type { MessageContext } from '@hub/use-case';
import { alarmOf } from '../../domain/corrections/correction-clock.js';
import { answerNotice } from '../../domain/corrections/correction-decisions.js';
import { answeredFact, standsFact } from '../../domain/corrections/correction-facts.js';
import { shownNotices } from '../../domain/corrections/correction.js';
import type { EpisodeWork } from '../ports.js';
import { maySee, viewCorrection } from './correction-view.js';
import { CORRECTION_TIMER } from './decide-correction.js';

/** Takes in what those who were told what was wrong did with it. */
export class AnswerCorrection {
  constructor(
    private readonly work: EpisodeWork,
    private readonly policies: PoliciesInForce,
  ) {}

  execute(
    command: AnswerCorrectionPayload,
    context: MessageContext,
  ): Promise<CorrectionView | Refusal> {
    const { caller } = context;
    const { authority, personId } = caller;
    const { correctionId, ...answer } = command;
    return this.work.request(context, command, async (stores) => {
      const { corrections, episodes, timers } = stores;
      const correction = await corrections.lock(correctionId);
      const episode = correction && (await episodes.find(correction.episodeId));
      if (!episode) return refuse('not_found');
      const notices = await corrections.notices(correctionId);
      const notice = notices.find((one) => one.authority === authority);
      if (!notice || !maySee({ correction, episode, notices }, context.caller))
        return refuse('not_found');
      const permitted = authoriseCaller(this.policies, caller, {
        action: AnsweringCorrection.type,
        resource: {},
        people: [],
      });
      if (isRefusal(permitted)) return permitted;
      const at = await timers.now();
      const by = { at, ...(personId === undefined ? {} : { personId }) };
      const answered = answerNotice(notice, answer, by);
      if (isRefusal(answered)) return answered;
      const after = notices.map((one) => (one.authority === authority ? answered : one));
      const whole = { correction, episode, notices: after };
      if (answered === notice) return { result: viewCorrection(whole, authority, at), facts: [] };
      await corrections.putNotice(answered);
      const shown = shownNotices(after, episode.shield);
      await timers.set(CORRECTION_TIMER, correctionId, alarmOf(correction, shown));
      const told = answeredFact(correction, answered);
      return {
        result: viewCorrection(whole, authority, at),
        facts: [...(told ? [told] : []), standsFact(correction, shown)],
        evidence: {
          ...{ episode: episode.id, subject: correctionId, because: answer.outcome },
          rule: permitted.rule,
        },
      };
    });
  }
}
