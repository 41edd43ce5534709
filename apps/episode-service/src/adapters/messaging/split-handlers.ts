import * as messages from '@hub/contracts/protection';
import { answer, type Handler } from '@hub/service-host';
import type { DecideSplit } from '../../application/splits/decide-split.js';
import type { ProposeSplit } from '../../application/splits/propose-split.js';

/** What is asked about two children in one episode. */
export function splitHandlers({
  proposing,
  deciding,
}: {
  readonly proposing: ProposeSplit;
  readonly deciding: DecideSplit;
}): Handler[] {
  return [
    answer(messages.ProposeSplit, (payload, context) => proposing.execute(payload, context)),
    answer(messages.ApproveSplit, (payload, context) => deciding.approve(payload, context)),
    answer(messages.DeclineSplit, (payload, context) => deciding.decline(payload, context)),
    answer(messages.ReadSplit, (payload, context) => deciding.read(payload, context)),
  ];
}
