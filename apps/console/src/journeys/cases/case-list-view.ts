import { authorityName } from '@hub/contracts';
import type { EpisodePage, EpisodeView } from '@hub/contracts/episode';
import type { WithNames } from '../../api/hub-api.js';
import { type FilterView, filterView, inAddress } from '../../pages/filter.js';
import { nextPageOf } from '../../pages/paging.js';
import type { Tag } from '../../pages/parts.js';
import type { Form } from '../../session/form.js';
import { counted } from '../../words/counts.js';
import { type ChildWords, childWords } from '../../words/child-words.js';
import { dateOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';
import { CASE_FILTER } from './case-filter.js';
import { STATES } from './case-words.js';
import { isReviewLate } from './late-review.js';

interface CaseRow extends ChildWords {
  readonly reference: string;
  readonly href: string;
  readonly state: Tag;
  readonly level: string;
  readonly lead: string;
  readonly home: string;
  readonly review: string;
  readonly isLate: boolean;
}

export interface CaseListView {
  readonly title: string;
  readonly sentence: string;
  readonly filter: FilterView;
  readonly rows: readonly CaseRow[];
  readonly nextPage?: string;
}

/**
 * The cases in which one's borough has a part.
 *
 * @param form by what they were chosen
 */
export function caseListView(found: WithNames<EpisodePage>, form: Form, now: number): CaseListView {
  const person = peopleIn(found.people);
  const rows = found.items.map((episode) => rowOf(episode, person, now));
  const filter = filterView(CASE_FILTER, form);
  const { path, fields } = CASE_FILTER;
  return {
    title: 'Cases',
    sentence: sentenceOf(found, rows, filter.isChosen),
    filter,
    rows,
    ...nextPageOf(path, found.nextCursor, inAddress(fields, form)),
  };
}

function sentenceOf(
  { total, nextCursor }: EpisodePage,
  rows: readonly CaseRow[],
  isChosen: boolean,
): string {
  if (rows.length === 0)
    return isChosen
      ? 'No case is like that. Choose less, or show all again.'
      : 'Your borough has no part in a case yet.';
  const shown = nextCursor === undefined && total === rows.length;
  const all = total === undefined ? counted(rows.length, 'more case') : counted(total, 'case');
  const late = rows.filter(({ isLate }) => isLate).length;
  const where = shown || total === undefined ? '' : ` The first ${String(rows.length)} stand here.`;
  const tail =
    late === 0
      ? 'No review is late.'
      : `${counted(late, 'review here is', 'reviews here are')} late.`;
  return `${all}.${where} ${tail}`;
}

function rowOf(episode: EpisodeView, person: ReturnType<typeof peopleIn>, now: number): CaseRow {
  const { leadProfessional, levelOfNeed, nextReviewOn, homeAuthority } = episode;
  const lead = person(leadProfessional.personId, leadProfessional.authority);
  return {
    ...childWords(episode.child),
    reference: episode.ownReference,
    href: `/cases/${episode.id}`,
    state: STATES[episode.state],
    level: `${String(levelOfNeed.level)}, ${levelOfNeed.label}`,
    lead: `${lead.name}, ${authorityName(leadProfessional.authority)}`,
    home: authorityName(homeAuthority),
    review: nextReviewOn === undefined ? 'No date yet' : dateOf(nextReviewOn),
    isLate: isReviewLate(episode, now),
  };
}
