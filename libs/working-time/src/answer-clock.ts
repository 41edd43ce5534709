import { WorkingTime } from './working-time.js';

/** In working hours, from the instant the answer was asked for. */
export interface AnswerPolicy {
  readonly remindAfterHours: number;
  readonly dueAfterHours: number;
}

/** By when somebody owes an answer, and what was done about their silence until they gave it. */
export interface AnswerClock {
  readonly openedAt: string;
  readonly remindAt: string;
  readonly dueAt: string;
  readonly remindedAt?: string;
  readonly escalatedAt?: string;
  readonly answer?: object;
}

export function openClock(
  at: string,
  policy: AnswerPolicy,
): Pick<AnswerClock, 'openedAt' | 'remindAt' | 'dueAt'> {
  const time = new WorkingTime();
  return {
    openedAt: at,
    remindAt: time.addHours(at, policy.remindAfterHours),
    dueAt: time.addHours(at, policy.dueAfterHours),
  };
}

export function answerState(
  { answer, dueAt }: Pick<AnswerClock, 'answer' | 'dueAt'>,
  now: string,
): 'open' | 'enforced' | 'overdue' {
  if (answer) return 'enforced';
  return Date.parse(dueAt) <= Date.parse(now) ? 'overdue' : 'open';
}

export type SilenceStep = 'remind' | 'escalate';

/** What silence calls for now: one reminder, then one escalation to the lead CAF contacts. */
export function stepOnSilence(clock: AnswerClock, now: string): SilenceStep | undefined {
  if (clock.answer) return undefined;
  const reached = (instant: string): boolean => Date.parse(instant) <= Date.parse(now);
  const { remindAt, dueAt, remindedAt, escalatedAt } = clock;
  if (escalatedAt === undefined && reached(dueAt)) return 'escalate';
  return remindedAt === undefined && escalatedAt === undefined && reached(remindAt)
    ? 'remind'
    : undefined;
}

/** The clock once that was done. */
export function noteSilence<Clock extends AnswerClock>(
  clock: Clock,
  step: SilenceStep,
  at: string,
): Clock {
  return { ...clock, ...(step === 'remind' ? { remindedAt: at } : { escalatedAt: at }) };
}
