import { type Refusal, refuse } from '@hub/contracts';
import { WorkingTime } from '@hub/working-time';
import type { AnsweredLookup, Lookup, LookupAsked } from './lookup.js';

/** So many working days after it was asked an episode may be started after a lookup. */
const WORKING_DAYS = 20;

/** An episode that is about to be started after a lookup. */
export interface Start {
  readonly authority: string;
  readonly personId: string | undefined;
  readonly at: string;
  /** The lookup that the consent names, where it names one; undefined where there is none such. */
  readonly consent?: { readonly lookup: Lookup | undefined };
}

/**
 * The lookup, where an episode may be started after it as far as it is concerned itself; else why
 * not.
 */
export function fitForStart(lookup: Lookup | undefined, start: Start): AnsweredLookup | Refusal {
  const { authority, personId, at, consent } = start;
  if (lookup?.authority !== authority) return refuse('lookup_missing');
  if (lookup.state !== 'answered')
    return refuse('lookup_missing', 'That lookup was not answered yet.');
  if (!mayUse(lookup, personId)) return refuse('lookup_of_another_person');
  if (!mayStart(lookup)) return refuse('lookup_purpose_differs');
  const until = startableUntil(lookup);
  if (at > until)
    return refuse('lookup_outdated', `An episode could be started after it until ${until}.`);
  return consent && !isSameChild(lookup, consent.lookup) ? refuse('lookup_child_differs') : lookup;
}

/** Whether it was made so that an episode may start after it. */
export function mayStart({ purpose }: Pick<LookupAsked, 'purpose'>): boolean {
  return purpose === 'before_assessment';
}

export function startableUntil({ askedAt }: Pick<LookupAsked, 'askedAt'>): string {
  return new WorkingTime().addDays(askedAt, WORKING_DAYS);
}

/** A lookup that a system made for nobody may be used by all of its authority. */
export function mayUse(
  { personId: asker, colleagueId }: Lookup,
  personId: string | undefined,
): boolean {
  return asker === undefined || (personId !== undefined && [asker, colleagueId].includes(personId));
}

/** By the very details asked with, so that no likeness makes a brother or sister the child. */
function isSameChild(lookup: Lookup, other: Lookup | undefined): boolean {
  return other?.authority === lookup.authority && other.detailsHash === lookup.detailsHash;
}
