import type { ConsentView } from '@hub/contracts/consent';
import type { Consent, EndedConsent } from '../../domain/consent.js';
import { type EpisodeParts, hasPart } from '../../domain/episode-parts.js';
import type { Receipt } from '../ports.js';

/**
 * A consent as an authority may see it: on what basis a child was judged able, and after which
 * lookup, stays with the recording authority.
 */
export function viewConsent(
  consent: Consent & Partial<Pick<EndedConsent, 'endedBy' | 'toldTo'>>,
  receipts: readonly Receipt[],
  viewer: string,
): ConsentView {
  const { evidenceReference: _evidence, endedBy: _by, toldTo: _to, ...own } = consent;
  const { lookupId: _lookup, ...shown } = own;
  const view =
    viewer === consent.authority ? own : { ...shown, givenBy: { kind: consent.givenBy.kind } };
  return { ...view, receipts: [...receipts] };
}

/** What is known of who a consent is for. */
export interface Audience {
  readonly receipts: readonly Receipt[];
  readonly parts: EpisodeParts;
}

/** The recording authority sees it, if it has a part in the episode, and whoever was told of it. */
export function maySee(
  consent: Consent,
  { receipts, parts }: Audience,
  authority: string,
): boolean {
  return (
    (consent.authority === authority && hasPart(parts, authority)) ||
    receipts.some((receipt) => receipt.authority === authority)
  );
}

/**
 * A family may withdraw at whichever authority it speaks to: one with a part in the episode, or one
 * that what was agreed still reaches.
 */
export function mayWithdraw(
  consent: Consent,
  { receipts, parts }: Audience,
  authority: string,
): boolean {
  if (!maySee(consent, { receipts, parts }, authority)) return false;
  return (
    consent.state !== 'granted' ||
    hasPart(parts, authority) ||
    !receipts.some((receipt) => receipt.authority === authority && receipt.notice === 'withdrawn')
  );
}
