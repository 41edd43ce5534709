import type { ConsentView } from '@hub/contracts';
import type { Consent, EndedConsent } from '../../domain/consent.js';
import type { Receipt } from '../ports.js';

/** A consent as an authority may see it: on what basis a child was judged able stays with the recording authority. */
export function viewConsent(
  consent: Consent & Partial<Pick<EndedConsent, 'endedBy'>>,
  receipts: readonly Receipt[],
  viewer: string,
): ConsentView {
  const { evidenceReference: _evidence, endedBy: _by, ...view } = consent;
  const givenBy = viewer === consent.authority ? consent.givenBy : { kind: consent.givenBy.kind };
  return { ...view, givenBy, receipts: [...receipts] };
}

/** The recording authority sees it, and whoever was told of it. */
export function maySee(consent: Consent, receipts: readonly Receipt[], authority: string): boolean {
  return (
    consent.authority === authority || receipts.some((receipt) => receipt.authority === authority)
  );
}
