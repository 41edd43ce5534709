import type { ReleaseView } from '@hub/contracts/consent';
import type { Release } from '../../domain/release.js';

export function viewRelease(release: Release): ReleaseView {
  const {
    decision,
    documentVersion: _version,
    held: _held,
    recipientKey: _key,
    service: _service,
    ...view
  } = release;
  const { because, rule, consentId } = decision;
  return { ...view, because, rule, ...(consentId === undefined ? {} : { consentId }) };
}
