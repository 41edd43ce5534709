import * as messages from '@hub/contracts/episode';
import { DisputeEnded, DisputeOpened, DisputeResolved } from '@hub/contracts/arbitration';
import { answer, type Handler, react } from '@hub/service-host';
import type { MoveTransfer } from '../../application/transfers/move-transfer.js';
import type { OnDisputeMoved } from '../../application/transfers/on-dispute-moved.js';
import type { ProposeTransfer } from '../../application/transfers/propose-transfer.js';
import type { ReadTransfers } from '../../application/transfers/read-transfers.js';
import type { ShowLabels } from '../../application/labels/show-labels.js';
import type { ReleasePack } from '../../application/transfers/release-pack.js';

/** Every step of a transfer, and what disputes do to it. */
export function transferHandlers({
  proposeTransfer,
  moveTransfer,
  releasePack,
  readTransfers,
  onDisputeMoved,
  labels,
}: {
  readonly proposeTransfer: ProposeTransfer;
  readonly moveTransfer: MoveTransfer;
  readonly releasePack: ReleasePack;
  readonly readTransfers: ReadTransfers;
  readonly onDisputeMoved: OnDisputeMoved;
  readonly labels: ShowLabels;
}): Handler[] {
  return [
    answer(messages.ProposeTransfer, (payload, context) =>
      proposeTransfer.execute(payload, context),
    ),
    answer(messages.RecordFamilyView, (payload, context) =>
      moveTransfer.recordFamilyView(payload, context),
    ),
    answer(messages.OverruleFamily, (payload, context) =>
      moveTransfer.overruleFamily(payload, context),
    ),
    answer(messages.Nominate, (payload, context) => moveTransfer.nominate(payload, context)),
    answer(messages.AcceptTransfer, (payload, context) => moveTransfer.accept(payload, context)),
    answer(messages.ReleasePack, (payload, context) => releasePack.execute(payload, context)),
    answer(messages.ReceivePack, (payload, context) => moveTransfer.receivePack(payload, context)),
    answer(messages.DeclineTransfer, (payload, context) => moveTransfer.decline(payload, context)),
    answer(messages.CancelTransfer, (payload, context) => moveTransfer.cancel(payload, context)),
    answer(messages.ReadTransfer, async (payload, context) =>
      labels.besideOne(await readTransfers.one(payload, context), episodeOf, context),
    ),
    answer(messages.ListTransfers, async (payload, context) =>
      labels.beside(await readTransfers.list(payload, context), episodeOf, context),
    ),
    react(DisputeOpened, (payload, context) => onDisputeMoved.opened(payload, context)),
    react(DisputeResolved, (payload, context) => onDisputeMoved.resolved(payload, context)),
    react(DisputeEnded, (payload, context) => onDisputeMoved.ended(payload, context)),
  ];
}

function episodeOf({ episodeId }: messages.TransferView): string {
  return episodeId;
}
