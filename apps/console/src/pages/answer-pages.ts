import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  NotFoundException,
  type NestInterceptor,
} from '@nestjs/common';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { from, map, mergeMap, type Observable } from 'rxjs';
import { OUTSIDE } from '../session/session-state.js';
import type { LiveStreams } from '../live/live-streams.js';
import type { Outcome, Passage, Stream } from './outcome.js';
import type { PageDrawer } from './page-drawer.js';
import { documentPolicy } from './security-headers.js';
import { shellOf } from './shell.js';

const SEE_OTHER = 303;
/** What a page needs beside a sealed content to open it. */
const PASSED_HEADERS = ['content-key', 'content-binding', 'document-media-type', 'document-digest'];

/** Sends what a controller answers with. Pages are about children and staff: nobody stores them. */
@Injectable()
export class AnswerPages implements NestInterceptor<Outcome, undefined> {
  constructor(
    private readonly drawer: PageDrawer,
    private readonly whoKey: string,
    private readonly live: LiveStreams,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<Outcome>): Observable<undefined> {
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<Request>(), http.getResponse<Response>()];
    return next.handle().pipe(
      mergeMap((outcome) => from(this.send(outcome, request, reply))),
      map(() => undefined),
    );
  }

  /** The session is saved first: the next page may come before this answer has ended. */
  async send(outcome: Outcome, request: Request, reply: Response): Promise<void> {
    reply.set('Cache-Control', 'no-store');
    if (outcome.kind === 'departure') {
      await saved(request);
      reply.redirect(SEE_OTHER, outcome.to);
      return;
    }
    if (outcome.kind === 'download') {
      reply.attachment(outcome.name).send(outcome.content);
      return;
    }
    if (outcome.kind === 'document') {
      reply.set('Content-Security-Policy', documentPolicy(outcome.html));
      reply.type('html').send(outcome.html);
      return;
    }
    if (outcome.kind === 'answer') {
      reply.status(outcome.status).json(outcome.body);
      return;
    }
    if (outcome.kind === 'passage') {
      await passOn(outcome, reply);
      return;
    }
    if (outcome.kind === 'stream') {
      await this.follow(outcome, request, reply);
      return;
    }
    const shell = shellOf(request.session.console ?? OUTSIDE, request.path, this.whoKey);
    const html = this.drawer.draw(outcome.template, { ...outcome.view, shell, path: request.path });
    reply.status(outcome.status).type('html').send(html);
  }

  /** @throws NotFoundException where nobody is in */
  private async follow({ look }: Stream, request: Request, reply: Response): Promise<void> {
    const { console: state = OUTSIDE } = request.session;
    if (state.kind === 'out') throw new NotFoundException();
    const { id: sessionId } = request.session;
    const watch = { personId: state.person.id, sessionId, until: state.tokens.expiresAt, look };
    // Whoever leaves a page open does nothing: it keeps no session alive.
    Reflect.deleteProperty(request, 'session');
    reply.set({ 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
    reply.type('text/event-stream').flushHeaders();
    await this.live.serve(watch, reply);
  }
}

async function passOn({ reply: from }: Passage, reply: Response): Promise<void> {
  for (const name of PASSED_HEADERS) {
    const value = from.headers.get(name);
    if (value !== null) reply.set(name, value);
  }
  reply.type('application/octet-stream');
  await pipeline(from.body ? Readable.fromWeb(from.body) : Readable.from([]), reply);
}

function saved({ session }: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    session.save((error: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}
