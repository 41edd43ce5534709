import type { Role } from '@hub/contracts';
import { type Absence, type Duty, onDuty } from './on-duty.js';

const LEAD: Role = 'lead_caf_contact';

/**
 * Who is lead CAF contact of an authority at a moment: whom its entry names, and whoever stands in.
 */
export function leadsNow(
  duty: Duty,
  absences: readonly Absence[],
  now: string,
): ReadonlySet<string> {
  return new Set([duty.leadId, onDuty(duty, absences, now).personId]);
}

/**
 * The roles of a person at a moment. Who is lead CAF contact follows the authority's entry; without
 * any other role somebody is a practitioner still.
 *
 * @param leads as the entry says; undefined where the authority has none, and the account says it
 */
export function rolesNow(
  { id, roles }: { readonly id: string; readonly roles: readonly Role[] },
  leads: ReadonlySet<string> | undefined,
): Role[] {
  const others = roles.filter((role) => role !== LEAD);
  const isLead = leads?.has(id) ?? roles.includes(LEAD);
  if (isLead) return [...others, LEAD];
  return others.length > 0 ? others : ['practitioner'];
}
