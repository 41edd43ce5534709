import { Controller, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReconciliationView } from '@hub/contracts/lookup';
import type { MessageContext } from '@hub/use-case';
import { type ReplyBody, SealedContext } from '@hub/messaging';
import {
  type PointerBody,
  ReconcilePointers,
} from '../../application/pointers/reconcile-pointers.js';
import { readPointers } from './read-pointers.js';

const MOST_POINTERS = 200_000;

/** Bodies of reconciliations, streamed here by the gateway with a sealed context. */
@Controller('internal')
export class ReconciliationController {
  constructor(
    private readonly reconcile: ReconcilePointers,
    private readonly contexts: SealedContext,
  ) {}

  @Post('pointers/reconciliation')
  atOnce(@Req() request: Request): Promise<ReplyBody> {
    return this.take(request, (body, context) => this.reconcile.atOnce(body, context));
  }

  @Post('reconciliations/:reconciliationId/parts/:part')
  receive(
    @Req() request: Request,
    @Param('reconciliationId') reconciliationId: string,
    @Param('part') part: string,
  ): Promise<ReplyBody> {
    if (request.header('content-digest') === undefined)
      return Promise.resolve({
        refusal: refuse('digest_mismatch', 'A part needs a Content-Digest.'),
      });
    return this.take(request, (body, context) =>
      this.reconcile.receive({ reconciliationId, part: Number(part) }, body, context),
    );
  }

  private async take(
    request: Request,
    work: (body: PointerBody, context: MessageContext) => Promise<ReconciliationView | Refusal>,
  ): Promise<ReplyBody> {
    const context = this.contexts.open(request.header(SealedContext.header));
    if (!context) return { refusal: refuse('unauthenticated') };
    const answer = await work(
      readPointers(request, request.header('content-digest'), MOST_POINTERS),
      context,
    );
    return isRefusal(answer) ? { refusal: answer } : { result: answer };
  }
}
