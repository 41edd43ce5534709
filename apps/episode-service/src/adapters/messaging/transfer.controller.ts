import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  AcceptTransfer as AcceptTransferMessage,
  type AcceptTransferPayload,
  CancelTransfer,
  type CancelTransferPayload,
  DeclineTransfer,
  type DeclineTransferPayload,
  ListTransfers,
  type MessageContext,
  Nominate as NominateMessage,
  type NominatePayload,
  type PageQuery,
  ProposeTransfer as ProposeTransferMessage,
  type ProposeTransferPayload,
  ReadTransfer,
  type ReadTransferPayload,
  type Refusal,
  type TransferPage,
  type TransferView,
} from '@hub/contracts';
import { AcceptTransfer } from '../../application/transfers/accept-transfer.js';
import { Nominate } from '../../application/transfers/nominate.js';
import { ProposeTransfer } from '../../application/transfers/propose-transfer.js';
import { ReadTransfers } from '../../application/transfers/read-transfers.js';
import { StopTransfer } from '../../application/transfers/stop-transfer.js';

@Controller()
export class TransferController {
  constructor(
    private readonly proposeTransfer: ProposeTransfer,
    private readonly nominateForTransfer: Nominate,
    private readonly acceptTransfer: AcceptTransfer,
    private readonly stopTransfer: StopTransfer,
    private readonly readTransfers: ReadTransfers,
  ) {}

  @MessagePattern(ProposeTransferMessage.type)
  propose(@Payload() payload: ProposeTransferPayload, @Ctx() context: MessageContext): Promise<TransferView | Refusal> {
    return this.proposeTransfer.execute(payload, context);
  }

  @MessagePattern(NominateMessage.type)
  nominate(@Payload() payload: NominatePayload, @Ctx() context: MessageContext): Promise<TransferView | Refusal> {
    return this.nominateForTransfer.execute(payload, context);
  }

  @MessagePattern(AcceptTransferMessage.type)
  accept(@Payload() payload: AcceptTransferPayload, @Ctx() context: MessageContext): Promise<TransferView | Refusal> {
    return this.acceptTransfer.execute(payload, context);
  }

  @MessagePattern(DeclineTransfer.type)
  decline(@Payload() payload: DeclineTransferPayload, @Ctx() context: MessageContext): Promise<TransferView | Refusal> {
    return this.stopTransfer.execute('decline', payload, context);
  }

  @MessagePattern(CancelTransfer.type)
  cancel(@Payload() payload: CancelTransferPayload, @Ctx() context: MessageContext): Promise<TransferView | Refusal> {
    return this.stopTransfer.execute('cancel', payload, context);
  }

  @MessagePattern(ReadTransfer.type)
  read(@Payload() payload: ReadTransferPayload, @Ctx() context: MessageContext): Promise<TransferView | Refusal> {
    return this.readTransfers.one(payload, context);
  }

  @MessagePattern(ListTransfers.type)
  list(@Payload() payload: PageQuery, @Ctx() context: MessageContext): Promise<TransferPage | Refusal> {
    return this.readTransfers.list(payload, context);
  }
}
