import { request as httpRequest } from 'node:http';
import { Controller, Get, Inject, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { v7 as uuidv7 } from 'uuid';
import { SealedContext, ServiceUnavailableError } from '@hub/messaging';
import { admit, TokenGuard } from './token-strategy.js';

export const MONITOR_SERVICE_URL = Symbol('monitor-service url');

/** Passes on to operations staff what monitor-service sees, as server-sent events (WHATWG HTML, section 9.2). */
@Controller('v1/ops/live')
export class LiveProxyController {
  constructor(
    private readonly contexts: SealedContext,
    @Inject(MONITOR_SERVICE_URL) private readonly monitorServiceUrl: string,
  ) {}

  @UseGuards(TokenGuard)
  @Get()
  async live(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const caller = admit(request, 'ops.live.v1');
    const id = uuidv7();
    const sealed = this.contexts.seal({
      messageId: id,
      type: 'ops.live',
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
            reject(new ServiceUnavailableError('The stream was refused'));
            return;
          }
          reply
            .status(200)
            .set({
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
