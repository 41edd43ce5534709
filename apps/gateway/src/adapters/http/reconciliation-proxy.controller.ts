import { request as httpRequest } from 'node:http';
import { Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { v7 as uuidv7 } from 'uuid';
import { type MessageContext, refuse } from '@hub/contracts';
import { type ReplyBody, SealedContext, ServiceUnavailableError } from '@hub/messaging';
import { Refused } from './refused.js';
import { admit, TokenGuard } from './token-strategy.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TYPE = 'application/x-ndjson';
const MAX_BYTES = 200_000_000;
const TIMEOUT_MS = 120_000;

/** Streams the bodies of reconciliations to episode-service without holding them in memory. */
@Controller('v1')
export class ReconciliationProxyController {
  constructor(
    private readonly contexts: SealedContext,
    private readonly episodeServiceUrl: string,
  ) {}

  @UseGuards(TokenGuard)
  @Post('pointers/reconciliation')
  atOnce(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.pass('pointers/reconciliation', request, reply);
  }

  @UseGuards(TokenGuard)
  @Post('reconciliations/:reconciliationId/parts/:part')
  part(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const { reconciliationId = '', part = '' } = request.params as Record<string, string>;
    if (!UUID.test(reconciliationId) || !/^\d{1,4}$/.test(part)) throw new Refused(refuse('not_found'));
    return this.pass(`reconciliations/${reconciliationId}/parts/${part}`, request, reply);
  }

  private async pass(path: string, request: Request, reply: Response): Promise<void> {
    const caller = admit(request, ['authority_system']);
    if (request.header('content-type')?.split(';')[0]?.trim() !== TYPE) throw new Refused(refuse('unsupported_media_type', `Send ${TYPE}.`));
    if (Number(request.header('content-length') ?? 0) > MAX_BYTES) throw new Refused(refuse('body_too_large'));
    const id = uuidv7();
    const answer = await this.forward(path, request, { messageId: id, type: 'pointer.reconcile', caller, correlationId: id });
    if ('refusal' in answer) throw new Refused(answer.refusal);
    if ('failed' in answer) throw new ServiceUnavailableError('The service failed');
    reply.status(200).set('Cache-Control', 'no-store').json(answer.result);
  }

  private forward(path: string, request: Request, context: MessageContext): Promise<ReplyBody> {
    const contentDigest = request.header('content-digest');
    const digest = contentDigest === undefined ? {} : { 'content-digest': contentDigest };
    return new Promise((resolve, reject) => {
      const fail = (): void => {
        reject(new ServiceUnavailableError('The service did not answer'));
      };
      const onward = httpRequest(
        `${this.episodeServiceUrl}/internal/${path}`,
        { method: 'POST', timeout: TIMEOUT_MS, headers: { 'content-type': TYPE, ...digest, [SealedContext.header]: this.contexts.seal(context) } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', fail);
          response.on('end', () => {
            if ((response.statusCode ?? 500) >= 300) fail();
            else resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as ReplyBody);
          });
        },
      );
      onward.on('timeout', () => onward.destroy());
      onward.on('error', fail);
      request.on('aborted', () => onward.destroy());
      request.pipe(onward);
    });
  }
}
