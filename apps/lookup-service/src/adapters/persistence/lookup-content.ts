import type { LookupView } from '@hub/contracts/lookup';
import type { AuthorityAnswer } from '../../domain/lookups/authority-answer.js';
import type {
  AnsweredLookup,
  Lookup,
  LookupAsked,
  RefusedLookup,
  WaitingLookup,
  WithdrawnLookup,
} from '../../domain/lookups/lookup.js';

type Why = Pick<LookupAsked, 'purpose' | 'caseReference' | 'reason' | 'socialCare' | 'colleagueId'>;

/** What is sealed of a lookup: all that no column holds. */
export type LookupContent = Why &
  (
    | Pick<WaitingLookup, 'state'>
    | Pick<RefusedLookup, 'state' | 'because'>
    | Pick<AnsweredLookup, 'state' | 'searchedAt' | 'hubUpTo' | 'notes' | 'answers' | 'spokenOn'>
    | Pick<WithdrawnLookup, 'state' | 'refusedBecause'>
  );

/** What 0.8.0 sealed: the page that it had answered. */
export type PageOf080 = LookupView;

export function contentOf(lookup: Lookup): LookupContent {
  const { purpose, caseReference, reason, socialCare, colleagueId } = lookup;
  const why: Why = {
    purpose,
    caseReference,
    ...(reason === undefined ? {} : { reason }),
    ...(socialCare === undefined ? {} : { socialCare }),
    ...(colleagueId === undefined ? {} : { colleagueId }),
  };
  switch (lookup.state) {
    case 'waiting':
      return { ...why, state: 'waiting' };
    case 'refused':
      return { ...why, state: 'refused', because: lookup.because };
    case 'answered': {
      const { state, searchedAt, hubUpTo, notes, answers, spokenOn } = lookup;
      const upTo = hubUpTo === undefined ? {} : { hubUpTo };
      const spoken = spokenOn === undefined ? {} : { spokenOn };
      return { ...why, state, searchedAt, ...upTo, notes, answers, ...spoken };
    }
    case 'withdrawn': {
      const { refusedBecause } = lookup;
      return {
        ...why,
        state: 'withdrawn',
        ...(refusedBecause === undefined ? {} : { refusedBecause }),
      };
    }
  }
}

export function readContent(kept: LookupContent | PageOf080): LookupContent {
  return 'state' in kept ? kept : ofPage(kept);
}

/** Of its pages those of what was asked live held no answer: that stands with the enquiries. */
function ofPage(page: PageOf080): LookupContent {
  const { purpose, caseReference, status, refusedBecause, askedAt, rows } = page;
  const why = { purpose, caseReference };
  switch (status) {
    case 'awaiting_confirmation':
    case 'expired':
      return { ...why, state: 'waiting' };
    case 'refused':
      if (refusedBecause === undefined) throw new Error('A refused lookup says no reason');
      return { ...why, state: 'refused', because: refusedBecause };
    case 'withdrawn':
      return {
        ...why,
        state: 'withdrawn',
        ...(refusedBecause === undefined ? {} : { refusedBecause }),
      };
    case 'complete':
    case 'gathering':
      return {
        ...why,
        state: 'answered',
        searchedAt: askedAt,
        notes: [],
        answers: rows.map(ofRow),
      };
  }
}

function ofRow({
  authority,
  outcome,
  completeUpTo,
  reason,
  episodes: [first, ...others] = [],
}: LookupView['rows'][number]): AuthorityAnswer {
  const known = { authority, ...(completeUpTo === undefined ? {} : { completeUpTo }) };
  switch (outcome) {
    case 'no_answer':
      return reason === 'suspended' || reason === 'busy'
        ? { authority, outcome: 'not_asked', because: reason }
        : { authority, outcome: 'asked_live' };
    case 'found':
      if (!first) throw new Error('An authority found a record, but there is none');
      return { ...known, outcome, episodes: [first, ...others] };
    case 'none':
      if (completeUpTo === undefined)
        throw new Error('Nothing is known of an index that says none');
      return { authority, outcome, completeUpTo };
    case 'stale':
    case 'person_will_answer':
      return { ...known, outcome };
  }
}
