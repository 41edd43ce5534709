import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import { type Refusal, refuse } from '@hub/contracts';
import { isOutage, ServiceUnavailableError } from '@hub/messaging';
import { currentTraceId, type Logger } from '@hub/observability';
import { problemOf } from '../../domain/problem.js';
import { LOG } from '../../log-messages.js';
import type { NoteDenial } from '../../application/note-denial.js';
import { DenialError, RefusalError } from './refusal-error.js';

const RETRY_AFTER_SECONDS = '2';

/** Answers everything that is not a success as a problem (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly publicUrl: string,
    private readonly log: Logger,
    private readonly denials: NoteDenial,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Response>();
    if (reply.headersSent) {
      reply.destroy();
      return;
    }
    if (error instanceof DenialError) void this.note(error);
    this.send(reply, this.refusalOf(error));
  }

  send(reply: Response, refusal: Refusal): void {
    const problem = problemOf(refusal, this.publicUrl);
    if (refusal.retryAt !== undefined)
      reply.set(
        'Retry-After',
        String(Math.max(1, Math.ceil((Date.parse(refusal.retryAt) - Date.now()) / 1_000))),
      );
    if (problem.status === 503) reply.set('Retry-After', RETRY_AFTER_SECONDS);
    if (problem.status === 401) reply.set('WWW-Authenticate', 'Bearer realm="hub"');
    const traceId = currentTraceId();
    if (traceId !== undefined) reply.set('Hub-Trace-Id', traceId);
    reply
      .status(problem.status)
      .set('Content-Type', 'application/problem+json')
      .set('Cache-Control', 'no-store')
      .send(Buffer.from(JSON.stringify(problem)));
  }

  private async note({ denial, refusal }: DenialError): Promise<void> {
    await this.denials.execute(denial, refusal).catch((error: unknown) => {
      this.log.error(LOG.requestFailed, { error });
    });
  }

  private refusalOf(error: unknown): Refusal {
    if (error instanceof RefusalError) return error.refusal;
    if (error instanceof HttpException && error.getStatus() === 404) return refuse('not_found');
    if (error instanceof HttpException && error.getStatus() === 400)
      return refuse('invalid_request', 'The address cannot be read.');
    if (isGone(error)) return refuse('not_found', 'This sign-in has expired. Begin again.');
    if (error instanceof ServiceUnavailableError) return error.instead ?? refuse('unavailable');
    this.log.error(LOG.requestFailed, { error });
    return refuse(isOutage(error) ? 'unavailable' : 'internal_error');
  }
}

/** A sign-in page opened without its cookie, or after ten minutes. */
function isGone(error: unknown): boolean {
  return error instanceof Error && error.name === 'SessionNotFound';
}
