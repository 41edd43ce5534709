import type { Role } from '@hub/contracts';
import type { Agency } from '@hub/contracts/episode';

/**
 * Who is behind a request, as the hub established it; nothing in it comes from the request's body.
 */
export interface Caller {
  /** GSS code of the caller's authority, or `hub` for operations staff. */
  readonly authority: string;
  /** The person: signed in, or for whom a case system acts. */
  readonly personId?: string;
  readonly roles: readonly Role[];
  /** Verified by their authority, so that their legitimate reason needs no confirmation. */
  readonly verified: boolean;
  /** The organisation of the person, and what kind of service it is; absent where none is known. */
  readonly organisationId?: string;
  readonly sector?: Agency;
  /** Checks and training of the person are in date; absent where no date is known. */
  readonly checked?: boolean;
  readonly trained?: boolean;
  /** The other posts of the same human being; absent where they have one. */
  readonly otherPosts?: readonly string[];
  /** OAuth client or AMQP user. */
  readonly clientId: string;
  readonly door: 'http' | 'amqp' | 'internal';
}

/** What identity-service knows of a member of staff that decides what they may. */
export interface KnownPerson extends Pick<
  Caller,
  'authority' | 'roles' | 'verified' | 'checked' | 'trained' | 'otherPosts'
> {
  readonly id: string;
  readonly organisation?: { readonly id: string; readonly sector: Agency };
}

/**
 * What a request carries of the person behind it: the one way from a person to a caller, so that
 * nothing a policy asks for is left out on the way.
 */
export function asPerson({
  id: personId,
  authority,
  roles,
  verified,
  organisation,
  checked,
  trained,
  otherPosts,
}: KnownPerson): Omit<Caller, 'clientId' | 'door'> {
  return {
    authority,
    personId,
    roles,
    verified,
    ...(organisation === undefined
      ? {}
      : { organisationId: organisation.id, sector: organisation.sector }),
    ...(checked === undefined ? {} : { checked }),
    ...(trained === undefined ? {} : { trained }),
    ...(otherPosts === undefined ? {} : { otherPosts }),
  };
}

/** A part of the hub itself, which asks for nobody in particular. */
export function internalCaller(clientId: string): Caller {
  return { authority: 'hub', roles: [], verified: true, clientId, door: 'internal' };
}
