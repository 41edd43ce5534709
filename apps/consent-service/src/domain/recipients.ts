import type { Consent } from './consent.js';

/**
 * The authorities to tell of a consent, other than the one that recorded it.
 *
 * @param counterparts the episode's counterpart authorities as far as they are known
 */
export function recipientsOf(consent: Consent, counterparts: readonly string[]): string[] {
  const named = consent.recipients.kind === 'listed' ? (consent.recipients.authorities ?? []) : counterparts;
  return named.filter((authority) => authority !== consent.authority);
}
