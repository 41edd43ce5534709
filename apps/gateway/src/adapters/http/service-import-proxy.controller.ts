import { Controller, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { v7 as uuidv7 } from 'uuid';
import { refuse } from '@hub/contracts';
import { SealedContext } from '@hub/messaging';
import { passOn, resultOf } from './internal-stream.js';
import { Refused } from './refused.js';
import { admit, TokenGuard } from './token-strategy.js';

export const DIRECTORY_SERVICE_URL = Symbol('directory-service url');

const TYPE = 'service.import.v1';
const MOST_BYTES = 10_000_000;

/** Passes files of services to directory-service without holding them in memory. */
@Controller('v1/service-imports')
export class ServiceImportProxyController {
  constructor(
    private readonly contexts: SealedContext,
    @Inject(DIRECTORY_SERVICE_URL) private readonly directoryServiceUrl: string,
  ) {}

  @UseGuards(TokenGuard)
  @Post()
  async take(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const caller = admit(request, TYPE);
    if (Number(request.header('content-length') ?? 0) > MOST_BYTES)
      throw new Refused(refuse('content_too_large'));
    const id = uuidv7();
    const licence =
      typeof request.query['licence'] === 'string'
        ? `?licence=${encodeURIComponent(request.query['licence'])}`
        : '';
    const headers = { 'content-type': request.header('content-type') ?? '' };
    const call = {
      method: 'POST',
      url: `${this.directoryServiceUrl}/internal/service-imports${licence}`,
      headers,
      context: { messageId: id, type: TYPE, caller, correlationId: id },
    } as const;
    reply
      .status(200)
      .set('Cache-Control', 'no-store')
      .json(await resultOf(await passOn(call, request, this.contexts)));
  }
}
