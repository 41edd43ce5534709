import {
  Controller,
  Get,
  Headers,
  HttpCode,
  type MessageEvent,
  Sse,
  UnauthorizedException,
} from '@nestjs/common';
import { interval, map, merge, Observable } from 'rxjs';
import { SealedContext } from '@hub/messaging';
import { mayCall } from '@hub/security';
import { LiveSteps } from '../broker/live-steps.js';

const KEEP_ALIVE_MS = 15_000;

/**
 * Steps of messages as they become known, for the gateway, which passes them on to operations
 * staff.
 */
@Controller('internal/live')
export class LiveController {
  constructor(
    private readonly steps: LiveSteps,
    private readonly contexts: SealedContext,
  ) {}

  @Get()
  @HttpCode(200)
  @Sse()
  live(@Headers(SealedContext.header) sealed?: string): Observable<MessageEvent> {
    const context = this.contexts.open(sealed);
    if (!context || !mayCall(['hub_operations'], context.caller).allowed)
      throw new UnauthorizedException();
    const steps = this.steps.stream().pipe(map((data): MessageEvent => ({ type: 'steps', data })));
    return merge(
      steps,
      interval(KEEP_ALIVE_MS).pipe(map((): MessageEvent => ({ type: 'alive', data: {} }))),
    );
  }
}
