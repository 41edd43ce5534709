import { type AnswerClock, stepOnSilence } from '@hub/working-time';
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
): { readonly step: 'remind' | 'escalate'; readonly next: CorrectionNotice }[] {
  return notices
    .filter(({ answer }) => !answer)
    .flatMap((notice) => {
      const step = stepOnSilence(notice, now);
      if (step === undefined) return [];
      const change = step === 'remind' ? { remindedAt: now } : { escalatedAt: now };
      return [{ step, next: { ...notice, ...change } }];
    });
}
