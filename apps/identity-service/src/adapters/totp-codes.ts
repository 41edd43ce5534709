import { Secret, TOTP } from 'otpauth';
import type { Clock } from '@hub/use-case';
import type { OneTimeCodes } from '../application/ports.js';

const PERIOD_SECONDS = 30;

/** TOTP, RFC 6238: SHA-1, six digits, thirty seconds, one step of tolerance to either side. */
export class TotpCodes implements OneTimeCodes {
  constructor(private readonly clock: Clock) {}

  stepOf(secret: string, code: string): number | undefined {
    const timestamp = Date.parse(this.clock.now());
    const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });
    const delta = totp.validate({ token: code, window: 1, timestamp });
    return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
  }
}
