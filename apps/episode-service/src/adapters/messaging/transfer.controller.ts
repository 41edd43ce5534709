import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import {
  AcceptTransfer,
  type AcceptTransferPayload,
  CancelTransfer,
  type CancelTransferPayload,
  DeclineTransfer,
  type DeclineTransferPayload,
  DisputeEnded,
  type DisputeEndedPayload,
  DisputeOpened,
  type DisputeOpenedPayload,
  DisputeResolved,
  type DisputeResolvedPayload,
  type HandOverPack,
  ListTransfers,
  type MessageContext,
  Nominate,
  type NominatePayload,
  type PageQuery,
  ProposeTransfer as ProposeTransferMessage,
  type ProposeTransferPayload,
  ReadTransfer,
  type ReadTransferPayload,
  ReceivePack,
  type ReceivePackPayload,
  RecordFamilyView,
  type RecordFamilyViewPayload,
  type Refusal,
  ReleasePack as ReleasePackMessage,
  type TransferPage,
  type TransferView,
} from '@hub/contracts';
import { MoveTransfer } from '../../application/transfers/move-transfer.js';
import { OnDisputeMoved } from '../../application/transfers/on-dispute-moved.js';
import { ProposeTransfer } from '../../application/transfers/propose-transfer.js';
import { ReadTransfers } from '../../application/transfers/read-transfers.js';
import { ReleasePack } from '../../application/transfers/release-pack.js';

type Answer = Promise<TransferView | Refusal>;

@Controller()
export class TransferController {
  constructor(
    private readonly proposeTransfer: ProposeTransfer,
    private readonly moveTransfer: MoveTransfer,
    private readonly releasePack: ReleasePack,
    private readonly readTransfers: ReadTransfers,
    private readonly onDisputeMoved: OnDisputeMoved,
  ) {}

  @MessagePattern(ProposeTransferMessage.type)
  propose(@Payload() payload: ProposeTransferPayload, @Ctx() context: MessageContext): Answer {
    return this.proposeTransfer.execute(payload, context);
  }

  @MessagePattern(RecordFamilyView.type)
  recordFamilyView(
    @Payload() payload: RecordFamilyViewPayload,
    @Ctx() context: MessageContext,
  ): Answer {
    return this.moveTransfer.recordFamilyView(payload, context);
  }

  @MessagePattern(Nominate.type)
  nominate(@Payload() payload: NominatePayload, @Ctx() context: MessageContext): Answer {
    return this.moveTransfer.nominate(payload, context);
  }

  @MessagePattern(AcceptTransfer.type)
  accept(@Payload() payload: AcceptTransferPayload, @Ctx() context: MessageContext): Answer {
    return this.moveTransfer.accept(payload, context);
  }

  @MessagePattern(ReleasePackMessage.type)
  pack(
    @Payload() payload: ReadTransferPayload,
    @Ctx() context: MessageContext,
  ): Promise<HandOverPack | Refusal> {
    return this.releasePack.execute(payload, context);
  }

  @MessagePattern(ReceivePack.type)
  receivePack(@Payload() payload: ReceivePackPayload, @Ctx() context: MessageContext): Answer {
    return this.moveTransfer.receivePack(payload, context);
  }

  @MessagePattern(DeclineTransfer.type)
  decline(@Payload() payload: DeclineTransferPayload, @Ctx() context: MessageContext): Answer {
    return this.moveTransfer.decline(payload, context);
  }

  @MessagePattern(CancelTransfer.type)
  cancel(@Payload() payload: CancelTransferPayload, @Ctx() context: MessageContext): Answer {
    return this.moveTransfer.cancel(payload, context);
  }

  @MessagePattern(ReadTransfer.type)
  read(@Payload() payload: ReadTransferPayload, @Ctx() context: MessageContext): Answer {
    return this.readTransfers.one(payload, context);
  }

  @MessagePattern(ListTransfers.type)
  list(
    @Payload() payload: PageQuery,
    @Ctx() context: MessageContext,
  ): Promise<TransferPage | Refusal> {
    return this.readTransfers.list(payload, context);
  }

  @EventPattern<string>(DisputeOpened.type)
  disputeOpened(
    @Payload() payload: DisputeOpenedPayload,
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onDisputeMoved.opened(payload, context);
  }

  @EventPattern<string>(DisputeResolved.type)
  disputeResolved(
    @Payload() payload: DisputeResolvedPayload,
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onDisputeMoved.resolved(payload, context);
  }

  @EventPattern<string>(DisputeEnded.type)
  disputeEnded(
    @Payload() payload: DisputeEndedPayload,
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onDisputeMoved.ended(payload, context);
  }
}
