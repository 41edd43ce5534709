import { type Refusal, refuse, type Role } from '@hub/contracts';
import { GIVEN_ROLES, type GivenRole, type ProvisionerRank } from '@hub/contracts/identity';
import type { Contact } from '@hub/contracts/shape';
import { endStaff, type Keeper, keeperFault, mayGive, registerStaff, type Staff } from './staff.js';

/** A key under which an authority's own directory keeps its staff. */
export interface ProvisioningKey {
  readonly id: string;
  readonly authority: string;
  readonly actsAs: ProvisionerRank;
  readonly issuedBy: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly withdrawnAt?: string;
  /** The last day on which it was used. */
  readonly lastUsedOn?: string;
}

/** What a directory says of somebody. */
export interface ProvisionedTerms {
  readonly username: string;
  readonly externalId?: string;
  readonly contact: Contact;
}

const RANKS: readonly Role[] = ['lead_caf_contact', 'service_manager', 'head_of_service'];

/** A directory stands no higher than whoever gave it the key. */
export function mayActAs(actsAs: ProvisionerRank, roles: readonly Role[]): boolean {
  return roles.some((role) => RANKS.indexOf(role) >= RANKS.indexOf(actsAs));
}

export function isLive(key: ProvisioningKey, now: string): boolean {
  return key.withdrawnAt === undefined && now < key.expiresAt;
}

/** The directory as a keeper of staff: no person, and of the rank of its key. */
export function keeperOf({ authority, actsAs }: ProvisioningKey): Keeper {
  return { authority, roles: [actsAs] };
}

/** A practitioner, not verified: whoever issued the key does not verify them either. */
export function provisionStaff(
  { username, externalId, contact }: ProvisionedTerms,
  id: string,
  key: ProvisioningKey,
): Staff | Refusal {
  const terms = { username, contact, roles: ['practitioner' as const] };
  const staff = registerStaff(terms, { id, by: keeperOf(key) });
  if ('refused' in staff) return staff;
  return {
    ...staff,
    enrolledBy: key.issuedBy,
    ...(externalId === undefined ? {} : { externalId }),
  };
}

/**
 * What the directory does not know stays; where it says nothing new, so does the version. Whoever
 * signs in by another name, or is another to the directory, is verified anew and signs in again.
 */
export function reviseStaff(
  staff: Staff | undefined,
  { username, externalId, contact }: ProvisionedTerms,
  { by, at }: { readonly by: Keeper; readonly at: string },
): Staff | Refusal {
  const fault = keeperFault(staff, by);
  if (fault || !staff) return fault ?? refuse('not_found');
  const { externalId: _before, ...kept } = staff;
  const revised = {
    ...kept,
    username: username.toLowerCase(),
    contact,
    ...(externalId === undefined ? {} : { externalId }),
  };
  if (sameTerms(staff, revised)) return staff;
  const anew = isAnother(staff, revised) ? { verified: false, signInsFrom: at } : {};
  return { ...revised, ...anew, version: staff.version + 1 };
}

/** What the directory called nobody before may be said of whoever is there. */
function isAnother(before: Staff, after: Pick<Staff, 'username' | 'externalId'>): boolean {
  const { username, externalId } = before;
  return (
    username !== after.username || (externalId !== undefined && externalId !== after.externalId)
  );
}

/**
 * Ends a stay, as often as it is said. Whom the directory has forgotten it finds no more, and may
 * register anew.
 */
export function removeStaff(
  staff: Staff | undefined,
  forgotten: boolean,
  end: { readonly by: Keeper; readonly at: string; readonly named: ReadonlySet<string> },
): Staff | Refusal {
  if (staff?.authority !== end.by.authority || isForgotten(staff)) return refuse('not_found');
  const ended = staff.ended ? staff : endStaff(staff, 'left', end);
  if ('refused' in ended || !forgotten || !ended.ended) return ended;
  return { ...ended, ended: { ...ended.ended, because: 'deprovisioned' } };
}

export function isForgotten({ ended }: Staff): boolean {
  return ended?.because === 'deprovisioned';
}

/**
 * Everybody is a practitioner at least: whoever loses another last role is that, and that one is
 * not taken, as nothing would come of it.
 */
export function grantRole(
  staff: Staff,
  role: GivenRole,
  given: boolean,
  { by, at }: { readonly by: Keeper; readonly at: string },
): Staff | Refusal {
  if (rolesGiven(staff).includes(role) === given) return staff;
  const fault = keeperFault(staff, by);
  if (fault) return fault;
  if (!mayGive([role], by)) return refuse('role_above_yours');
  const signInsFrom = at;
  if (given)
    return {
      ...staff,
      ...{ roles: [...staff.roles, role], signInsFrom, version: staff.version + 1 },
    };
  const others = staff.roles.filter((one) => one !== role);
  const roles: readonly Role[] = others.length > 0 ? others : ['practitioner'];
  const isSame =
    roles.length === staff.roles.length && roles.every((one) => staff.roles.includes(one));
  return isSame
    ? refuse('last_role')
    : { ...staff, roles, signInsFrom, version: staff.version + 1 };
}

export function rolesGiven({ roles }: Staff): GivenRole[] {
  return GIVEN_ROLES.filter((role) => roles.includes(role));
}

function sameTerms(one: Staff, other: Staff): boolean {
  const { name, role, team, phone, email } = other.contact;
  return (
    one.username === other.username &&
    one.externalId === other.externalId &&
    one.contact.name === name &&
    one.contact.role === role &&
    one.contact.team === team &&
    one.contact.phone === phone &&
    one.contact.email === email
  );
}
