import type { Mail } from './mail.js';

/** What somebody is told of at one moment, and nothing else. */
export interface Digest {
  readonly kind: 'due';
  readonly personId: string;
  readonly authority: string;
  /** The moment for which it is. */
  readonly at: string;
  readonly overdue: number;
  /** Due by the end of the day, beside what is overdue. */
  readonly today: number;
}

/**
 * One sentence with counts, and where to sign in: a mail lies on telephones and in archives that
 * nobody of the hub sees.
 *
 * @param signInUrl where people sign in
 */
export function digestMail({ personId, at, overdue, today }: Digest, signInUrl: string): Mail {
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
