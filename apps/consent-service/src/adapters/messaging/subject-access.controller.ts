import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  ApproveRedactions,
  type ApproveRedactionsPayload,
  ListRecordItems,
  type ListRecordItemsPayload,
  ListSubjectAccess,
  type MessageContext,
  OpenSubjectAccess as OpenSubjectAccessMessage,
  type OpenSubjectAccessPayload,
  type PageQuery,
  ReadBundle,
  ReadRecordPage,
  ReadSubjectAccess,
  type ReadSubjectAccessPayload,
  type RecordBundle,
  type RecordItemPage,
  type RecordPage,
  Redact,
  type RedactPayload,
  type Refusal,
  type SubjectAccessPage,
  type SubjectAccessView,
} from '@hub/contracts';
import { OpenSubjectAccess } from '../../application/subject-access/open-subject-access.js';
import { ReadRecord } from '../../application/subject-access/read-record.js';
import { RedactRecord } from '../../application/subject-access/redact-record.js';

@Controller()
export class SubjectAccessController {
  constructor(
    private readonly openRequest: OpenSubjectAccess,
    private readonly redaction: RedactRecord,
    private readonly record: ReadRecord,
  ) {}

  @MessagePattern(OpenSubjectAccessMessage.type)
  open(
    @Payload() payload: OpenSubjectAccessPayload,
    @Ctx() context: MessageContext,
  ): Promise<SubjectAccessView | Refusal> {
    return this.openRequest.execute(payload, context);
  }

  @MessagePattern(Redact.type)
  redact(
    @Payload() payload: RedactPayload,
    @Ctx() context: MessageContext,
  ): Promise<SubjectAccessView | Refusal> {
    return this.redaction.mark(payload, context);
  }

  @MessagePattern(ApproveRedactions.type)
  approve(
    @Payload() payload: ApproveRedactionsPayload,
    @Ctx() context: MessageContext,
  ): Promise<SubjectAccessView | Refusal> {
    return this.redaction.decide(payload, context);
  }

  @MessagePattern(ListSubjectAccess.type)
  list(
    @Payload() payload: PageQuery,
    @Ctx() context: MessageContext,
  ): Promise<SubjectAccessPage | Refusal> {
    return this.record.list(payload, context);
  }

  @MessagePattern(ReadSubjectAccess.type)
  one(
    @Payload() payload: ReadSubjectAccessPayload,
    @Ctx() context: MessageContext,
  ): Promise<SubjectAccessView | Refusal> {
    return this.record.one(payload, context);
  }

  @MessagePattern(ListRecordItems.type)
  items(
    @Payload() payload: ListRecordItemsPayload,
    @Ctx() context: MessageContext,
  ): Promise<RecordItemPage | Refusal> {
    return this.record.items(payload, context);
  }

  @MessagePattern(ReadBundle.type)
  bundle(
    @Payload() payload: ReadSubjectAccessPayload,
    @Ctx() context: MessageContext,
  ): Promise<RecordBundle | Refusal> {
    return this.record.bundle(payload, context);
  }

  @MessagePattern(ReadRecordPage.type)
  page(
    @Payload() payload: ReadSubjectAccessPayload,
    @Ctx() context: MessageContext,
  ): Promise<RecordPage | Refusal> {
    return this.record.page(payload, context);
  }
}
