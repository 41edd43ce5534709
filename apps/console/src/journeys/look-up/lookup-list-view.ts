import type { LookupPage, LookupSummary } from '@hub/contracts/lookup';
import { nextPageOf } from '../../pages/paging.js';
import { dateAndTimeOf } from '../../words/dates.js';

export interface LookupListView {
  readonly title: string;
  readonly lookups: readonly {
    readonly reference: string;
    readonly href: string;
    readonly asked: string;
    readonly answer: string;
  }[];
  readonly nextPage?: string;
}

const STATUS: Readonly<Record<Exclude<LookupSummary['status'], 'complete' | 'gathering'>, string>> =
  {
    awaiting_confirmation: 'Waits for your lead CAF contact',
    refused: 'Not confirmed',
    expired: 'Nobody confirmed it in time',
    withdrawn: 'Taken back',
  };
const ANSWER: Readonly<Record<LookupSummary['conclusion'], string>> = {
  found: 'An assessment exists',
  person_will_answer: 'Somebody will answer',
  none: 'No assessment',
  incomplete: 'None so far, not everybody has answered',
};

/**
 * One’s own lookups, the newest first. No child is named: the case reference says which it is.
 */
export function lookupListView({ items, nextCursor }: LookupPage): LookupListView {
  return {
    title: 'Your lookups',
    lookups: items.map(({ id, caseReference, askedAt, status, conclusion }) => ({
      reference: caseReference,
      href: `/lookups/${id}`,
      asked: dateAndTimeOf(askedAt),
      answer: status === 'complete' || status === 'gathering' ? ANSWER[conclusion] : STATUS[status],
    })),
    ...nextPageOf('/lookups', nextCursor),
  };
}
