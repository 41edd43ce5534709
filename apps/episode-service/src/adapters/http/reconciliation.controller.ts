import { Controller, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { isRefusal, PublishPointerPayload, refuse } from '@hub/contracts';
import { type ReplyBody, SealedContext } from '@hub/messaging';
import { PublishPointers } from '../../application/pointers/publish-pointers.js';
import { readNdjson } from './read-ndjson.js';

const MOST_POINTERS = 200_000;

/** Full reconciliation of an authority's pointers, streamed here by the gateway with a sealed context. */
@Controller('internal/pointers')
export class ReconciliationController {
  constructor(
    private readonly publishPointers: PublishPointers,
    private readonly contexts: SealedContext,
  ) {}

  @Post('reconciliation')
  async reconcile(@Req() request: Request): Promise<ReplyBody> {
    const context = this.contexts.open(request.header(SealedContext.header));
    if (!context) return { refusal: refuse('unauthenticated') };
    const lines = await readNdjson(request, PublishPointerPayload, MOST_POINTERS);
    if (!lines.ok) return { refusal: refuse('invalid_request', 'Nothing was changed.', lines.faults) };
    const answer = await this.publishPointers.reconcile(lines.items, context);
    return isRefusal(answer) ? { refusal: answer } : { result: answer };
  }
}
