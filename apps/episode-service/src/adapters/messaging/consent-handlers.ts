import * as messages from '@hub/contracts/consent';
import { type Handler, react } from '@hub/service-host';
import type { OnConsentChanged } from '../../application/episodes/on-consent-changed.js';

/** What consent-service makes known. */
export function consentHandlers({
  onConsentChanged,
}: {
  readonly onConsentChanged: OnConsentChanged;
}): Handler[] {
  return [
    react(messages.ConsentGranted, (payload, context) =>
      onConsentChanged.granted(payload, context),
    ),
    react(messages.ConsentWithdrawn, (payload, context) =>
      onConsentChanged.withdrawn(payload, context),
    ),
  ];
}
