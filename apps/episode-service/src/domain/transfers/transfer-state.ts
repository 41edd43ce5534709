import type { TransferView } from '@hub/contracts/episode';
import { move } from '@hub/workflow';
import { TRANSFER_MACHINE, type TransferEvent } from './transfer-machine.js';

type ViewedTransfer = Omit<TransferView, 'waits'>;

export interface Transfer extends Readonly<ViewedTransfer> {
  /** By when the next step is due; absent where none is, or while the clock stands still. */
  readonly dueAt?: string;
  /** When the next reminder goes out. */
  readonly remindAt?: string;
  /** Working hours left on a clock that stands still. */
  readonly hoursLeft?: number;
  /** Digest of the hand-over pack that was given out last. */
  readonly packDigest?: string;
}

const OPEN_STATES: readonly Transfer['state'][] = [
  'awaiting_family',
  'proposed',
  'nominated',
  'accepted',
];

export function isParty(transfer: Transfer, authority: string): boolean {
  return transfer.fromAuthority === authority || transfer.toAuthority === authority;
}

/** Going on now; one that is queued is not. */
export function isOpen({ state }: Transfer): boolean {
  return OPEN_STATES.includes(state);
}

export function hasEnded({ state }: Transfer): boolean {
  return TRANSFER_MACHINE.ends.includes(state);
}

export function step(transfer: Transfer, event: TransferEvent, state: Transfer['state']): Transfer {
  return {
    ...transfer,
    state: move(TRANSFER_MACHINE, transfer.state, event, state),
    version: transfer.version + 1,
  };
}
