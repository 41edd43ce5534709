import { type Refusal, refuse } from '@hub/contracts';
import type { LookupRow, LookupView } from '@hub/contracts/lookup';
import { WorkingTime } from '@hub/working-time';

/** So many working days a start waits for what a person is to answer. */
const PERSON_HAS_DAYS = 5;

/** A lookup as its asker sees it: what no row shows must not show in what it waits for either. */
export type SeenLookup = Pick<LookupView, 'status' | 'conclusion' | 'rows'>;

export interface Acceptance {
  readonly at: string;
  /** It cannot wait. */
  readonly urgent: boolean;
  /** The asker knows who has not answered. */
  readonly silenceAccepted: boolean;
}

/**
 * A start waits until every authority has answered, or its time is over; who is silent then must be
 * known to the asker.
 *
 * @returns the authorities that have not answered
 */
export function checkSettled(
  seen: SeenLookup,
  searchedAt: string,
  { at, urgent, silenceAccepted }: Acceptance,
): { readonly unanswered: readonly string[] } | Refusal {
  const silent = seen.rows.filter(isSilent);
  const result = { unanswered: silent.map(({ authority }) => authority) };
  if (urgent) return result;
  const until = new WorkingTime().addDays(searchedAt, PERSON_HAS_DAYS);
  if (seen.status === 'gathering')
    return refuse('lookup_unsettled', 'The systems of some authorities can still answer.');
  if (waitsForPerson(seen) && at <= until)
    return refuse(
      'lookup_unsettled',
      `A person is to answer; an episode may start without that answer after ${until}.`,
    );
  return silent.length === 0 || silenceAccepted
    ? result
    : refuse('lookup_unanswered', `Not answered: ${silent.map(({ name }) => name).join(', ')}.`);
}

function waitsForPerson({ conclusion, rows }: SeenLookup): boolean {
  return (
    conclusion === 'person_will_answer' ||
    rows.some(({ outcome }) => outcome === 'person_will_answer')
  );
}

function isSilent({ outcome }: LookupRow): boolean {
  return outcome !== 'found' && outcome !== 'none';
}
