import * as messages from '@hub/contracts/protection';
import { answer, type Handler } from '@hub/service-host';
import type { DecideMerge } from '../../application/merges/decide-merge.js';
import type { ProposeMerge } from '../../application/merges/propose-merge.js';

/** What is asked about two episodes of one child. */
export function mergeHandlers({
  proposing,
  deciding,
}: {
  readonly proposing: ProposeMerge;
  readonly deciding: DecideMerge;
}): Handler[] {
  return [
    answer(messages.ProposeMerge, (payload, context) => proposing.execute(payload, context)),
    answer(messages.ApproveMerge, (payload, context) => deciding.approve(payload, context)),
    answer(messages.DeclineMerge, (payload, context) => deciding.decline(payload, context)),
    answer(messages.ReadMerge, (payload, context) => deciding.read(payload, context)),
  ];
}
