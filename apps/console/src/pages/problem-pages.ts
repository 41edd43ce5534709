import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { currentTraceId, type Logger } from '@hub/observability';
import { HubAwayError, HubRefusalError } from '../api/hub-errors.js';
import { LOG } from '../log-messages.js';
import { readForm } from '../session/form.js';
import { shownOut, signInFor } from '../session/gate.js';
import type { AnswerPages } from './answer-pages.js';
import { goTo, type Outcome, page } from './outcome.js';
import { DepartureError } from './page-errors.js';

/** Whatever goes wrong becomes a page that says what to do now. */
@Catch()
export class ProblemPages implements ExceptionFilter {
  constructor(
    private readonly answers: AnswerPages,
    private readonly log: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<Request>(), http.getResponse<Response>()];
    void this.answer(error, request, reply);
  }

  async answer(error: unknown, request: Request, reply: Response): Promise<void> {
    if (reply.headersSent) {
      reply.destroy();
      return;
    }
    try {
      await this.answers.send(this.outcomeOf(error, request), request, reply);
    } catch (another) {
      this.log.error(LOG.pageFailed, { error: another });
      reply
        .status(503)
        .type('text')
        .send('The pages are away for a moment. Try again in a minute.');
    }
  }

  private outcomeOf(error: unknown, request: Request): Outcome {
    if (error instanceof DepartureError) return goTo(error.to);
    if (error instanceof HubAwayError) {
      this.log.warn(LOG.hubAway, { error: error.cause });
      return page('pages/hub-away', againOf(request), 503);
    }
    if (isMissing(error)) return page('pages/not-found', {}, 404);
    if (error instanceof HubRefusalError && error.status === 401) {
      request.session.console = shownOut(request);
      return goTo(signInFor(request));
    }
    if (error instanceof HubRefusalError && error.status === 429)
      return page('pages/too-much', againOf(request), 429);
    this.log.error(LOG.pageFailed, { error });
    return page('pages/our-mistake', { reference: currentTraceId() }, 500);
  }
}

/** What is not there and what is not theirs are one page: nobody learns which it is. */
function isMissing(error: unknown): boolean {
  // An id that is none comes back as 400; what somebody typed is told where they typed it.
  if (error instanceof HubRefusalError) return [400, 403, 404].includes(error.status);
  return error instanceof HttpException && error.getStatus() === 404;
}

/** What was sent, to be sent again with one button; nothing of it is lost. */
function againOf({ method, body }: Request): { readonly sent?: readonly object[] } {
  if (method !== 'POST') return {};
  const own = ['_once'].flatMap((name) => {
    const value: unknown = (body as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'string' ? [{ name, value }] : [];
  });
  const answers = Object.entries(readForm(body)).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => ({ name, value: one })),
  );
  return { sent: [...own, ...answers] };
}
