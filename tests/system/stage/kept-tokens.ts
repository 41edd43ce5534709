import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { TokenSource } from '@hub/borough-connector';
import { decodeJwt } from 'jose';
import type { PersonCredentials } from '../../../tools/hub/members.js';
import { asPerson } from '../../../tools/people/sign-in.js';

/** A token that is used near its end may end on the way. */
const SPARE_MS = 60_000;

/**
 * Access tokens that one spec leaves to the next: whoever signs in anew within half a minute waits
 * for another one-time code. Specs that are about signing in go to `asPerson` themselves.
 */
export class KeptTokens {
  constructor(private readonly file: string) {}

  of(hubUrl: string, person: PersonCredentials): TokenSource {
    const signIn = asPerson(hubUrl, person);
    return async () => {
      const kept = this.read()[person.id];
      if (kept !== undefined && lasts(kept)) return kept;
      const token = await signIn();
      writeFileSync(this.file, JSON.stringify({ ...this.read(), [person.id]: token }), {
        mode: 0o600,
      });
      return token;
    };
  }

  private read(): Record<string, string> {
    if (!existsSync(this.file)) return {};
    return JSON.parse(readFileSync(this.file, 'utf8')) as Record<string, string>;
  }
}

function lasts(token: string): boolean {
  return (decodeJwt(token).exp ?? 0) * 1_000 > Date.now() + SPARE_MS;
}
