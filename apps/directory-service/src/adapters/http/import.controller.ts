import { Controller, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { isRefusal, refuse } from '@hub/contracts';
import { findUnfit } from '@hub/contracts/shape';
import { type ReplyBody, SealedContext } from '@hub/messaging';
import { ImportServices } from '../../application/feeds/import-services.js';
import type { FileKind } from '../../application/feeds/file-ports.js';
import { OneAtATime } from '../../application/feeds/one-at-a-time.js';

const MOST_BYTES = 10_000_000;
const KINDS: Readonly<Record<string, FileKind>> = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/zip': 'package',
};

/** Files of services, streamed here by the gateway with a sealed context. */
@Controller('internal')
export class ImportController {
  private readonly members = new OneAtATime();

  constructor(
    private readonly services: ImportServices,
    private readonly contexts: SealedContext,
  ) {}

  @Post('service-imports')
  async take(
    @Req() request: Request,
    @Query('licence') licence: unknown,
    @Query('dryRun') dryRun?: unknown,
  ): Promise<ReplyBody> {
    const context = this.contexts.open(request.header(SealedContext.header));
    if (!context) return { refusal: refuse('unauthenticated') };
    const [type = ''] = (request.header('content-type') ?? '').split(';');
    const kind = KINDS[type.trim()];
    if (!kind)
      return {
        refusal: refuse('unsupported_media_type', `Send one of ${Object.keys(KINDS).join(', ')}.`),
      };
    if (typeof licence !== 'string' || licence === '' || licence.length > 200 || findUnfit(licence))
      return {
        refusal: refuse('invalid_request', undefined, [
          { field: 'licence', message: 'must say under which licence the services may be used' },
        ]),
      };
    const answer = await this.members.take(context.caller.authority, async () => {
      const bytes = await readBytes(request);
      return bytes
        ? this.services.execute(bytes, { kind, licence, dryRun: dryRun === 'true' }, context)
        : refuse('content_too_large');
    });
    // Who refuses before the file is there lets it go by, or its sender would see a broken line.
    request.resume();
    if (!answer) return { refusal: refuse('import_running') };
    return isRefusal(answer) ? { refusal: answer } : { result: answer };
  }
}

async function readBytes(request: Request): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
