import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { Controller, Get, Inject, Options, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refuse } from '@hub/contracts';
import { OPEN_REFERRAL_PATH } from '@hub/contracts/directory';
import { findUnfit } from '@hub/contracts/shape';
import {
  failureOf,
  type ReplyBody,
  ServiceFailedError,
  ServiceUnavailableError,
} from '@hub/messaging';
import { RefusalError } from './refusal-error.js';

const TIMEOUT_MS = 30_000;
const KEPT_BY_CACHES = 'public, max-age=60';
const PROFILE = 'https://docs.openreferraluk.org/en/latest/';

export const OPEN_REFERRAL_DOOR = Symbol('open referral door');

export interface OpenReferralDoor {
  readonly directoryServiceUrl: string;
  readonly publicUrl: string;
  /** The standard's own description of the API, as text. */
  readonly openApi: string;
}

/**
 * The service directory in Open Referral UK 3.0: public, read-only, for programs and pages from
 * anywhere. It holds nothing about a person, so nobody is asked who they are; the limit of calls by
 * address holds here too.
 */
@Controller(OPEN_REFERRAL_PATH.slice(1))
export class OpenReferralProxyController {
  constructor(@Inject(OPEN_REFERRAL_DOOR) private readonly door: OpenReferralDoor) {}

  @Options(['', '*path'])
  preflight(@Res() reply: Response): void {
    open(reply).set({
      'Access-Control-Allow-Methods': 'GET, OPTIONS',
      'Access-Control-Allow-Headers': 'If-None-Match, Accept',
      'Access-Control-Max-Age': '86400',
    });
    reply.status(204).end();
  }

  @Get()
  about(@Res() reply: Response): void {
    open(reply).json({
      version: 'HSDS-UK-3.0',
      profile: PROFILE,
      openapi_url: `${this.door.publicUrl}${OPEN_REFERRAL_PATH}/openapi.json`,
    });
  }

  @Get('openapi.json')
  openApi(@Res() reply: Response): void {
    open(reply).type('application/json').send(this.door.openApi);
  }

  @Get('*path')
  async read(@Req() request: Request, @Res() reply: Response): Promise<void> {
    open(reply).set('Access-Control-Expose-Headers', 'ETag');
    const body = await this.ask(`${pathOf(request)}${searchOf(request)}`);
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    reply.set({ ETag: tag, 'Cache-Control': KEPT_BY_CACHES });
    if ((request.header('if-none-match') ?? '').split(/,\s*/).includes(tag))
      reply.status(304).end();
    else reply.status(200).type('application/json').send(body);
  }

  private ask(path: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const onward = httpRequest(
        `${this.door.directoryServiceUrl}/internal/open-referral${path}`,
        { timeout: TIMEOUT_MS },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', fail);
          response.on('end', () => {
            const body = Buffer.concat(chunks);
            if (response.statusCode === 200) resolve(body);
            else reject(whyNot(response.statusCode, body));
          });
        },
      );
      const fail = (): void => {
        reject(new ServiceUnavailableError('directory-service does not answer'));
      };
      onward.on('timeout', () => onward.destroy());
      onward.on('error', fail);
      onward.end();
    });
  }
}

/**
 * The matched part of the path alone: what leads out of it, or cannot be an id, is nothing here.
 */
function pathOf(request: Request): string {
  const { path = [] } = request.params as { readonly path?: readonly string[] };
  if (path.some((part) => /^\.{0,2}$/.test(part) || part.includes('/') || findUnfit(part)))
    throw new RefusalError(refuse('not_found'));
  return path.map((part) => `/${encodeURIComponent(part)}`).join('');
}

function searchOf({ originalUrl }: Request): string {
  const start = originalUrl.indexOf('?');
  return start < 0 ? '' : originalUrl.slice(start);
}

/** Any page may read it. */
function open(reply: Response): Response {
  return reply.set({
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
}

function whyNot(status: number | undefined, body: Buffer): Error {
  if (status === 404) return new RefusalError(refuse('not_found'));
  if (status !== 409) return failureOf(status === 503 ? 'outage' : 'defect');
  const answer = JSON.parse(body.toString('utf8')) as ReplyBody;
  return 'refusal' in answer
    ? new RefusalError(answer.refusal)
    : new ServiceFailedError('directory-service answered something else than a refusal');
}
