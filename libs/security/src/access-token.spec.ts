import { beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { AccessTokenVerifier, TOKEN_AUDIENCE } from './access-token.js';

const ISSUER = 'https://hub.example/oidc';
const CLAIMS = {
  sub: 'a',
  client_id: 'c',
  jti: 'j',
  authority: 'E09000023',
  kind: 'person',
  amr: ['pwd', 'otp'],
};

describe('AccessTokenVerifier', () => {
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let verifier: AccessTokenVerifier;

  beforeAll(async () => {
    keys = await generateKeyPair('ES256');
    verifier = new AccessTokenVerifier(ISSUER, {
      keys: [{ ...(await exportJWK(keys.publicKey)), kid: '1', alg: 'ES256' }],
    });
  });

  function token(
    change: {
      claims?: JWTPayload;
      typ?: string;
      issuer?: string;
      audience?: string;
      issuedAt?: number;
      crit?: string[];
    } = {},
  ): Promise<string> {
    const issuedAt = change.issuedAt ?? Math.floor(Date.now() / 1000);
    return new SignJWT({ ...CLAIMS, ...change.claims })
      .setProtectedHeader({
        alg: 'ES256',
        kid: '1',
        typ: change.typ ?? 'at+jwt',
        ...(change.crit ? { crit: change.crit, [change.crit[0] ?? '']: true } : {}),
      })
      .setIssuer(change.issuer ?? ISSUER)
      .setAudience(change.audience ?? TOKEN_AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + 600)
      .sign(
        keys.privateKey,
        change.crit ? { crit: Object.fromEntries(change.crit.map((name) => [name, true])) } : {},
      );
  }

  it('accepts a token of the hub', async () => {
    const issuedAt = Math.floor(Date.now() / 1000) - 5;
    await expect(verifier.verify(await token({ issuedAt }))).resolves.toEqual({
      subject: 'a',
      clientId: 'c',
      authority: 'E09000023',
      kind: 'person',
      methods: ['pwd', 'otp'],
      signedInAt: issuedAt,
    });
    const renewed = await token({ claims: { auth_time: issuedAt - 3_600 } });
    await expect(verifier.verify(renewed)).resolves.toMatchObject({
      signedInAt: issuedAt - 3_600,
    });
  });

  it.each([
    ['another issuer', { issuer: 'https://evil.example' }],
    ['another audience', { audience: 'urn:other' }],
    ['another type', { typ: 'JWT' }],
    [
      'an age of over ten minutes',
      {
        issuedAt: Math.floor(Date.now() / 1000) - 700,
        claims: { exp: Math.floor(Date.now() / 1000) + 60 },
      },
    ],
    ['an unknown critical header', { crit: ['mystery'] }],
    ['no authority', { claims: { authority: undefined } }],
    ['an unknown kind', { claims: { kind: 'robot' } }],
  ])('refuses %s', async (_what, change) => {
    await expect(token(change).then((raw) => verifier.verify(raw))).rejects.toThrow();
  });

  it('refuses a token signed by another key, and one that is not signed', async () => {
    const other = await generateKeyPair('ES256');
    const forged = await new SignJWT(CLAIMS)
      .setProtectedHeader({ alg: 'ES256', kid: '1', typ: 'at+jwt' })
      .setIssuedAt()
      .setExpirationTime('5m')
      .setIssuer(ISSUER)
      .setAudience(TOKEN_AUDIENCE)
      .sign(other.privateKey);
    await expect(verifier.verify(forged)).rejects.toThrow();
    const [, payload] = forged.split('.');
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload ?? ''}.`;
    await expect(verifier.verify(none)).rejects.toThrow();
  });
});
