import type { TransferView } from '@hub/contracts/episode';
import type { Transfer } from '../../domain/transfers/transfer-state.js';
import { waitsOf } from '../../domain/transfers/transfer-clock.js';

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
