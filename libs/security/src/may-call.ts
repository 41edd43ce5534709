import { type Refusal, refuse, type RequestDefinition, type Role } from '@hub/contracts';
import { needsVerified } from '@hub/contracts/access';
import type { Caller } from '@hub/use-case';

export interface AccessDecision {
  readonly allowed: boolean;
  readonly rule: string;
  readonly because: string;
}

/**
 * Whether a caller may make a request at all; who may see which object is decided by the service
 * that owns it. Denies by default.
 *
 * @param roles roles of which one is needed; none means that only the hub's own services may call
 */
export function mayCall(roles: readonly Role[], caller: Caller): AccessDecision {
  const rule = 'role-1';
  if (roles.length === 0) {
    const allowed = caller.door === 'internal';
    return {
      allowed,
      rule,
      because: allowed ? 'a service of the hub' : 'only services of the hub may ask this',
    };
  }
  const held = caller.roles.find((role) => roles.includes(role));
  if (held === undefined)
    return { allowed: false, rule, because: `needs one of: ${roles.join(', ')}` };
  return { allowed: true, rule, because: `holds ${held}` };
}

/**
 * Why a caller may not make a request at any door; undefined where they may.
 *
 * @returns `forbidden`, which says what is missing, or `not_verified` for what changes something
 */
export function refuseCall(
  { type, roles }: Pick<RequestDefinition, 'type' | 'roles'>,
  caller: Caller,
): Refusal | undefined {
  const access = mayCall(roles, caller);
  if (!access.allowed) return refuse('forbidden', `This ${access.because}.`);
  return !caller.verified && needsVerified(type) ? refuse('not_verified') : undefined;
}
