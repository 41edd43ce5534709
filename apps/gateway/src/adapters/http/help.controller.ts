import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { JWK } from 'jose';
import { type RefusalCode, REFUSALS, refuse } from '@hub/contracts';
import { RefusalError } from './refusal-error.js';

export const HELP = Symbol('help');

export interface Help {
  /** OpenAPI document as text. */
  readonly openApi: string;
  /** Public keys to which members encrypt. */
  readonly encryptionKeys: readonly JWK[];
}

/**
 * What a borough's developer reads: the API's description, the help behind each problem, the keys
 * to encrypt to.
 */
@Controller()
export class HelpController {
  constructor(@Inject(HELP) private readonly help: Help) {}

  @Get('openapi.json')
  openApi(@Res() reply: Response): void {
    reply.type('application/json').set('Access-Control-Allow-Origin', '*').send(this.help.openApi);
  }

  @Get('.well-known/hub-jwks.json')
  keys(@Res() reply: Response): void {
    reply.type('application/jwk-set+json').send(JSON.stringify({ keys: this.help.encryptionKeys }));
  }

  @Get('docs')
  docs(@Res() reply: Response): void {
    reply.type('html').send(DOCS_PAGE);
  }

  @Get('problems/:code')
  problem(@Param('code') code: string, @Res() reply: Response): void {
    if (!Object.hasOwn(REFUSALS, code)) throw new RefusalError(refuse('not_found'));
    const { title, status, next } = REFUSALS[code as RefusalCode];
    reply
      .type('html')
      .send(
        page(
          title,
          `<p>HTTP status ${String(status)}, code <code>${code}</code>.</p><h2>What to do</h2><p>${next}</p>`,
        ),
      );
  }
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – pan-London CAF hub</title>
<style>body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; color: #0b0c0c; }</style>
</head><body><h1>${title}</h1>${body}</body></html>
`;
}

const DOCS_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>API reference – pan-London CAF hub</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css"></head>
<body><div id="api"></div><script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/assets/start.js"></script></body></html>
`;
