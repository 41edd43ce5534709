/** What somebody is told of at one moment, and nothing else. */
export interface Digest {
  readonly personId: string;
  readonly authority: string;
  /** The moment for which it is. */
  readonly at: string;
  readonly overdue: number;
  /** Due by the end of the day, beside what is overdue. */
  readonly today: number;
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
  /** The same however often it is sent (RFC 5322, 3.6.4). */
  readonly messageId: string;
}

/**
 * One sentence with counts, and where to sign in: a mail lies on telephones and in archives that
 * nobody of the hub sees.
 *
 * @param signInUrl where people sign in
 */
export function mailOf({ personId, at, overdue, today }: Digest, signInUrl: string): Mail {
  const due = [
    ...(overdue === 0 ? [] : [`${things(overdue)} overdue`]),
    ...(today === 0 ? [] : [`${things(today)} due today`]),
  ].join(' and ');
  const host = new URL(signInUrl).hostname;
  return {
    subject: 'Something waits for you on the CAF hub',
    text: `${due.charAt(0).toUpperCase()}${due.slice(1)} for you. Sign in to see what: ${signInUrl}\n`,
    messageId: `<digest.${personId}.${String(Date.parse(at))}@${host}>`,
  };
}

function things(count: number): string {
  return count === 1 ? '1 thing is' : `${String(count)} things are`;
}

/** What the mail server said of a mail. */
export type Answer =
  | { readonly outcome: 'taken' }
  /** For good: it knows no such address, or takes nothing for it. */
  | { readonly outcome: 'refused'; readonly code: number }
  | { readonly outcome: 'later' };

const FIRST_PAUSE_MS = 60_000;
const MOST_PAUSE_MS = 60 * 60_000;
/** A reminder of yesterday helps nobody. */
const WORTH_MS = 12 * 60 * 60_000;

/** Whether it still helps anybody at an instant. */
export function isWorth({ at }: Pick<Digest, 'at'>, when: string): boolean {
  return Date.parse(when) - Date.parse(at) <= WORTH_MS;
}

/** When it is tried again after so many attempts; undefined where it is given up. */
export function againAt(
  digest: Pick<Digest, 'at'>,
  attempts: number,
  now: string,
): string | undefined {
  if (!isWorth(digest, now)) return undefined;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), MOST_PAUSE_MS);
  return new Date(Date.parse(now) + pause).toISOString();
}
