import type { Waiting } from '@hub/contracts/shape';
import { type ArbitratedDispute, type Dispute, type Question, stay } from './dispute-state.js';

/** The next instant at which a question is due that is not counted as missed yet. */
export function questionAlarmOf(dispute: Dispute): string | undefined {
  if (dispute.state !== 'arbitration') return undefined;
  const running = (dispute.questions ?? []).filter((one) => silentOn(one).length > 0);
  return running.map(({ dueAt }) => dueAt).sort()[0];
}

/** Who did not answer in time has missed it, as on a rung. */
export function missQuestions(dispute: ArbitratedDispute, at: string): ArbitratedDispute {
  const missed: string[] = [];
  const questions = (dispute.questions ?? []).map((one) => {
    if (Date.parse(one.dueAt) > Date.parse(at)) return one;
    const silent = silentOn(one);
    missed.push(...silent);
    return { ...one, missed: [...one.missed, ...silent] };
  });
  const rungs = dispute.rungs.map((visit, place) =>
    place === dispute.rungs.length - 1 ? { ...visit, missed: [...visit.missed, ...missed] } : visit,
  );
  return { ...dispute, ...stay(dispute, 'miss_question'), questions, rungs };
}

/** Whom questions wait for, while the arbitrator has not decided. */
export function questionWaits({ state, questions = [] }: Dispute): Waiting[] {
  if (state !== 'arbitration') return [];
  return questions.flatMap((one) =>
    one.parties
      .filter((authority) => isOpenFor(one, authority))
      .map((authority) => ({
        step: 'answer_question',
        authority,
        role: 'lead_caf_contact',
        dueAt: one.dueAt,
      })),
  );
}

/** Parties that were asked, have not answered, and are not counted yet. */
function silentOn(question: Question): string[] {
  return question.parties.filter(
    (authority) => isOpenFor(question, authority) && !question.missed.includes(authority),
  );
}

/** Whether a party that was asked has not answered. */
export function isOpenFor({ answers }: Question, authority: string): boolean {
  return !answers.some((one) => one.authority === authority);
}
