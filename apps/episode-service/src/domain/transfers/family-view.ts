import { type Refusal, refuse } from '@hub/contracts';
import { isReadyFor, outOfTurn } from '@hub/workflow';
import { londonDate } from '@hub/working-time';
import type { Actor } from './transfer.js';
import { clockOf, stopped } from './transfer-clock.js';
import { TRANSFER_MACHINE } from './transfer-machine.js';
import type { TransferPolicy } from './transfer-policy.js';
import { stepTo, type Transfer, type TransferInTurn } from './transfer-state.js';

/** What the family thinks of it; its no leaves the transfer where it is. */
export function recordFamilyView(
  transfer: Transfer,
  familyView: 'agrees' | 'disagrees',
  by: Actor,
  { at, policy }: { at: string; policy: TransferPolicy },
): TransferInTurn | Refusal {
  if (by.authority !== transfer.fromAuthority)
    return refuse('forbidden', 'Only the proposing authority asks the family.');
  if (!isReadyFor(TRANSFER_MACHINE, transfer, 'record_family_view'))
    return outOfTurn(TRANSFER_MACHINE, transfer.state);
  const state = familyView === 'agrees' ? 'proposed' : 'awaiting_family';
  return {
    ...stopped(transfer),
    ...stepTo(transfer, 'record_family_view', state),
    ...clockOf(at, policy.answerDays, policy),
    familyView,
  };
}

/** It goes on although the family said no, once somebody answers for that and told the family. */
export function overruleFamily(
  transfer: Transfer,
  { reason, familyToldOn }: { readonly reason: string; readonly familyToldOn: string },
  by: Actor,
  { at, policy }: { at: string; policy: TransferPolicy },
): TransferInTurn | Refusal {
  if (by.authority !== transfer.fromAuthority || !by.isLeadCafContact)
    return refuse(
      'forbidden',
      'Only the lead CAF contact of the proposing authority may go on against the family’s no.',
    );
  if (
    !isReadyFor(TRANSFER_MACHINE, transfer, 'overrule_family') ||
    transfer.familyView !== 'disagrees'
  )
    return outOfTurn(TRANSFER_MACHINE, transfer.state);
  if (familyToldOn > londonDate(at))
    return refuse('date_in_future', 'Tell the family first: familyToldOn lies in the future.');
  return {
    ...stopped(transfer),
    ...stepTo(transfer, 'overrule_family', 'proposed'),
    ...clockOf(at, policy.answerDays, policy),
    goesOnBecause: reason,
    familyToldOn,
  };
}
