import { createPublicKey } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { Request, Response } from 'express';
import type { JWK } from 'jose';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { isRefusal, refuse, type Role } from '@hub/contracts';
import type { Caller } from '@hub/use-case';
import { AccessTokenVerifier, refuseCall, TOKEN_AUDIENCE } from '@hub/security';
import { Callers } from '../../application/callers.js';
import { CallLimit } from './call-limits.js';
import { DenialError, RefusalError } from './refusal-error.js';

const fromBearer = ExtractJwt.fromAuthHeaderAsBearerToken();

/**
 * First pass by passport-jwt; then the raw token is verified strictly, and the caller established.
 */
@Injectable()
export class TokenStrategy extends PassportStrategy(Strategy, 'hub-token') {
  private readonly verifier: AccessTokenVerifier;

  constructor(
    issuer: string,
    publicKeys: readonly JWK[],
    private readonly callers: Callers,
  ) {
    const pems = new Map(publicKeys.map((key) => [key.kid, toPem(key)]));
    super({
      jwtFromRequest: fromBearer,
      algorithms: ['ES256'],
      issuer,
      audience: TOKEN_AUDIENCE,
      passReqToCallback: true,
      secretOrKeyProvider: (
        _request: unknown,
        raw: string,
        done: (error: unknown, key?: string) => void,
      ) => {
        const key = pems.get(keyIdOf(raw));
        if (key === undefined) done(new RefusalError(refuse('unauthenticated')));
        else done(null, key);
      },
    });
    this.verifier = new AccessTokenVerifier(issuer, { keys: [...publicKeys] });
  }

  async validate(request: Request): Promise<Caller> {
    const raw = fromBearer(request);
    const token = raw === null ? undefined : await this.verifier.verify(raw).catch(() => undefined);
    if (!token) throw new RefusalError(refuse('unauthenticated'));
    const caller = await this.callers.fromToken(token, request.header('hub-acting-person'));
    if (isRefusal(caller)) throw new RefusalError(caller);
    return caller;
  }
}

/** Lets through who is known, within the limit of calls; the caller is then `request.user`. */
@Injectable()
export class TokenGuard extends AuthGuard('hub-token') implements CanActivate {
  constructor(private readonly limit: CallLimit) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await super.canActivate(context);
    const http = context.switchToHttp();
    const caller = callerOf(http.getRequest<Request>());
    await this.limit.count(
      `${caller.clientId}/${caller.personId ?? '-'}`,
      http.getResponse<Response>(),
    );
    return true;
  }

  override handleRequest<T>(error: unknown, user: T | false): T {
    if (error instanceof Error && !isTokenFault(error)) throw error;
    if (error || user === false || !user) throw new RefusalError(refuse('unauthenticated'));
    return user;
  }
}

/** The caller that the guard established. */
function callerOf(request: Request): Caller {
  return (request as Request & { user: Caller }).user;
}

/**
 * The caller, who must hold one of the roles for a request, and be verified for what they decide.
 *
 * @throws Denied `forbidden`, which says what is missing, or `not_verified`
 */
export function admit(
  request: Request,
  asked: { readonly type: string; readonly roles: readonly Role[] },
): Caller {
  const caller = callerOf(request);
  const refusal = refuseCall(asked, caller);
  if (refusal)
    throw new DenialError(refusal, { caller, type: asked.type, about: { ...request.params } });
  return caller;
}

function isTokenFault(error: Error): boolean {
  return (
    error.name === 'JsonWebTokenError' ||
    error.name === 'TokenExpiredError' ||
    error.name === 'NotBeforeError'
  );
}

function toPem(key: JWK): string {
  return createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }) as string;
}

function keyIdOf(token: string): string | undefined {
  try {
    const [first = ''] = token.split('.');
    const header: unknown = JSON.parse(Buffer.from(first, 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null && 'kid' in header
      ? String(header.kid)
      : undefined;
  } catch {
    return undefined;
  }
}
