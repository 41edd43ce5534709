import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  type ContentKeyReply,
  HandOver,
  type HandOverPayload,
  type HandOverReply,
  IssueContentKey,
  type IssueContentKeyPayload,
  type MessageContext,
  OpenContentKey,
  type OpenContentKeyPayload,
  PassContent,
  type PassContentPayload,
  type PassContentReply,
  ReadReceiptKey,
  ReadRelease,
  type ReadReleasePayload,
  type ReceiptKey,
  type Refusal,
  type ReleasedRecord,
  ReleaseRecord as ReleaseRecordMessage,
  type ReleaseRecordPayload,
  type ReleaseView,
  RequestRelease,
  type RequestReleasePayload,
} from '@hub/contracts';
import { ContentKeys } from '../../application/releases/content-keys.js';
import { ReleaseContent } from '../../application/releases/release-content.js';
import { ReleaseRecord } from '../../application/releases/release-record.js';

@Controller()
export class ReleaseController {
  constructor(
    private readonly releases: ReleaseContent,
    private readonly keys: ContentKeys,
    private readonly releaseRecord: ReleaseRecord,
  ) {}

  @MessagePattern(ReleaseRecordMessage.type)
  record(
    @Payload() payload: ReleaseRecordPayload,
    @Ctx() context: MessageContext,
  ): Promise<ReleasedRecord | Refusal> {
    return this.releaseRecord.execute(payload, context);
  }

  @MessagePattern(RequestRelease.type)
  request(
    @Payload() payload: RequestReleasePayload,
    @Ctx() context: MessageContext,
  ): Promise<ReleaseView | Refusal> {
    return this.releases.request(payload, context);
  }

  @MessagePattern(HandOver.type)
  handOver(
    @Payload() payload: HandOverPayload,
    @Ctx() context: MessageContext,
  ): Promise<HandOverReply | Refusal> {
    return this.releases.handOver(payload, context);
  }

  @MessagePattern(PassContent.type)
  pass(
    @Payload() payload: PassContentPayload,
    @Ctx() context: MessageContext,
  ): Promise<PassContentReply | Refusal> {
    return this.releases.pass(payload, context);
  }

  @MessagePattern(ReadRelease.type)
  read(
    @Payload() payload: ReadReleasePayload,
    @Ctx() context: MessageContext,
  ): Promise<ReleaseView | Refusal> {
    return this.releases.read(payload, context);
  }

  @MessagePattern(IssueContentKey.type)
  issue(
    @Payload() payload: IssueContentKeyPayload,
    @Ctx() context: MessageContext,
  ): Promise<ContentKeyReply | Refusal> {
    return this.keys.issue(payload, context);
  }

  @MessagePattern(OpenContentKey.type)
  open(@Payload() payload: OpenContentKeyPayload): Promise<ContentKeyReply | Refusal> {
    return this.keys.open(payload);
  }

  @MessagePattern(ReadReceiptKey.type)
  receiptKey(): Promise<ReceiptKey> {
    return this.keys.receiptKey();
  }
}
