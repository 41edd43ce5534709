import type { Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse } from '@hub/contracts';
import { RefusalError } from './refusal-error.js';

const WINDOW_SECONDS = 60;

/**
 * Limits calls per minute and tells the caller where it stands.
 * Source of the headers: IETF draft-ietf-httpapi-ratelimit-headers-10.
 */
export class CallLimit {
  private readonly limiter: RateLimiterMemory;

  constructor(
    private readonly policy: string,
    private readonly callsPerMinute: number,
  ) {
    this.limiter = new RateLimiterMemory({ points: callsPerMinute, duration: WINDOW_SECONDS });
  }

  /** @throws RefusalError with `too_many_requests` */
  async count(key: string, reply: Response): Promise<void> {
    const standing = await this.limiter.consume(key).catch((error: unknown) => {
      if (error instanceof RateLimiterRes) return error;
      throw error;
    });
    const seconds = Math.ceil(standing.msBeforeNext / 1000);
    reply.set(
      'RateLimit-Policy',
      `"${this.policy}";q=${String(this.callsPerMinute)};w=${String(WINDOW_SECONDS)}`,
    );
    reply.set(
      'RateLimit',
      `"${this.policy}";r=${String(Math.max(standing.remainingPoints, 0))};t=${String(seconds)}`,
    );
    if (standing.consumedPoints <= this.callsPerMinute) return;
    reply.set('Retry-After', String(seconds));
    throw new RefusalError(refuse('too_many_requests'));
  }
}
