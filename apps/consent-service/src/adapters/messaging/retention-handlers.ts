import * as messages from '@hub/contracts/consent';
import { answer, type Handler } from '@hub/service-host';
import type { EraseContent } from '../../application/retention/erase-content.js';
import type { KeepRetention } from '../../application/retention/keep-retention.js';

/** What is asked about how long contents are kept. */
export function retentionHandlers({
  retention,
  eraseContent,
}: {
  readonly retention: KeepRetention;
  readonly eraseContent: EraseContent;
}): Handler[] {
  return [
    answer(messages.ReadRetention, (payload, context) => retention.read(payload, context)),
    answer(messages.HoldRetention, (payload, context) => retention.hold(payload, context)),
    answer(messages.EndRetentionHold, (payload, context) => retention.endHold(payload, context)),
    answer(messages.ListErasures, (payload, context) => retention.erasures(payload, context)),
    answer(messages.EraseContent, (payload, context) => eraseContent.execute(payload, context)),
  ];
}
