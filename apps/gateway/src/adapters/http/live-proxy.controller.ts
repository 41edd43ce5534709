import { request as httpRequest } from 'node:http';
import { Controller, Get, Inject, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { v7 as uuidv7 } from 'uuid';
import { FollowLive } from '@hub/contracts/access';
import { failureOf, SealedContext, ServiceUnavailableError } from '@hub/messaging';
import { MONITOR_SERVICE_URL } from './service-urls.js';
import { admit, TokenGuard } from './token-strategy.js';

/**
 * Passes on to operations staff what monitor-service sees, as server-sent events (WHATWG HTML,
 * section 9.2).
 */
@Controller('v1/ops/live')
export class LiveProxyController {
  constructor(
    private readonly contexts: SealedContext,
    @Inject(MONITOR_SERVICE_URL) private readonly monitorServiceUrl: string,
  ) {}

  @UseGuards(TokenGuard)
  @Get()
  async live(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const caller = admit(request, FollowLive);
    const id = uuidv7();
    const sealed = this.contexts.seal({
      messageId: id,
      type: FollowLive.type,
      caller,
      correlationId: id,
    });
    await new Promise<void>((resolve, reject) => {
      const onward = httpRequest(
        `${this.monitorServiceUrl}/internal/live`,
        { headers: { [SealedContext.header]: sealed } },
        (stream) => {
          if (stream.statusCode !== 200) {
            stream.resume();
            reject(failureOf(stream.statusCode === 503 ? 'outage' : 'defect'));
            return;
          }
          reply.status(200).set({
            'Content-Type': 'text/event-stream',
            'Cache-Control': 'no-store',
            'X-Accel-Buffering': 'no',
          });
          reply.flushHeaders();
          stream.pipe(reply);
          stream.on('close', () => {
            reply.end();
            resolve();
          });
        },
      );
      onward.on('error', () => {
        reject(new ServiceUnavailableError('monitor-service does not answer'));
      });
      reply.on('close', () => onward.destroy());
      onward.end();
    });
  }
}
