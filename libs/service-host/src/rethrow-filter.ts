import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';
import type { RefusalCode } from '@hub/contracts';
import { isOutage } from '@hub/messaging';

/**
 * Hands a handler's own error to the transport, which decides between another try and parking.
 * Without it Nest replaces every error by "Internal server error". HTTP doors answer through
 * filters of their own.
 */
@Catch()
export class RethrowFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): Observable<never> | undefined {
    if (host.getType() === 'rpc') return throwError(() => error);
    const reply = host
      .switchToHttp()
      .getResponse<{ status(code: number): { json(body: object): void } }>();
    const status = statusOf(error);
    reply.status(status).json({ code: CODES[status] ?? 'internal_error' });
    return undefined;
  }
}

const CODES: Readonly<Record<number, RefusalCode>> = {
  400: 'invalid_request',
  404: 'not_found',
  503: 'unavailable',
};

function statusOf(error: unknown): number {
  if (error instanceof HttpException && error.getStatus() in CODES) return error.getStatus();
  return isOutage(error) ? 503 : 500;
}
