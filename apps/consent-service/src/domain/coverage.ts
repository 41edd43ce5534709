import { CONTENT_CATEGORIES } from '@hub/contracts/consent';
import { isNo } from './change-of-mind.js';
import type { Consent, GrantedConsent } from './consent.js';
import { decideSharing, type EpisodeRecord, type Question } from './sharing-decision.js';

/** Whom a grant reaches now: told of it are those that it covers and that nothing refuses. */
export function coveredBy(consent: GrantedConsent, record: EpisodeRecord, now: string): string[] {
  const named =
    consent.recipients.kind === 'listed'
      ? (consent.recipients.authorities ?? [])
      : record.counterparts;
  // The grant itself with what is said against it; another grant must not speak for this one.
  const alone = { ...record, consents: [consent, ...record.consents.filter(isNo)] };
  return named.filter(
    (authority) =>
      authority !== consent.authority &&
      questionsOf(consent, authority).some(
        (question) => decideSharing(question, alone, now).permitted,
      ),
  );
}

/**
 * Whether an authority may still see all that an earlier statement let it see, under whichever
 * statement.
 */
export function keepsAll(
  earlier: Consent,
  authority: string,
  record: EpisodeRecord,
  now: string,
): boolean {
  return questionsOf(earlier, authority).every(
    (question) => decideSharing(question, record, now).permitted,
  );
}

function questionsOf(consent: Consent, recipient: string): Question[] {
  return (consent.purposes ?? ['support']).flatMap((purpose) =>
    consent.scope.flatMap((scope): Question[] =>
      scope === 'content'
        ? (consent.categories ?? CONTENT_CATEGORIES).map((category) => ({
            recipient,
            purpose,
            scope,
            category,
          }))
        : [{ recipient, purpose, scope }],
    ),
  );
}
