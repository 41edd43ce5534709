import type { PersonEntry } from '@hub/contracts/identity';
import { leadsNow, rolesNow } from '../../domain/contacts/roles-now.js';
import type { Person, RegisterStore } from '../ports.js';

/** Who is lead CAF contact of an authority now; undefined where it has no entry in the register. */
export async function readLeads(
  register: RegisterStore,
  authority: string,
  now: string,
): Promise<ReadonlySet<string> | undefined> {
  const entry = await register.find(authority);
  return entry && leadsNow(entry, await register.absences(now, authority), now);
}

/** A member of staff as colleagues in London may know them. @param leads of their authority, now */
export function personEntry(person: Person, leads: ReadonlySet<string> | undefined): PersonEntry {
  const { id, authority, contact, verified, organisation } = person;
  return {
    id,
    authority,
    contact,
    roles: rolesNow(person, leads),
    verified,
    ...(organisation === undefined ? {} : { organisation }),
  };
}
