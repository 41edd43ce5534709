import * as messages from '@hub/contracts/consent';
import { answer, type Handler } from '@hub/service-host';
import type { OverrideSharing } from '../../application/overrides/override-sharing.js';

/** What is asked about overrides in the public interest. */
export function overrideHandlers({
  overrides,
}: {
  readonly overrides: OverrideSharing;
}): Handler[] {
  return [
    answer(messages.MakeOverride, (payload, context) => overrides.make(payload, context)),
    answer(messages.ListOverrides, (payload, context) => overrides.list(payload, context)),
    answer(messages.ReadOverride, (payload, context) => overrides.read(payload, context)),
    answer(messages.ReviewOverride, (payload, context) => overrides.review(payload, context)),
  ];
}
