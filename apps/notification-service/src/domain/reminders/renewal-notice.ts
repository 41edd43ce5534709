import type { Mail } from './mail.js';

/** Somebody was given new means to sign in. It may not have been they who asked. */
export interface RenewalNotice {
  readonly kind: 'renewed';
  readonly personId: string;
  readonly authority: string;
  /** When that was. */
  readonly at: string;
}

const LONDON_DAY = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeZone: 'Europe/London',
});

/** Says when, and whom to ring. Whoever asked for it reads nothing new. */
export function renewalMail({ personId, at }: RenewalNotice, signInUrl: string): Mail {
  const day = LONDON_DAY.format(new Date(at));
  const host = new URL(signInUrl).hostname;
  return {
    subject: 'Your sign-in to the CAF hub was renewed',
    text: `The second step of your sign-in was renewed on ${day}. If you did not ask for this, ring your manager and the lead CAF contact of your borough now.\n`,
    messageId: `<renewal.${personId}.${String(Date.parse(at))}@${host}>`,
  };
}
