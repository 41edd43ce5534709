import { type Refusal, refuse, refuseStale, type Role } from '@hub/contracts';
import type { EndPersonPayload, GivenRole, RegisterPersonPayload } from '@hub/contracts/identity';
import type { Contact } from '@hub/contracts/shape';

/** A member of staff as their authority keeps them. */
export interface Staff {
  readonly id: string;
  readonly authority: string;
  readonly username: string;
  readonly contact: Contact;
  readonly roles: readonly Role[];
  readonly verified: boolean;
  readonly organisationId?: string;
  readonly managerId?: string;
  readonly checkedUntil?: string;
  readonly trainedUntil?: string;
  /** Who gave them the means to sign in last; nobody where an operator did. */
  readonly enrolledBy?: string;
  /** How the authority's own directory calls them. */
  readonly externalId?: string;
  /** Another post of the same human being, with whose means this one is signed in to. */
  readonly accountId?: string;
  /** Nobody acts in it: others handed out its means, and its authority verified nobody since. */
  readonly held: boolean;
  readonly offer?: PostOffer;
  /** Sign-ins from before it count no more: means, roles or the stay changed. */
  readonly signInsFrom?: string;
  readonly ended?: {
    readonly at: string;
    /** `deprovisioned`: the authority's directory has forgotten them. */
    readonly because: EndPersonPayload['because'] | 'deprovisioned';
  };
  readonly version: number;
}

/** Said to be another post of whoever holds that one, by a keeper; they have not answered. */
export interface PostOffer {
  readonly to: string;
  readonly by: string;
  readonly at: string;
  /** From then on nobody can accept it. */
  readonly until: string;
}

export type StaffTerms = Omit<RegisterPersonPayload, 'username'>;

export interface Keeper {
  readonly authority: string;
  readonly personId?: string;
  /** Every post of the human being who acts, this one too. */
  readonly posts?: ReadonlySet<string>;
  readonly roles: readonly Role[];
}

const RANKS: readonly Role[] = ['practitioner', 'service_manager', 'head_of_service'];
const PASSING = ['checkedUntil', 'trainedUntil'] as const;
const RENEWED = 'has passed: once it is renewed, say so with POST /v1/people/{personId}/changes';

/** A data protection officer stands beside the ladder: whoever is at its head gives the role. */
const BESIDE: GivenRole = 'data_protection_officer';

/** Whether a keeper gives roles up to their own only; a lead CAF contact a practitioner’s. */
export function mayGive(roles: readonly Role[], { roles: own }: Keeper): boolean {
  const highest = Math.max(...RANKS.map((role, rank) => (own.includes(role) ? rank : 0)));
  return roles.every((role) =>
    role === BESIDE ? highest === RANKS.length - 1 : RANKS.indexOf(role) <= highest,
  );
}

function isGiven(role: Role): boolean {
  return role === BESIDE || RANKS.includes(role);
}

/** A new member of staff: of the keeper’s authority, and not verified. */
export function registerStaff(
  { username, ...terms }: RegisterPersonPayload,
  { id, by }: { readonly id: string; readonly by: Keeper },
): Staff | Refusal {
  if (!mayGive(terms.roles, by)) return refuse('role_above_yours');
  return {
    ...terms,
    id,
    authority: by.authority,
    username: username.toLowerCase(),
    verified: false,
    held: false,
    ...enrolled(by),
    version: 1,
  };
}

/**
 * What keeps a keeper from changing somebody: they are of another authority, act here no more, are
 * the keeper themselves, or stand above them.
 */
export function keeperFault(staff: Staff | undefined, by: Keeper): Refusal | undefined {
  if (staff?.authority !== by.authority) return refuse('not_found');
  if (staff.ended) return refuse('person_ended');
  if (isOwn(staff.id, by)) return refuse('not_by_yourself');
  const given = staff.roles.filter(isGiven);
  return mayGive(given, by) ? undefined : refuse('role_above_yours');
}

/**
 * The no where somebody changed since they were read; whoever says no version changes what is
 * there.
 */
export function staleFault(
  staff: Pick<Staff, 'version'> | undefined,
  { expectedVersion }: { readonly expectedVersion?: number },
): Refusal | undefined {
  if (expectedVersion === undefined || staff?.version === expectedVersion) return undefined;
  return staff ? refuseStale(staff.version) : refuse('not_found');
}

/** Says anew what somebody does; roles that no authority gives itself stay. */
export function changeStaff(
  staff: Staff | undefined,
  terms: StaffTerms,
  by: Keeper,
  at: string,
): Staff | Refusal {
  const fault = keeperFault(staff, by);
  if (fault || !staff) return fault ?? refuse('not_found');
  if (!mayGive(terms.roles, by)) return refuse('role_above_yours');
  const { organisationId: _organisation, managerId: _manager, ...same } = staff;
  const { checkedUntil: _checked, trainedUntil: _trained, ...kept } = same;
  const others = staff.roles.filter((role) => !isGiven(role));
  const roles = [...terms.roles, ...others];
  return {
    ...kept,
    ...terms,
    roles,
    ...(hasAll(roles, staff.roles) && hasAll(staff.roles, roles) ? {} : { signInsFrom: at }),
    version: staff.version + 1,
  };
}

function hasAll(roles: readonly Role[], wanted: readonly Role[]): boolean {
  return wanted.every((role) => roles.includes(role));
}

/**
 * Whoever gave somebody the means to sign in does not say who they are; nobody does while checks or
 * training that are known have passed.
 */
export function verifyStaff(
  staff: Staff | undefined,
  verified: boolean,
  by: Keeper,
  today: string,
): Staff | Refusal {
  const fault = keeperFault(staff, by);
  if (fault || !staff) return fault ?? refuse('not_found');
  if (verified && staff.enrolledBy !== undefined && isOwn(staff.enrolledBy, by))
    return refuse('same_person_verifies');
  const passed = PASSING.filter((field) => today > (staff[field] ?? today));
  if (verified && passed.length > 0)
    return refuse(
      'step_incomplete',
      'Their checks or training have expired.',
      passed.map((field) => ({ field, message: RENEWED })),
    );
  const held = staff.held && !verified;
  return { ...staff, verified, held, version: staff.version + 1 };
}

/** @param named who stands in the authority’s entry: another takes their place first */
export function endStaff(
  staff: Staff | undefined,
  because: EndPersonPayload['because'],
  {
    by,
    at,
    named,
  }: { readonly by: Keeper; readonly at: string; readonly named: ReadonlySet<string> },
): Staff | Refusal {
  const fault = keeperFault(staff, by);
  if (fault || !staff) return fault ?? refuse('not_found');
  if (named.has(staff.id)) return refuse('person_in_entry');
  return { ...staff, ended: { at, because }, signInsFrom: at, version: staff.version + 1 };
}

/** Whether it is a post of whoever acts. */
function isOwn(id: string, { personId, posts }: Keeper): boolean {
  return id === personId || posts?.has(id) === true;
}

function enrolled({ personId }: Keeper): Pick<Staff, 'enrolledBy'> {
  return personId === undefined ? {} : { enrolledBy: personId };
}
