import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  EndRetentionHold,
  EraseContent as EraseContentMessage,
  type EraseContentPayload,
  type ErasurePage,
  type ErasureReceipt,
  HoldRetention,
  type HoldRetentionPayload,
  ListErasures,
  type MessageContext,
  type PageQuery,
  ReadRetention,
  type ReadRetentionPayload,
  type Refusal,
  type RetentionView,
} from '@hub/contracts';
import { EraseContent } from '../../application/retention/erase-content.js';
import { KeepRetention } from '../../application/retention/keep-retention.js';

@Controller()
export class RetentionController {
  constructor(
    private readonly retention: KeepRetention,
    private readonly eraseContent: EraseContent,
  ) {}

  @MessagePattern(ReadRetention.type)
  read(
    @Payload() payload: ReadRetentionPayload,
    @Ctx() context: MessageContext,
  ): Promise<RetentionView | Refusal> {
    return this.retention.read(payload, context);
  }

  @MessagePattern(HoldRetention.type)
  hold(
    @Payload() payload: HoldRetentionPayload,
    @Ctx() context: MessageContext,
  ): Promise<RetentionView | Refusal> {
    return this.retention.hold(payload, context);
  }

  @MessagePattern(EndRetentionHold.type)
  endHold(
    @Payload() payload: ReadRetentionPayload,
    @Ctx() context: MessageContext,
  ): Promise<RetentionView | Refusal> {
    return this.retention.endHold(payload, context);
  }

  @MessagePattern(ListErasures.type)
  erasures(
    @Payload() payload: PageQuery,
    @Ctx() context: MessageContext,
  ): Promise<ErasurePage | Refusal> {
    return this.retention.erasures(payload, context);
  }

  @MessagePattern(EraseContentMessage.type)
  erase(
    @Payload() payload: EraseContentPayload,
    @Ctx() context: MessageContext,
  ): Promise<ErasureReceipt | Refusal> {
    return this.eraseContent.execute(payload, context);
  }
}
