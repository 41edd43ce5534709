import {
  createLocalJWKSet,
  createRemoteJWKSet,
  type JSONWebKeySet,
  jwtVerify,
  type JWTVerifyGetKey,
} from 'jose';

export const TOKEN_AUDIENCE = 'urn:pan-london-caf-hub:api';
const MAX_AGE_SECONDS = 600;

/** What a verified access token says. */
export interface AccessToken {
  readonly subject: string;
  readonly clientId: string;
  readonly authority: string;
  readonly kind: 'system' | 'person';
  /** Authentication methods, RFC 8176; of a person, two factors. */
  readonly methods: readonly string[];
  /** When they signed in, in seconds; of a token that was exchanged, when it was. */
  readonly signedInAt: number;
}

/**
 * Strict verification of `at+jwt` access tokens (RFC 9068) on top of what passport-jwt checks:
 * algorithm, type, issuer, audience, required claims and age.
 */
export class AccessTokenVerifier {
  private readonly keys: JWTVerifyGetKey;

  /**
   * @param issuer exact issuer
   * @param keys the issuer's public keys, or the address where they are published
   */
  constructor(
    private readonly issuer: string,
    keys: JSONWebKeySet | URL,
  ) {
    this.keys = keys instanceof URL ? createRemoteJWKSet(keys) : createLocalJWKSet(keys);
  }

  /** @throws jose error where the token is not acceptable */
  async verify(token: string): Promise<AccessToken> {
    const { payload } = await jwtVerify(token, this.keys, {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer: this.issuer,
      audience: TOKEN_AUDIENCE,
      maxTokenAge: MAX_AGE_SECONDS,
      requiredClaims: ['exp', 'iat', 'sub', 'client_id', 'jti', 'authority', 'kind'],
    });
    const { sub, client_id: clientId, authority, kind, amr, iat, auth_time: time } = payload;
    if (typeof sub !== 'string' || typeof clientId !== 'string' || typeof authority !== 'string') {
      throw new TypeError('A claim of the access token has the wrong type');
    }
    if (kind !== 'system' && kind !== 'person')
      throw new TypeError('The access token names no kind of caller');
    const methods = Array.isArray(amr)
      ? amr.filter((method): method is string => typeof method === 'string')
      : [];
    const signedInAt = typeof time === 'number' ? time : Number(iat);
    return { subject: sub, clientId, authority, kind, methods, signedInAt };
  }
}
