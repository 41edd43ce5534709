import { type Refusal, refuse } from '@hub/contracts';
import type { PersonEntry } from '@hub/contracts/identity';

export type Nominee = Pick<PersonEntry, 'authority' | 'roles'>;

/** Who takes the steps of an episode: others could only look at the cases they lead. */
const DO_THE_WORK: readonly string[] = ['practitioner', 'lead_caf_contact'];

/**
 * Why somebody cannot be named to lead, or to stand in for whoever leads; nothing where they can.
 */
export function refuseAsLead(nominee: Nominee | undefined, authority: string): Refusal | undefined {
  if (nominee?.authority !== authority) return refuse('person_unknown');
  return nominee.roles.some((role) => DO_THE_WORK.includes(role))
    ? undefined
    : refuse('cannot_lead');
}
