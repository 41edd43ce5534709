import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { All, Controller, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

export const CONSOLE_DOOR = Symbol('console door');

export interface ConsoleDoor {
  readonly consoleUrl: string;
  /** Where people reach the hub: a page asked for under another name of it leads there. */
  readonly publicUrl: string;
}

/** What belongs to the API: an unknown address there is a problem, and no page. */
const OF_THE_API =
  /^\/((v1|oidc|scim|docs|problems|open-referral-uk|\.well-known)(\/|$)|sign-in\/)/;
/** Of one connection, and not of what is sent over it. */
const HOP_BY_HOP = /^(connection|keep-alive|transfer-encoding|upgrade|te|trailer|expect|host)$/i;
const CONSOLE_COOKIE = /^console(\.|=)/;

/**
 * Passes on to the console whatever is no call of the API. The console gets its own cookies alone:
 * with those of the identity provider it could sign in as whoever is at the browser.
 */
@Controller()
export class ConsoleProxyController {
  constructor(@Inject(CONSOLE_DOOR) private readonly door: ConsoleDoor) {}

  @All(['/', '/*path'])
  async pass(@Req() request: Request, @Res() reply: Response): Promise<void> {
    if (OF_THE_API.test(request.path)) throw new NotFoundException();
    const { host } = new URL(this.door.publicUrl);
    if (request.headers.host !== host && request.method === 'GET') {
      reply.redirect(308, `${this.door.publicUrl}${request.originalUrl}`);
      return;
    }
    await passOn(this.door.consoleUrl, request, reply);
  }
}

function passOn(consoleUrl: string, request: Request, reply: Response): Promise<void> {
  return new Promise((resolve) => {
    const target = `${consoleUrl}${request.originalUrl}`;
    const options = { method: request.method, headers: headersOn(request.headers) };
    const onward = httpRequest(target, options, (answer) => {
      reply.status(answer.statusCode ?? 502).set(withoutHops(answer.headers));
      answer.pipe(reply);
      answer.on('close', resolve);
    });
    onward.on('error', () => {
      if (!reply.headersSent) reply.status(503).set('Retry-After', '5').type('html').send(AWAY);
      else reply.destroy();
      resolve();
    });
    reply.on('close', () => onward.destroy());
    request.pipe(onward);
  });
}

function headersOn({ cookie, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
  const own = (cookie ?? '').split(/;\s*/).filter((one) => CONSOLE_COOKIE.test(one));
  return { ...withoutHops(headers), ...(own.length === 0 ? {} : { cookie: own.join('; ') }) };
}

function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.test(name)));
}

const AWAY = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sorry, the pages are away for a moment – London CAF hub</title></head>
<body><main><h1>Sorry, the pages are away for a moment</h1>
<p>Nothing that you sent before is lost. Go back, wait a minute and try again.</p></main></body></html>
`;
