import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import type { TokenSource } from '@hub/borough-connector';

const CLIENT = 'hub-console';
const MOST_STEPS = 6;
const CODE_PERIOD_MS = 30_000;

export interface SignInCredentials {
  readonly username: string;
  readonly password: string;
  readonly codeSecret: string;
}

/**
 * The one-time code of a secret.
 *
 * @param ahead half-minutes from now. A code works once; the hub takes that of the next one as well
 */
export function oneTimeCode(codeSecret: string, ahead = 0): string {
  const timestamp = Date.now() + ahead * CODE_PERIOD_MS;
  return new TOTP({ secret: Secret.fromBase32(codeSecret) }).generate({ timestamp });
}

/**
 * Signs a person in as a browser would: authorization code with PKCE, the sign-in page, password
 * and one-time code.
 * @returns an access token of ten minutes
 */
export async function signIn(hubUrl: string, person: SignInCredentials): Promise<string> {
  const redirect = `${hubUrl}/signed-in`;
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: CLIENT,
    response_type: 'code',
    redirect_uri: redirect,
    scope: 'openid hub',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: randomBytes(8).toString('hex'),
  });
  const browser = new CookieJar(hubUrl);
  let reply = await browser.get(`/oidc/auth?${query.toString()}`);
  let ahead = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const location = reply.headers.get('location');
    if (location?.startsWith(redirect)) return redeem(hubUrl, codeFrom(location), verifier);
    if (location !== null && location !== '') {
      reply = await browser.get(location);
    } else if (reply.status === 200 && ahead <= 1) {
      const { username, password, codeSecret } = person;
      const code = oneTimeCode(codeSecret, ahead);
      reply = await browser.post(reply.url, new URLSearchParams({ username, password, code }));
      ahead += 1;
    } else {
      throw new Error(`The hub did not sign ${person.username} in: ${String(reply.status)}`);
    }
  }
  throw new Error('The sign-in went round in circles');
}

/**
 * A token source for a person; signs in again before the token expires. A one-time code works once,
 * so it waits for the next where it must.
 */
export function asPerson(hubUrl: string, person: SignInCredentials): TokenSource {
  let kept: { token: Promise<string>; until: number } | undefined;
  return () => {
    if (!kept || Date.now() > kept.until) {
      const token = signIn(hubUrl, person).catch(async () => {
        await pause(CODE_PERIOD_MS - (Date.now() % CODE_PERIOD_MS));
        return signIn(hubUrl, person);
      });
      kept = { token, until: Date.now() + 9 * 60_000 };
      token.catch(() => {
        kept = undefined;
      });
    }
    return kept.token;
  };
}

function codeFrom(location: string): string {
  const answer = new URL(location).searchParams;
  const code = answer.get('code');
  if (code === null)
    throw new Error(
      `The hub gave no code: ${answer.get('error') ?? 'no reason'} ${answer.get('error_description') ?? ''}`,
    );
  return code;
}

async function redeem(hubUrl: string, code: string, verifier: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${hubUrl}/signed-in`,
    client_id: CLIENT,
    code_verifier: verifier,
  });
  const reply = await fetch(`${hubUrl}/oidc/token`, { method: 'POST', body });
  const answer = (await reply.json()) as { access_token?: string; error?: string };
  if (answer.access_token === undefined)
    throw new Error(`The hub gave no token: ${answer.error ?? String(reply.status)}`);
  return answer.access_token;
}

/** As much of a browser as signing in needs: cookies by name, no redirects followed. */
class CookieJar {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  get(path: string): Promise<Response> {
    return this.send(path, { method: 'GET' });
  }

  post(path: string, body: URLSearchParams): Promise<Response> {
    return this.send(path, { method: 'POST', body });
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(new URL(path, this.origin), {
      ...init,
      redirect: 'manual',
      headers: { cookie },
    });
    for (const line of reply.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const at = pair?.indexOf('=') ?? -1;
      if (pair && at > 0) this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return reply;
  }
}
