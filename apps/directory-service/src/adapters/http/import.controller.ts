import { Controller, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { isRefusal, refuse } from '@hub/contracts';
import { type ReplyBody, SealedContext } from '@hub/messaging';
import { ImportServices } from '../../application/feeds/import-services.js';

const MOST_BYTES = 10_000_000;
const KINDS: Readonly<Record<string, 'csv' | 'xlsx'>> = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

/** Files of services, streamed here by the gateway with a sealed context. */
@Controller('internal')
export class ImportController {
  constructor(
    private readonly services: ImportServices,
    private readonly contexts: SealedContext,
  ) {}

  @Post('service-imports')
  async take(@Req() request: Request, @Query('licence') licence: unknown): Promise<ReplyBody> {
    const context = this.contexts.open(request.header(SealedContext.header));
    if (!context) return { refusal: refuse('unauthenticated') };
    const kind = KINDS[request.header('content-type')?.split(';')[0]?.trim() ?? ''];
    if (!kind)
      return {
        refusal: refuse('unsupported_media_type', `Send one of ${Object.keys(KINDS).join(', ')}.`),
      };
    if (typeof licence !== 'string' || licence === '' || licence.length > 200)
      return {
        refusal: refuse('invalid_request', undefined, [
          { field: 'licence', message: 'must say under which licence the services may be used' },
        ]),
      };
    const bytes = await readBytes(request);
    if (!bytes) return { refusal: refuse('content_too_large') };
    const answer = await this.services.execute(bytes, { kind, licence }, context);
    return isRefusal(answer) ? { refusal: answer } : { result: answer };
  }
}

async function readBytes(request: Request): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
