import type { PersonEntry } from '@hub/contracts/identity';
import type { Absence, Duty } from '../../domain/contacts/on-duty.js';
import { leadsNow, rolesNow } from '../../domain/contacts/roles-now.js';
import type { Person, RegisterStore } from '../ports.js';

/** An authority's entry, and who of it is away; undefined where it has none in the register. */
export async function readDuty(
  register: RegisterStore,
  authority: string,
  now: string,
): Promise<{ readonly duty: Duty; readonly absences: readonly Absence[] } | undefined> {
  const duty = await register.find(authority);
  return duty && { duty, absences: await register.absences(now, authority) };
}

/** Who is lead CAF contact of an authority now; undefined where it has no entry in the register. */
export async function readLeads(
  register: RegisterStore,
  authority: string,
  now: string,
): Promise<ReadonlySet<string> | undefined> {
  const known = await readDuty(register, authority, now);
  return known && leadsNow(known.duty, known.absences, now);
}

/** A member of staff as colleagues in London may know them. @param leads of their authority, now */
export function personEntry(person: Person, leads: ReadonlySet<string> | undefined): PersonEntry {
  const { id, authority, contact, verified, organisation, ended } = person;
  return {
    id,
    authority,
    contact,
    roles: rolesNow(person, leads),
    verified,
    ...(ended ? { left: true } : {}),
    ...(organisation === undefined ? {} : { organisation }),
  };
}
