import { type AnswerClock, noteSilence, type SilenceStep, stepOnSilence } from '@hub/working-time';
import { nextClimb } from '../approval-clock.js';
import type { Correction, CorrectionNotice } from './correction.js';

/**
 * What was released or told while a correction was being approved is known by then: who was told is
 * asked once more.
 */
const ASK_AGAIN_MS = 60_000;

/** When to ask once more who was told. */
export function askAgainAt(decidedAt: string): string {
  return new Date(Date.parse(decidedAt) + ASK_AGAIN_MS).toISOString();
}

/** The next instant at which something is due; undefined where nothing is. */
export function alarmOf(
  correction: Correction,
  notices: readonly CorrectionNotice[],
): string | undefined {
  if (correction.state === 'raised') return nextClimb(correction);
  if (correction.state !== 'made') return undefined;
  const silent = notices.filter(({ answer }) => !answer).flatMap((one) => nextOf(one) ?? []);
  const again = correction.askedAgain ? [] : [askAgainAt(correction.decidedAt)];
  return [...again, ...silent].sort()[0];
}

function nextOf({ remindAt, dueAt, remindedAt, escalatedAt }: AnswerClock): string | undefined {
  if (escalatedAt !== undefined) return undefined;
  return remindedAt === undefined ? remindAt : dueAt;
}

/** Those that are silent too long, each with what is done about it now. */
export function onSilence(
  notices: readonly CorrectionNotice[],
  now: string,
): { readonly step: SilenceStep; readonly next: CorrectionNotice }[] {
  return notices.flatMap((notice) => {
    const step = stepOnSilence(notice, now);
    return step === undefined ? [] : [{ step, next: noteSilence(notice, step, now) }];
  });
}
