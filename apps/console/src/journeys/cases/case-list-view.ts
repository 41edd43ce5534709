import { authorityName } from '@hub/contracts';
import type { EpisodePage, EpisodeView } from '@hub/contracts/episode';
import type { WithNames } from '../../api/hub-api.js';
import { nextPageOf } from '../../pages/paging.js';
import { counted } from '../../words/counts.js';
import { dateOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';
import { STATES } from './case-words.js';
import { isReviewLate } from './late-review.js';

interface CaseRow {
  readonly reference: string;
  readonly href: string;
  readonly state: { readonly text: string; readonly colour: string };
  readonly level: string;
  readonly lead: string;
  readonly home: string;
  readonly review: string;
  readonly isLate: boolean;
}

export interface CaseListView {
  readonly title: string;
  readonly sentence: string;
  readonly rows: readonly CaseRow[];
  readonly nextPage?: string;
}

/** The cases in which one's borough has a part. */
export function caseListView(found: WithNames<EpisodePage>, now: number): CaseListView {
  const person = peopleIn(found.people);
  const rows = found.items.map((episode) => rowOf(episode, person, now));
  const late = rows.filter(({ isLate }) => isLate).length;
  return {
    title: 'Cases',
    sentence: sentenceOf(rows.length, late, found.nextCursor),
    rows,
    ...nextPageOf('/cases', found.nextCursor),
  };
}

function sentenceOf(count: number, late: number, more: string | undefined): string {
  if (count === 0) return 'Your borough has no part in a case yet.';
  const shown = more === undefined ? counted(count, 'case') : `The newest ${String(count)} cases`;
  return late === 0
    ? `${shown}. No review is late.`
    : `${shown}. ${String(late)} with a review that is late.`;
}

function rowOf(episode: EpisodeView, person: ReturnType<typeof peopleIn>, now: number): CaseRow {
  const { leadProfessional, levelOfNeed, nextReviewOn, homeAuthority } = episode;
  const lead = person(leadProfessional.personId, leadProfessional.authority);
  return {
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
