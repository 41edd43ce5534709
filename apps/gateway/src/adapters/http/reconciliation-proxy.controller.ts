import { request as httpRequest } from 'node:http';
import { Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { v7 as uuidv7 } from 'uuid';
import { type MessageContext, refuse } from '@hub/contracts';
import { type ReplyBody, SealedContext, ServiceUnavailableError } from '@hub/messaging';
import { Refused } from './refused.js';
import { admit, TokenGuard } from './token-strategy.js';

const TYPE = 'application/x-ndjson';
const MAX_BYTES = 200_000_000;
const TIMEOUT_MS = 120_000;

/** Streams a full reconciliation to episode-service without holding it in memory. */
@Controller('v1/pointers/reconciliation')
export class ReconciliationProxyController {
  constructor(
    private readonly contexts: SealedContext,
    private readonly episodeServiceUrl: string,
  ) {}

  @UseGuards(TokenGuard)
  @Post()
  async reconcile(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const caller = admit(request, ['authority_system']);
    if (request.header('content-type')?.split(';')[0]?.trim() !== TYPE) throw new Refused(refuse('unsupported_media_type', `Send ${TYPE}.`));
    if (Number(request.header('content-length') ?? 0) > MAX_BYTES) throw new Refused(refuse('body_too_large'));
    const id = uuidv7();
    const answer = await this.forward(request, { messageId: id, type: 'pointer.reconcile', caller, correlationId: id });
    if ('refusal' in answer) throw new Refused(answer.refusal);
    if ('failed' in answer) throw new ServiceUnavailableError('The service failed');
    reply.status(200).set('Cache-Control', 'no-store').json(answer.result);
  }

  private forward(request: Request, context: MessageContext): Promise<ReplyBody> {
    return new Promise((resolve, reject) => {
      const fail = (): void => {
        reject(new ServiceUnavailableError('The service did not answer'));
      };
      const onward = httpRequest(
        `${this.episodeServiceUrl}/internal/pointers/reconciliation`,
        { method: 'POST', timeout: TIMEOUT_MS, headers: { 'content-type': TYPE, [SealedContext.header]: this.contexts.seal(context) } },
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
