import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { v7 as uuidv7 } from 'uuid';
import { refuse } from '@hub/contracts';
import {
  AddDocument,
  AddDocumentVersion,
  FetchReleasedContent,
  PassHeldContent,
  ReadOwnContent,
  type RouteDefinition,
} from '@hub/contracts/access';
import { MOST_CONTENT_BYTES, MOST_SEALED_BYTES } from '@hub/contracts/episode';
import { SealedContext, ServiceFailedError } from '@hub/messaging';
import { headersOf, idIn, type InternalCall, passOn, resultOf } from './internal-stream.js';
import { idempotencyKey } from './operation.js';
import { RefusalError } from './refusal-error.js';
import { EPISODE_SERVICE_URL } from './service-urls.js';
import { admit, TokenGuard } from './token-strategy.js';

/** Of a content on its way out, beside its type. */
const PASSED_HEADERS = [
  'content-key',
  'content-binding',
  'document-media-type',
  'document-id',
  'document-version',
  'document-digest',
];

/** Streams contents of folders to and from episode-service without holding them in memory. */
@Controller('v1')
export class ContentProxyController {
  constructor(
    private readonly contexts: SealedContext,
    @Inject(EPISODE_SERVICE_URL) private readonly episodeServiceUrl: string,
  ) {}

  @UseGuards(TokenGuard)
  @Post('episodes/:episodeId/documents')
  add(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const category = encodeURIComponent(
      typeof request.query['category'] === 'string' ? request.query['category'] : '',
    );
    return this.take(
      `episodes/${idIn(request, 'episodeId')}/documents?category=${category}`,
      AddDocument,
      request,
      reply,
    );
  }

  @UseGuards(TokenGuard)
  @Post('documents/:documentId/versions')
  addVersion(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.take(
      `documents/${idIn(request, 'documentId')}/versions`,
      AddDocumentVersion,
      request,
      reply,
    );
  }

  @UseGuards(TokenGuard)
  @Get('documents/:documentId/content')
  own(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.give(
      `documents/${idIn(request, 'documentId')}/content`,
      ReadOwnContent,
      request,
      reply,
    );
  }

  @UseGuards(TokenGuard)
  @Get('releases/:releaseId/content')
  released(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.give(
      `releases/${idIn(request, 'releaseId')}/content`,
      FetchReleasedContent,
      request,
      reply,
    );
  }

  @UseGuards(TokenGuard)
  @Post('releases/:releaseId/content')
  async pass(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const call = this.callFor(
      'POST',
      `releases/${idIn(request, 'releaseId')}/content`,
      PassHeldContent,
      request,
    );
    if (Number(request.header('content-length') ?? 0) > MOST_SEALED_BYTES)
      throw new RefusalError(refuse('content_too_large'));
    const headers = {
      'content-type': 'application/octet-stream',
      ...headersOf(request, 'content-key'),
    };
    const result = await resultOf(await passOn({ ...call, headers }, request, this.contexts));
    reply.status(201).set('Cache-Control', 'no-store').json(result);
  }

  private async take(
    path: string,
    route: RouteDefinition,
    request: Request,
    reply: Response,
  ): Promise<void> {
    const call = this.callFor('POST', path, route, request);
    if (Number(request.header('content-length') ?? 0) > MOST_CONTENT_BYTES)
      throw new RefusalError(refuse('content_too_large'));
    const response = await passOn(
      { ...call, headers: headersOf(request, 'content-type') },
      request,
      this.contexts,
    );
    const result = (await resultOf(response)) as { id: string; version: number };
    reply.status(201).set({
      'Cache-Control': 'no-store',
      Location: `/v1/documents/${result.id}`,
      ETag: `"${String(result.version)}"`,
    });
    reply.json(result);
  }

  private async give(
    path: string,
    route: RouteDefinition,
    request: Request,
    reply: Response,
  ): Promise<void> {
    const call = this.callFor('GET', path, route, request);
    const headers = headersOf(request, 'recipient-key');
    const response = await passOn({ ...call, headers }, request, this.contexts);
    if (response.statusCode !== 200) {
      await resultOf(response);
      throw new ServiceFailedError('The service answered something else than content');
    }
    const passed = PASSED_HEADERS.flatMap((name) =>
      response.headers[name] === undefined ? [] : [[name, response.headers[name]]],
    );
    reply.status(200).set({
      'Cache-Control': 'no-store',
      'Content-Disposition': 'attachment',
      'Content-Type': response.headers['content-type'],
      ...Object.fromEntries(passed),
    });
    await pipeline(response, reply);
  }

  private callFor(
    method: InternalCall['method'],
    path: string,
    route: RouteDefinition,
    request: Request,
  ): InternalCall {
    const caller = admit(request, route);
    const id = uuidv7();
    const key = method === 'POST' ? idempotencyKey({ creates: true }, request) : {};
    return {
      method,
      url: `${this.episodeServiceUrl}/internal/${path}`,
      headers: {},
      context: { messageId: id, type: route.type, caller, correlationId: id, ...key },
    };
  }
}
