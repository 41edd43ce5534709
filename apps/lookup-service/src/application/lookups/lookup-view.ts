import { AUTHORITY_CODES, authorityName } from '@hub/contracts';
import type { FoundEpisode, LookupRow, LookupView } from '@hub/contracts/lookup';
import {
  type AuthorityAnswer,
  isOfIndex,
  MOST_EPISODES_SHOWN,
} from '../../domain/lookups/authority-answer.js';
import { type Enquiry, isGathering, isShielded } from '../../domain/lookups/enquiry.js';
import { noteOf } from '../../domain/lookups/lookup-notes.js';
import {
  type AnsweredLookup,
  hasExpired,
  isOpen,
  type Lookup,
  type LookupAsked,
} from '../../domain/lookups/lookup.js';
import type { SocialCareQuestion } from '../../domain/social-care/social-care-question.js';
import { socialCareAnswers } from '../social-care/social-care-answers.js';
import { coverageOf } from './coverage-sentence.js';

/**
 * What the asker sees of a lookup at that instant.
 * @param enquiries what was put to systems of federated authorities
 * @param socialCare what was put to those of social care
 */
export function lookupView(
  lookup: Lookup,
  enquiries: readonly Enquiry[],
  now: string,
  socialCare: readonly SocialCareQuestion[] = [],
): LookupView {
  switch (lookup.state) {
    case 'waiting':
      return {
        ...silent(
          lookup,
          hasExpired(lookup, now) ? 'expired' : 'awaiting_confirmation',
          NOBODY_ASKED,
        ),
        rows: silentRows('awaiting_confirmation'),
      };
    case 'refused':
      return {
        ...silent(lookup, 'refused', NOBODY_ASKED),
        refusedBecause: lookup.because,
        rows: silentRows('awaiting_confirmation'),
      };
    case 'withdrawn':
      return {
        ...silent(lookup, 'withdrawn', TAKEN_BACK),
        ...(lookup.refusedBecause === undefined ? {} : { refusedBecause: lookup.refusedBecause }),
        rows: silentRows('withdrawn'),
      };
    case 'answered': {
      const said = socialCareAnswers(socialCare, enquiries, now);
      return { ...answeredView(lookup, enquiries, now), ...(said ? { socialCare: said } : {}) };
    }
  }
}

const NOBODY_ASKED = 'Nobody is asked before your lead CAF contact has confirmed the reason.';
const TAKEN_BACK = 'It was withdrawn; make another one to see what the authorities answer.';

/** The same whoever was asked for. */
function silent(
  lookup: LookupAsked,
  status: LookupView['status'],
  coverage: string,
): Omit<LookupView, 'rows'> {
  return { ...heading(lookup, status), conclusion: 'incomplete', coverage };
}

function heading(
  { id, purpose, caseReference, askedAt, personId, colleagueId, unreadSince }: LookupAsked,
  status: LookupView['status'],
): Omit<LookupView, 'rows' | 'conclusion' | 'coverage'> {
  return {
    id,
    status,
    purpose,
    caseReference,
    askedAt,
    ...(personId === undefined ? {} : { personId }),
    ...(colleagueId === undefined ? {} : { colleagueId }),
    ...(unreadSince === undefined ? {} : { unreadSince }),
  };
}

function silentRows(reason: string): LookupRow[] {
  return AUTHORITY_CODES.map((authority) => ({
    authority,
    name: authorityName(authority),
    outcome: 'no_answer',
    reason,
  }));
}

function answeredView(
  lookup: AnsweredLookup,
  enquiries: readonly Enquiry[],
  now: string,
): LookupView {
  const rows = rowsOf(lookup.answers, enquiries, now);
  const gathering = enquiries.some((enquiry) => isGathering(enquiry, now));
  // Only once nothing is to come: a conclusion that changed with one answer would say whose record
  // is shielded.
  const open =
    enquiries.every(({ answer }) => answer !== undefined) &&
    (isOpen(lookup.unnamed, now) || enquiries.some(isShielded));
  return {
    ...heading(lookup, gathering ? 'gathering' : 'complete'),
    ...saidOf(lookup, rows, open),
    ...(lookup.hubUpTo === undefined ? {} : { hubUpTo: lookup.hubUpTo }),
    ...(lookup.notes.length === 0 ? {} : { notes: lookup.notes.map(noteOf) }),
    rows,
  };
}

