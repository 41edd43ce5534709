import { type Refusal, refuse } from '@hub/contracts';
import { WorkingTime } from '@hub/working-time';
import type { Lookup } from './lookup.js';

/** So many working days after it was asked an episode may be started after a lookup. */
const WORKING_DAYS = 20;

/** Why no episode may be started after a lookup of the asker’s own; undefined where one may. */
export function unfitForStart(lookup: Lookup, now: string): Refusal | undefined {
  if (lookup.state !== 'answered')
    return refuse('lookup_missing', 'That lookup was not answered yet.');
  if (lookup.purpose !== 'before_assessment') return refuse('lookup_purpose_differs');
  const until = new WorkingTime().addDays(lookup.askedAt, WORKING_DAYS);
  return now > until
    ? refuse('lookup_outdated', `An episode could be started after it until ${until}.`)
    : undefined;
}
