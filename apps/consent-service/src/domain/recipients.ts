import type { Consent } from './consent.js';

/** Whether a consent, as worded, covers an authority that has or will have a part in the episode. */
export function covers(consent: Consent, authority: string): boolean {
  if (authority === consent.authority) return true;
  switch (consent.recipients.kind) {
    case 'all_counterparts':
      return true;
    case 'listed':
      return (consent.recipients.authorities ?? []).includes(authority);
  }
}

/**
 * The authorities to tell of a consent, other than the one that recorded it.
 *
 * @param counterparts the episode's counterpart authorities as far as they are known
 */
export function recipientsOf(consent: Consent, counterparts: readonly string[]): string[] {
  const named = consent.recipients.kind === 'listed' ? (consent.recipients.authorities ?? []) : counterparts;
  return named.filter((authority) => authority !== consent.authority);
}
