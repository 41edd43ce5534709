import { Controller, Get, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { v7 as uuidv7 } from 'uuid';
import { refuse } from '@hub/contracts';
import { ImportServices } from '@hub/contracts/access';
import { serviceFileTemplate } from '@hub/contracts/directory';
import { SealedContext } from '@hub/messaging';
import { headersOf, passOn, resultOf } from './internal-stream.js';
import { RefusalError } from './refusal-error.js';
import { DIRECTORY_SERVICE_URL } from './service-urls.js';
import { admit, TokenGuard } from './token-strategy.js';

const MOST_BYTES = 10_000_000;

/** Passes files of services to directory-service without holding them in memory. */
@Controller('v1/service-imports')
export class ServiceImportProxyController {
  constructor(
    private readonly contexts: SealedContext,
    @Inject(DIRECTORY_SERVICE_URL) private readonly directoryServiceUrl: string,
  ) {}

  /** A file to begin from. */
  @UseGuards(TokenGuard)
  @Get('template')
  template(@Req() request: Request, @Res() reply: Response): void {
    admit(request, ImportServices);
    reply.attachment('services.csv').type('text/csv').send(serviceFileTemplate());
  }

  @UseGuards(TokenGuard)
  @Post()
  async take(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const caller = admit(request, ImportServices);
    if (Number(request.header('content-length') ?? 0) > MOST_BYTES)
      throw new RefusalError(refuse('content_too_large'));
    const id = uuidv7();
    const query = new URLSearchParams(
      ['licence', 'dryRun'].flatMap((name) => {
        const value = request.query[name];
        return typeof value === 'string' ? [[name, value] as [string, string]] : [];
      }),
    );
    const call = {
      method: 'POST',
      url: `${this.directoryServiceUrl}/internal/service-imports?${query.toString()}`,
      headers: headersOf(request, 'content-type'),
      context: { messageId: id, type: ImportServices.type, caller, correlationId: id },
    } as const;
    reply
      .status(200)
      .set('Cache-Control', 'no-store')
      .json(await resultOf(await passOn(call, request, this.contexts)));
  }
}
