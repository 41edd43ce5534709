import type { CaseloadCoverList, CaseloadCoverView } from '@hub/contracts/leading';
import type { WithNames } from '../../api/hub-api.js';
import { linksTo } from '../../pages/acts.js';
import type { Fact, Link } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { counted } from '../../words/counts.js';
import { dateOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';
import { AWAY } from '../leading/leading-words.js';
import { COVER_ALL_ACTS, type Covering, nameOf } from './cover-all-question.js';
import { PATH } from './hand-on-question.js';

export interface CoverAllView {
  readonly title: string;
  readonly back: Link;
  readonly facts: readonly Fact[];
  readonly bare: readonly Link[];
  readonly links: readonly Link[];
}

export const pathOf = (personId: string): string => `${PATH}/${personId}/cover`;

/** Who stands in for all cases of somebody, in how many, and where not. */
export function coverAllView(
  covering: Covering,
  cover: CaseloadCoverView,
  person: Person,
): CoverAllView {
  return {
    title: `Who stands in for ${nameOf(covering)}`,
    back: covering.back,
    facts: factsOf(covering, cover),
    bare: cover.notCovered.map((id, place) => ({
      text: `See case ${String(place + 1)}, and name somebody there alone`,
      href: `/cases/${id}/lead`,
    })),
    links: linksTo(COVER_ALL_ACTS, { ...covering, cover }, person, pathOf(covering.personId)),
  };
}

export function factsOf(covering: Covering, cover: CaseloadCoverView): Fact[] {
  const { personId, open, covered, because } = cover;
  return [
    { key: 'Who stands in', value: nameOf(covering, personId) },
    { key: 'When', value: daysOf(cover) },
    { key: 'Why', value: AWAY[because] },
    { key: 'In how many cases', value: `${String(covered)} of ${counted(open, 'case')}` },
    {
      key: 'Cases that come later',
      value: 'They stand in there as well, within seconds, until the last day',
    },
  ];
}

function daysOf({ from, until }: Pick<CaseloadCoverView, 'from' | 'until'>): string {
  return `From ${dateOf(from)} to ${dateOf(until)}, the last day included`;
}

/** For whom somebody stands in, in a list of all who lead. */
export function coverLinks(
  { items, people }: WithNames<CaseloadCoverList>,
  { authority }: Pick<Person, 'authority'>,
): Link[] {
  const person = peopleIn(people);
  return items.map(({ leadProfessionalId, personId, until }) => ({
    text: `${person(personId, authority).name} stands in for all cases of ${person(leadProfessionalId, authority).name}, until ${dateOf(until)}`,
    href: pathOf(leadProfessionalId),
  }));
}
