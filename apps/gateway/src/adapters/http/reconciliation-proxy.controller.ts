import { Controller, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { v7 as uuidv7 } from 'uuid';
import { refuse } from '@hub/contracts';
import {
  ReceiveReconciliationPart,
  ReconcilePointers,
  type RouteDefinition,
} from '@hub/contracts/access';
import { SealedContext } from '@hub/messaging';
import { headersOf, idIn, passOn, resultOf } from './internal-stream.js';
import { RefusalError } from './refusal-error.js';
import { LOOKUP_SERVICE_URL } from './service-urls.js';
import { admit, TokenGuard } from './token-strategy.js';

const TYPE = 'application/x-ndjson';
const MAX_BYTES = 200_000_000;

/** Streams the bodies of reconciliations to lookup-service without holding them in memory. */
@Controller('v1')
export class ReconciliationProxyController {
  constructor(
    private readonly contexts: SealedContext,
    @Inject(LOOKUP_SERVICE_URL) private readonly lookupServiceUrl: string,
  ) {}

  @UseGuards(TokenGuard)
  @Post('pointers/reconciliation')
  atOnce(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.pass(ReconcilePointers, 'pointers/reconciliation', request, reply);
  }

  @UseGuards(TokenGuard)
  @Post('reconciliations/:reconciliationId/parts/:part')
  part(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const reconciliationId = idIn(request, 'reconciliationId');
    const { part } = request.params;
    if (typeof part !== 'string' || !/^\d{1,4}$/.test(part))
      throw new RefusalError(refuse('not_found'));
    const path = `reconciliations/${reconciliationId}/parts/${part}`;
    return this.pass(ReceiveReconciliationPart, path, request, reply);
  }

  private async pass(
    route: RouteDefinition,
    path: string,
    request: Request,
    reply: Response,
  ): Promise<void> {
    const caller = admit(request, route);
    if (request.header('content-type')?.split(';')[0]?.trim() !== TYPE)
      throw new RefusalError(refuse('unsupported_media_type', `Send ${TYPE}.`));
    if (Number(request.header('content-length') ?? 0) > MAX_BYTES)
      throw new RefusalError(refuse('body_too_large'));
    const id = uuidv7();
    const headers = { 'content-type': TYPE, ...headersOf(request, 'content-digest') };
    const call = {
      method: 'POST',
      url: `${this.lookupServiceUrl}/internal/${path}`,
      headers,
      context: { messageId: id, type: route.type, caller, correlationId: id },
    } as const;
    const result = await resultOf(await passOn(call, request, this.contexts));
    reply.status(200).set('Cache-Control', 'no-store').json(result);
  }
}
