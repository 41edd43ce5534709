import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { ContentErased, type ContentErasedPayload, type DocumentView, type Folder, ListDocuments, type ListDocumentsPayload, type MessageContext, ReadDocument, type ReadDocumentPayload, type Refusal } from '@hub/contracts';
import { KeepFolders } from '../../application/folders/keep-folders.js';
import { ReadFolder } from '../../application/folders/read-folder.js';

@Controller()
export class FolderController {
  constructor(
    private readonly folder: ReadFolder,
    private readonly keeping: KeepFolders,
  ) {}

  @MessagePattern(ListDocuments.type)
  list(@Payload() payload: ListDocumentsPayload, @Ctx() context: MessageContext): Promise<Folder | Refusal> {
    return this.folder.list(payload, context);
  }

  @MessagePattern(ReadDocument.type)
  one(@Payload() payload: ReadDocumentPayload, @Ctx() context: MessageContext): Promise<DocumentView | Refusal> {
    return this.folder.one(payload, context);
  }

  @EventPattern<string>(ContentErased.type)
  erased(@Payload() payload: ContentErasedPayload, @Ctx() context: MessageContext): Promise<void> {
    return this.keeping.onErased(payload, context);
  }
}
