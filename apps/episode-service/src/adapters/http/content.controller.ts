import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { CONTENT_CATEGORIES, type ContentCategory } from '@hub/contracts/consent';
import { CONTENT_TYPES, type ContentType, type DocumentView } from '@hub/contracts/episode';
import { EncryptionKey, readShape } from '@hub/contracts/shape';
import type { MessageContext } from '@hub/use-case';
import { type ReplyBody, SealedContext } from '@hub/messaging';
import { AddDocument } from '../../application/folders/add-document.js';
import { PassContent } from '../../application/folders/pass-content.js';
import {
  type Content,
  ReadFolder,
  type ReleasedContent,
} from '../../application/folders/read-folder.js';

/** Contents, streamed here by the gateway with a sealed context and streamed out the same way. */
@Controller('internal')
export class ContentController {
  constructor(
    private readonly documents: AddDocument,
    private readonly folder: ReadFolder,
    private readonly passing: PassContent,
    private readonly contexts: SealedContext,
  ) {}

  @Post('episodes/:episodeId/documents')
  add(
    @Req() request: Request,
    @Param('episodeId') episodeId: string,
    @Query('category') category: string,
  ): Promise<ReplyBody> {
    if (!isCategory(category)) {
      const fault = {
        field: 'category',
        message: `must be one of ${CONTENT_CATEGORIES.join(', ')}`,
      };
      return Promise.resolve({ refusal: refuse('invalid_request', undefined, [fault]) });
    }
    return this.take(request, (mediaType, context) =>
      this.documents.add({ episodeId, category, mediaType }, request, context),
    );
  }

  @Post('documents/:documentId/versions')
  addVersion(@Req() request: Request, @Param('documentId') documentId: string): Promise<ReplyBody> {
    return this.take(request, (mediaType, context) =>
      this.documents.addVersion({ documentId, mediaType }, request, context),
    );
  }

  @Post('releases/:releaseId/content')
  async passContent(
    @Req() request: Request,
    @Param('releaseId') releaseId: string,
  ): Promise<ReplyBody> {
    const context = this.contexts.open(request.header(SealedContext.header));
    if (!context) return { refusal: refuse('unauthenticated') };
    const answer = await this.passing.execute(
      { releaseId, contentKey: request.header('content-key') },
      request,
      context,
    );
    return isRefusal(answer) ? { refusal: answer } : { result: answer };
  }

  @Get('documents/:documentId/content')
  own(
    @Req() request: Request,
    @Res() reply: Response,
    @Param('documentId') documentId: string,
  ): Promise<void> {
    const key = recipientKeyIn(request);
    return this.give(request, reply, async (context) =>
      isRefusal(key) ? key : this.folder.own({ documentId }, context, key),
    );
  }

  @Get('releases/:releaseId/content')
  released(
    @Req() request: Request,
    @Res() reply: Response,
    @Param('releaseId') releaseId: string,
  ): Promise<void> {
    return this.give(request, reply, (context) => this.folder.released(releaseId, context));
  }

  private async take(
    request: Request,
    work: (mediaType: ContentType, context: MessageContext) => Promise<DocumentView | Refusal>,
  ): Promise<ReplyBody> {
    const context = this.contexts.open(request.header(SealedContext.header));
    if (!context) return { refusal: refuse('unauthenticated') };
    const mediaType = request.header('content-type')?.split(';')[0]?.trim();
    if (!isContentType(mediaType))
      return {
        refusal: refuse('unsupported_media_type', `Send one of ${CONTENT_TYPES.join(', ')}.`),
      };
    const answer = await work(mediaType, context);
    return isRefusal(answer) ? { refusal: answer } : { result: answer };
  }

  private async give(
    request: Request,
    reply: Response,
    read: (context: MessageContext) => Promise<Content | ReleasedContent | Refusal>,
  ): Promise<void> {
    const context = this.contexts.open(request.header(SealedContext.header));
    const content = context ? await read(context) : refuse('unauthenticated');
    if (isRefusal(content)) {
      reply.status(409).json({ refusal: content } satisfies ReplyBody);
      return;
    }
    reply.status(200).set(headersOf(content));
    await pipeline(content.bytes, reply);
  }
}

/** What is sealed has a type of its own; what it was before is said beside it. */
function headersOf(content: Content | ReleasedContent): Record<string, string> {
  if (!('contentKey' in content)) return { 'Content-Type': content.mediaType };
  return {
    'Content-Type': 'application/octet-stream',
    'Content-Key': content.contentKey,
    'Content-Binding': content.binding,
    'Document-Media-Type': content.mediaType,
    'Document-Id': content.documentId,
    'Document-Version': String(content.documentVersion),
    ...(content.digest === undefined ? {} : { 'Document-Digest': content.digest }),
  };
}

/** The key to which a reader wants a content sealed: a JWK in JSON; nothing where none is sent. */
function recipientKeyIn(request: Request): EncryptionKey | Refusal | undefined {
  const text = request.header('recipient-key');
  if (text === undefined) return undefined;
  try {
    const reading = readShape(EncryptionKey, JSON.parse(text), 'refuse');
    return reading.ok ? reading.value : refuse('key_unusable', undefined, reading.faults);
  } catch {
    return refuse('key_unusable');
  }
}

function isCategory(text: string): text is ContentCategory {
  return (CONTENT_CATEGORIES as readonly string[]).includes(text);
}

function isContentType(text: string | undefined): text is ContentType {
  return (CONTENT_TYPES as readonly (string | undefined)[]).includes(text);
}
