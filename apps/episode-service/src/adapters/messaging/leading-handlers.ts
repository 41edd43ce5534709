import * as messages from '@hub/contracts/leading';
import { answer, type Handler } from '@hub/service-host';
import type { HandOnCaseload } from '../../application/leading/hand-on-caseload.js';

/** What is asked about who leads, beside transfers. */
export function leadingHandlers({ handingOn }: { readonly handingOn: HandOnCaseload }): Handler[] {
  return [
    answer(messages.HandOnCaseload, (payload, context) => handingOn.execute(payload, context)),
  ];
}