/** What the rows come to; where a holder has spoken, `none` would be untrue. */
function saidOf(
  { spokenOn }: AnsweredLookup,
  rows: readonly LookupRow[],
  open: boolean,
): Pick<LookupView, 'conclusion' | 'coverage' | 'spokenOn'> {
  const conclusion = conclude(rows, open);
  const coverage = coverageSentence(rows);
  if (spokenOn === undefined) return { conclusion, coverage };
  return {
    conclusion: conclusion === 'none' ? 'incomplete' : conclusion,
    coverage: `${coverage} The holder of a record has spoken to your lead CAF contact on ${spokenOn}.`,
    spokenOn,
  };
}

/** One row for each authority, as its index or its system has answered by then. */
export function rowsOf(
  answers: readonly AuthorityAnswer[],
  enquiries: readonly Enquiry[],
  now: string,
): LookupRow[] {
  const live = new Map(enquiries.map((enquiry) => [enquiry.authority, enquiryRow(enquiry, now)]));
  return answers.map((answer) => {
    const row = live.get(answer.authority) ?? answerRow(answer);
    return isOfIndex(answer) ? row : withOwn(row, answer.episodes);
  });
}

/**
 * The row of an authority that is asked live, with what the hub knows of its own episodes there.
 */
function withOwn({ reason, ...row }: LookupRow, own: readonly FoundEpisode[] = []): LookupRow {
  const [first] = own;
  if (!first) return reason === undefined ? row : { ...row, reason };
  const references = new Set(own.map(({ reference }) => reference));
  const others = (row.episodes ?? []).filter(({ reference }) => !references.has(reference));
  return {
    ...row,
    outcome: 'found',
    episodes: [...own, ...others].slice(0, MOST_EPISODES_SHOWN),
  };
}

function answerRow(answer: AuthorityAnswer): LookupRow {
  const { authority } = answer;
  const row = { authority, name: authorityName(authority) };
  switch (answer.outcome) {
    case 'asked_live':
      return { ...row, outcome: 'no_answer', reason: 'waiting' };
    case 'not_asked':
      return { ...row, outcome: 'no_answer', reason: answer.because };
    case 'found':
      return { ...row, ...upTo(answer), outcome: 'found', episodes: [...answer.episodes] };
    case 'stale': {
      const reason =
        answer.completeUpTo === undefined ? 'never_reconciled' : 'reconciliation_overdue';
      return { ...row, ...upTo(answer), outcome: 'stale', reason };
    }
    case 'none':
    case 'person_will_answer':
      return { ...row, ...upTo(answer), outcome: answer.outcome };
  }
}

function upTo({
  completeUpTo,
}: {
  readonly completeUpTo?: string;
}): Pick<LookupRow, 'completeUpTo'> {
  return completeUpTo === undefined ? {} : { completeUpTo };
}

/** The row of a federated authority; nothing heard is never `none`. */
export function enquiryRow(enquiry: Enquiry, now: string): LookupRow {
  const { authority, answer, answeredAt } = enquiry;
  const row = { authority, name: authorityName(authority) };
  if (!answer || answeredAt === undefined)
    return {
      ...row,
      outcome: 'no_answer',
      reason: isGathering(enquiry, now) ? 'waiting' : 'timeout',
    };
  const known = { ...row, completeUpTo: answeredAt };
  if (answer.outcome === 'found')
    return { ...known, outcome: 'found', episodes: [...answer.episodes] };
  return {
    ...known,
    outcome: answer.outcome === 'person_will_answer' ? 'person_will_answer' : 'none',
  };
}

/** @param open whether something that shows in no row waits for a person */
export function conclude(rows: readonly LookupRow[], open: boolean): LookupView['conclusion'] {
  if (rows.some(stillFinds)) return 'found';
  if (open || rows.some((row) => row.outcome === 'person_will_answer')) return 'person_will_answer';
  return rows.every((row) => row.outcome === 'none') ? 'none' : 'incomplete';
}

function stillFinds({ outcome, episodes = [] }: LookupRow): boolean {
  return (
    outcome === 'found' && episodes.some(({ withdrawnBecause }) => withdrawnBecause === undefined)
  );
}

/** Coverage in a sentence, naming who has not answered. */
export function coverageSentence(rows: readonly LookupRow[]): string {
  return coverageOf(
    rows.map(({ name, outcome }) => ({
      name,
      isSilent: outcome === 'stale' || outcome === 'no_answer',
    })),
  );
}
