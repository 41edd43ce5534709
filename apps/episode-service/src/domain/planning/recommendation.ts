import { type Refusal, refuse } from '@hub/contracts';
import type {
  AnswerRecommendationPayload,
  MakeRecommendationPayload,
  RecommendationView,
} from '@hub/contracts/planning';
import type { ClosedDays } from '@hub/contracts/identity';
import { dueWithin, notCountedOf } from '@hub/working-time';

/** What somebody who works with the child recommends to whoever leads. */
export type Recommendation = Readonly<RecommendationView> & { readonly episodeId: string };

/** Working days in which whoever leads answers; where a child may be harmed, one. */
const ANSWER_DAYS = 5;
const HARM_DAYS = 1;

export function recommend(
  command: MakeRecommendationPayload,
  by: {
    readonly id: string;
    readonly authority: string;
    readonly personId: string | undefined;
    readonly at: string;
    /** When whoever leads is closed; harm waits for no holiday. */
    readonly closed?: readonly ClosedDays[];
  },
  others: readonly Recommendation[],
): Recommendation | Refusal {
  const { id, authority, personId, at, closed = [] } = by;
  const isOpen = others.some(
    (one) => one.answer === undefined && one.what === command.what && one.authority === authority,
  );
  if (isOpen) return refuse('conflict', 'Your authority recommended that already; it waits.');
  const { dueAt, leftOut } =
    command.because === 'risk_of_harm'
      ? dueWithin<ClosedDays>(at, HARM_DAYS)
      : dueWithin(at, ANSWER_DAYS, closed);
  return {
    ...command,
    id,
    authority,
    ...(personId === undefined ? {} : { personId }),
    madeAt: at,
    answerBy: dueAt,
    ...notCountedOf(leftOut),
  };
}

/** Whoever leads says once whether they follow it, and why where they do not. */
export function answerRecommendation(
  recommendation: Recommendation,
  { answer, reason }: Pick<AnswerRecommendationPayload, 'answer' | 'reason'>,
  at: string,
): Recommendation | Refusal {
  if (recommendation.answer !== undefined) return refuse('conflict', 'It was answered already.');
  if ((answer === 'does_not_follow') !== (reason !== undefined))
    return refuse('reason_missing', 'Say why with does_not_follow, and with nothing else.');
  const said = reason === undefined ? {} : { reason };
  return { ...recommendation, answer, ...said, answeredAt: at };
}
