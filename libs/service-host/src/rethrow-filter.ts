import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';

/**
 * Hands a handler's own error to the transport, which decides between another try and parking. Without it Nest
 * replaces every error by "Internal server error". HTTP doors answer through filters of their own.
 */
@Catch()
export class RethrowFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): Observable<never> | undefined {
    if (host.getType() === 'rpc') return throwError(() => error);
    const reply = host
      .switchToHttp()
      .getResponse<{ status(code: number): { json(body: object): void } }>();
    reply.status(500).json({ code: 'internal_error' });
    return undefined;
  }
}
