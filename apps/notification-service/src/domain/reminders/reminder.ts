import { type Digest, digestMail } from './digest.js';
import type { Mail } from './mail.js';
import { type RenewalNotice, renewalMail } from './renewal-notice.js';

/** What the hub writes to somebody. */
export type Reminder = Digest | RenewalNotice;

/** By which one is known among others. */
export type ReminderKey = Pick<Reminder, 'personId' | 'at' | 'kind'>;

const HOUR_MS = 60 * 60_000;
const FIRST_PAUSE_MS = 60_000;
const MOST_PAUSE_MS = HOUR_MS;
const WORTH_MS: Readonly<Record<Reminder['kind'], number>> = {
  /** A reminder of yesterday helps nobody. */
  due: 12 * HOUR_MS,
  /** Whoever did not ask for it must hear of it, late as well. */
  renewed: 7 * 24 * HOUR_MS,
};

/** @param signInUrl where people sign in */
export function mailOf(reminder: Reminder, signInUrl: string): Mail {
  return reminder.kind === 'due'
    ? digestMail(reminder, signInUrl)
    : renewalMail(reminder, signInUrl);
}

/** Whether it still helps anybody at an instant. */
export function isWorth({ kind, at }: Pick<Reminder, 'kind' | 'at'>, when: string): boolean {
  return Date.parse(when) - Date.parse(at) <= WORTH_MS[kind];
}

/** When it is tried again after so many attempts; undefined where it is given up. */
export function againAt(
  reminder: Pick<Reminder, 'kind' | 'at'>,
  attempts: number,
  now: string,
): string | undefined {
  if (!isWorth(reminder, now)) return undefined;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), MOST_PAUSE_MS);
  return new Date(Date.parse(now) + pause).toISOString();
}
