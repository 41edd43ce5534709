import * as messages from '@hub/contracts/lookup';
import { answer, type Handler } from '@hub/service-host';
import type { PublishPointers } from '../../application/pointers/publish-pointers.js';
import type { ReconcilePointers } from '../../application/pointers/reconcile-pointers.js';
import type { WithdrawPointer } from '../../application/pointers/withdraw-pointer.js';

/** What is asked about pointers. */
export function pointerHandlers({
  publishPointers,
  reconcilePointers,
  withdrawPointer,
}: {
  readonly publishPointers: PublishPointers;
  readonly reconcilePointers: ReconcilePointers;
  readonly withdrawPointer: WithdrawPointer;
}): Handler[] {
  return [
    answer(messages.PublishPointer, (payload, context) => publishPointers.one(payload, context)),
    answer(messages.WithdrawPointer, (payload, context) =>
      withdrawPointer.execute(payload, context),
    ),
    answer(messages.BeginReconciliation, (payload, context) =>
      reconcilePointers.begin(payload, context),
    ),
    answer(messages.ReadReconciliation, (payload, context) =>
      reconcilePointers.read(payload, context),
    ),
    answer(messages.CompleteReconciliation, (payload, context) =>
      reconcilePointers.complete(payload, context),
    ),
  ];
}
