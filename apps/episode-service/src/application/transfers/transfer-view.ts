import type { TransferView } from '@hub/contracts';
import { type Transfer, waitsOf } from '../../domain/transfers/transfer.js';

export function viewTransfer(transfer: Transfer): TransferView {
  const {
    dueAt: _due,
    remindAt: _remind,
    hoursLeft: _left,
    packDigest: _digest,
    ...view
  } = transfer;
  return { ...view, waits: waitsOf(transfer) };
}
