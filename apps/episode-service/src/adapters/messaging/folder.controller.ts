import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import {
  ContentErased,
  type ContentErasedPayload,
  type ContentForSubject,
  type DocumentView,
  type EpisodePart,
  type Folder,
  GatherEpisode,
  type GatherEpisodePayload,
  HoldDocument as HoldDocumentMessage,
  type HoldDocumentPayload,
  HoldVersion,
  type HoldVersionPayload,
  ListDocuments,
  type ListDocumentsPayload,
  type MessageContext,
  ReadDocument,
  type ReadDocumentPayload,
  ReadForSubject,
  type ReadForSubjectPayload,
  type Refusal,
} from '@hub/contracts';
import { HoldDocument } from '../../application/folders/hold-document.js';
import { KeepFolders } from '../../application/folders/keep-folders.js';
import { ReadFolder } from '../../application/folders/read-folder.js';
import { GatherRecord } from '../../application/records/gather-record.js';

@Controller()
export class FolderController {
  constructor(
    private readonly folder: ReadFolder,
    private readonly keeping: KeepFolders,
    private readonly records: GatherRecord,
    private readonly holding: HoldDocument,
  ) {}

  @MessagePattern(ListDocuments.type)
  list(
    @Payload() payload: ListDocumentsPayload,
    @Ctx() context: MessageContext,
  ): Promise<Folder | Refusal> {
    return this.folder.list(payload, context);
  }

  @MessagePattern(ReadDocument.type)
  one(
    @Payload() payload: ReadDocumentPayload,
    @Ctx() context: MessageContext,
  ): Promise<DocumentView | Refusal> {
    return this.folder.one(payload, context);
  }

  @MessagePattern(HoldDocumentMessage.type)
  hold(
    @Payload() payload: HoldDocumentPayload,
    @Ctx() context: MessageContext,
  ): Promise<DocumentView | Refusal> {
    return this.holding.add(payload, context);
  }

  @MessagePattern(HoldVersion.type)
  holdVersion(
    @Payload() payload: HoldVersionPayload,
    @Ctx() context: MessageContext,
  ): Promise<DocumentView | Refusal> {
    return this.holding.addVersion(payload, context);
  }

  @MessagePattern(GatherEpisode.type)
  gather(@Payload() payload: GatherEpisodePayload): Promise<EpisodePart | Refusal> {
    return this.records.execute(payload);
  }

  @MessagePattern(ReadForSubject.type)
  forSubject(@Payload() payload: ReadForSubjectPayload): Promise<ContentForSubject | Refusal> {
    return this.folder.forSubject(payload);
  }

  @EventPattern<string>(ContentErased.type)
  erased(@Payload() payload: ContentErasedPayload, @Ctx() context: MessageContext): Promise<void> {
    return this.keeping.onErased(payload, context);
  }
}
