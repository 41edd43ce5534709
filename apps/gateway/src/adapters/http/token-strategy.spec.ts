import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { isRefusal, type Role } from '@hub/contracts';
import type { Caller } from '@hub/use-case';
import { TOKEN_AUDIENCE } from '@hub/security';
import { testId } from '@hub/testing';
import { Callers } from '../../application/callers.js';
import { DenialError, RefusalError } from './refusal-error.js';
import { admit, TokenGuard, TokenStrategy } from './token-strategy.js';

const ISSUER = 'https://hub.example/oidc';
const AUTHORITY = 'E09000023';
const PERSON = {
  id: testId(1),
  authority: AUTHORITY,
  roles: ['practitioner' as Role],
  verified: true,
};

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let own: Keys;
let other: Keys;
let published: JWK;
beforeAll(async () => {
  own = await generateKeyPair('ES256', { extractable: true });
  other = await generateKeyPair('ES256', { extractable: true });
  published = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'ES256' };
});

interface Change {
  readonly claims?: object;
  readonly header?: object;
  readonly issuer?: string;
  readonly audience?: string;
  readonly expires?: string;
  readonly key?: () => Keys;
}

function token(change: Change = {}): Promise<string> {
  const claims = {
    ...{ sub: testId(1), client_id: 'hub-console', jti: 'j', authority: AUTHORITY },
    ...{ kind: 'person', amr: ['pwd', 'otp'], ...change.claims },
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...change.header })
    .setIssuer(change.issuer ?? ISSUER)
    .setAudience(change.audience ?? TOKEN_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(change.expires ?? '5m')
    .sign((change.key?.() ?? own).privateKey);
}

/** Who the strategy says is calling, or the code of its refusal. */
async function callerFor(
  bearer: string | undefined,
  actingPerson?: string,
): Promise<object | string> {
  const callers = new Callers({
    find: (id) => Promise.resolve(id === PERSON.id ? (PERSON as never) : undefined),
  });
  const strategy = new TokenStrategy(ISSUER, [published], callers);
  const headers: Record<string, string> = {
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    ...(actingPerson === undefined ? {} : { 'hub-acting-person': actingPerson }),
  };
  const request = { headers, header: (name: string) => headers[name] } as unknown as Request;
  return new Promise((resolve) => {
    const refused = (error: unknown): void => {
      resolve(error instanceof RefusalError ? error.refusal.refused : String(error));
    };
    Object.assign(strategy, {
      success: resolve,
      error: refused,
      fail: () => {
        resolve('unauthenticated');
      },
    });
    (strategy as unknown as { authenticate: (request: Request) => void }).authenticate(request);
  });
}

describe('a token', () => {
  it('of a person says who calls; the directory says what they may', async () => {
    expect(await callerFor(await token())).toEqual({
      ...{ authority: AUTHORITY, personId: PERSON.id, roles: ['practitioner'], verified: true },
      ...{ clientId: 'hub-console', door: 'http' },
    });
  });

  it('of a case system lets it act for a person of its own authority', async () => {
    const system = await token({ claims: { kind: 'system', sub: 'c', client_id: 'c' } });
    expect(await callerFor(system)).toMatchObject({ roles: ['authority_system'] });
    expect(await callerFor(system, PERSON.id)).toMatchObject({ personId: PERSON.id });
    expect(await callerFor(system, testId(2))).toBe('forbidden');
  });

  it.each<[string, Change]>([
    ['is signed with another key', { key: () => other }],
    ['names a key that nobody knows', { header: { kid: 'k2' } }],
    ['names no key', { header: { kid: undefined } }],
    ['is of another type', { header: { typ: 'JWT' } }],
    ['comes from another issuer', { issuer: 'https://evil.example' }],
    ['is meant for somebody else', { audience: 'urn:other' }],
    ['has expired', { expires: '-1m' }],
    ['has no second factor', { claims: { amr: ['pwd'] } }],
    ['has no id of its own', { claims: { jti: undefined } }],
    ['names no authority', { claims: { authority: undefined } }],
    ['names another authority than its person has', { claims: { authority: 'E09000011' } }],
    ['names a kind of caller that is none', { claims: { kind: 'robot' } }],
    ['is of a person whom the directory does not know', { claims: { sub: testId(2) } }],
  ])('is refused that %s', async (_what, change) => {
    expect(await callerFor(await token(change))).toBe('unauthenticated');
  });

  it.each([
    ['is absent', undefined],
    ['is none', 'x'],
    ['has no readable header', '!.!.!'],
    ['is not signed', `${btoa('{"alg":"none","typ":"at+jwt","kid":"k1"}')}.${btoa('{}')}.`],
  ])('is refused that %s', async (_what, bearer) => {
    expect(await callerFor(bearer)).toBe('unauthenticated');
  });
});

describe('the guard', () => {
  const guard = new TokenGuard({} as never);

  it('lets through a caller, and nobody else', () => {
    expect(guard.handleRequest(null, { clientId: 'c' })).toEqual({ clientId: 'c' });
    expect(() => guard.handleRequest(null, false)).toThrow('unauthenticated');
  });

  it.each(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'])(
    'says no more of a %s than that nobody is known',
    (name) => {
      const fault = Object.assign(new Error('jwt malformed'), { name });
      for (const user of [false, { clientId: 'c' }] as const)
        expect(() => guard.handleRequest<object>(fault, user)).toThrow(
          new RefusalError({ refused: 'unauthenticated' } as never),
        );
    },
  );

  it('keeps what went wrong otherwise', () => {
    const fault = new TypeError('no directory');
    expect(() => guard.handleRequest(fault, false)).toThrow(fault);
  });
});

describe('who is admitted', () => {
  const as = (roles: readonly Role[]): Request =>
    ({
      user: { roles, verified: true } as unknown as Caller,
      params: { id: 'x' },
    }) as unknown as Request;

  it('holds one of the roles', () => {
    expect(
      admit(as(['practitioner']), {
        type: 'x.y.v1',
        roles: ['practitioner', 'service_manager'],
      }),
    ).toMatchObject({
      roles: ['practitioner'],
    });
  });

  it('is denied otherwise, and the denial says who, what and about which', () => {
    const denied = (): unknown => {
      try {
        return admit(as(['practitioner']), { type: 'x.y.v1', roles: ['service_manager'] });
      } catch (error) {
        return error;
      }
    };
    const error = denied();
    if (!(error instanceof DenialError)) throw new Error('Nothing was denied');
    expect(isRefusal(error.refusal)).toBe(true);
    expect(error.denial).toMatchObject({
      caller: { roles: ['practitioner'] },
      type: 'x.y.v1',
      about: { id: 'x' },
    });
  });
});
