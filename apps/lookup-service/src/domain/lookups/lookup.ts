import {
  AUTHORITY_CODES,
  authorityName,
  type FoundEpisode,
  type LookupRow,
  type LookupView,
} from '@hub/contracts';
import { type Enquiry, enquiryRow, isGathering, isShielded } from './enquiry.js';

/** What keeps a lookup open for a person without a sign of it in any row. */
export interface Unnamed {
  /** Questions about records that must not show where they are. */
  readonly questions: readonly string[];
  /** Until then the lookup waits for nobody, so that one that waits tells nothing. */
  readonly until?: string | undefined;
}

export const NOTHING_UNNAMED: Unnamed = { questions: [] };

/** Up to when an authority's index is known complete; absent where it was never reconciled. */
export type Freshness = ReadonlyMap<string, string>;

export interface Match {
  readonly authority: string;
  /** Of what is only possible, a person must say whether it is the child before anything of it is shown. */
  readonly outcome: 'found' | 'possible';
  readonly episode: FoundEpisode;
}

const MOST_EPISODES_SHOWN = 5;

/** Why an authority that answers live has not answered yet, or was not asked. */
export type NotAsked = ReadonlyMap<string, 'waiting' | 'suspended' | 'busy'>;

/**
 * One row for each of the 33 authorities. An index not reconciled since `notBefore` answers `stale`, never `none`; who
 * answers live has not answered yet.
 */
export function lookupRows(
  matches: readonly Match[],
  freshness: Freshness,
  notBefore: string,
  live: NotAsked = new Map(),
): LookupRow[] {
  return AUTHORITY_CODES.map((authority) => {
    const reason = live.get(authority);
    if (reason !== undefined)
      return { authority, name: authorityName(authority), outcome: 'no_answer' as const, reason };
    const own = matches.filter((match) => match.authority === authority);
    const completeUpTo = freshness.get(authority);
    const row = {
      authority,
      name: authorityName(authority),
      ...(completeUpTo === undefined ? {} : { completeUpTo }),
    };
    const episodes = own.filter(({ outcome }) => outcome === 'found').map(({ episode }) => episode);
    if (episodes.length > 0)
      return {
        ...row,
        outcome: 'found' as const,
        episodes: episodes.slice(0, MOST_EPISODES_SHOWN),
      };
    if (own.length > 0) return { ...row, outcome: 'person_will_answer' as const };
    return withoutMatch(row, notBefore);
  });
}

/** The row of an authority where a person has answered one of the questions about its records. */
export function answerRow(
  row: LookupRow,
  { found, open, notBefore }: { found: FoundEpisode | undefined; open: boolean; notBefore: string },
): LookupRow {
  const { authority, name, completeUpTo, episodes = [] } = row;
  const plain = { authority, name, ...(completeUpTo === undefined ? {} : { completeUpTo }) };
  const all =
    found && !episodes.some(({ reference }) => reference === found.reference)
      ? [...episodes, found]
      : episodes;
  if (all.length > 0)
    return { ...plain, outcome: 'found', episodes: all.slice(0, MOST_EPISODES_SHOWN) };
  return open ? { ...plain, outcome: 'person_will_answer' } : withoutMatch(plain, notBefore);
}

function withoutMatch(row: Omit<LookupRow, 'outcome'>, notBefore: string): LookupRow {
  if (row.completeUpTo === undefined)
    return { ...row, outcome: 'stale', reason: 'never_reconciled' };
  if (row.completeUpTo < notBefore)
    return { ...row, outcome: 'stale', reason: 'reconciliation_overdue' };
  return { ...row, outcome: 'none' };
}

/** What is answered before a reason is confirmed: the same whoever is asked for. */
export function unanswered(
  { id, askedAt }: { id: string; askedAt: string },
  { purpose, caseReference }: Pick<LookupView, 'purpose' | 'caseReference'>,
): LookupView {
  return {
    id,
    status: 'awaiting_confirmation',
    conclusion: 'incomplete',
    coverage: 'Nobody is asked before your lead CAF contact has confirmed the reason.',
    purpose,
    caseReference,
    askedAt,
    rows: silentRows('awaiting_confirmation'),
  };
}

/** What is seen of a lookup that was taken back, whatever it had found and whatever is answered later. */
function takenBack(view: LookupView): LookupView {
  return {
    ...view,
    conclusion: 'incomplete',
    coverage: 'It was withdrawn; make another one to see what the authorities answer.',
    rows: silentRows('withdrawn'),
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

/** Whether a lookup that waits can no longer be confirmed. */
export function expired(confirmBy: string | undefined, now: string): boolean {
  return confirmBy !== undefined && confirmBy <= now;
}

/** @param open whether something that shows in no row waits for a person */
export function conclude(rows: readonly LookupRow[], open: boolean): LookupView['conclusion'] {
  if (rows.some((row) => row.outcome === 'found')) return 'found';
  if (open || rows.some((row) => row.outcome === 'person_will_answer')) return 'person_will_answer';
  return rows.every((row) => row.outcome === 'none') ? 'none' : 'incomplete';
}

/** A lookup as it is kept. */
export interface KeptLookup {
  readonly view: LookupView;
  readonly unnamed: Unnamed;
  readonly waiting?: { readonly confirmBy: string } | undefined;
}

/** Whether the authorities were asked at all. */
export function isAsked({ status }: LookupView): boolean {
  return status === 'complete' || status === 'gathering';
}

/** What the asker sees of a lookup at that instant. @param enquiries what was put to systems of federated authorities */
export function presentLookup(
  { view, unnamed, waiting }: KeptLookup,
  enquiries: readonly Enquiry[],
  now: string,
): LookupView {
  if (waiting) return expired(waiting.confirmBy, now) ? { ...view, status: 'expired' } : view;
  if (view.status === 'withdrawn') return takenBack(view);
  if (!isAsked(view)) return view;
  const live = new Map(enquiries.map((enquiry) => [enquiry.authority, enquiryRow(enquiry, now)]));
  const rows = view.rows.map((row) => live.get(row.authority) ?? row);
  const status = enquiries.some((enquiry) => isGathering(enquiry, now)) ? 'gathering' : 'complete';
  // Only once nothing is to come: a conclusion that changed with one answer would say whose record is shielded.
  const open =
    enquiries.every(({ answer }) => answer !== undefined) &&
    (isOpen(unnamed, now) || enquiries.some(isShielded));
  return {
    ...view,
    status,
    rows,
    conclusion: conclude(rows, open),
    coverage: coverageSentence(rows),
  };
}

export function isOpen({ questions, until }: Unnamed, now: string): boolean {
  return questions.length > 0 || (until !== undefined && until > now);
}

/** Coverage in a sentence, naming who has not answered. */
export function coverageSentence(rows: readonly LookupRow[]): string {
  const missing = rows
    .filter((row) => row.outcome === 'stale' || row.outcome === 'no_answer')
    .map((row) => row.name);
  const answered = `${String(rows.length - missing.length)} of ${String(rows.length)} answered`;
  if (missing.length === 0) return `${answered}.`;
  const named =
    missing.length > 6
      ? `${missing.slice(0, 5).join(', ')} and ${String(missing.length - 5)} more`
      : listed(missing);
  return `${answered}; ${named} ${missing.length === 1 ? 'has' : 'have'} not.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
