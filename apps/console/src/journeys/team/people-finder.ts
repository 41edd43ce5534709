import { AUTHORITIES, authorityName } from '@hub/contracts';
import type { EpisodeView } from '@hub/contracts/episode';
import type { ListPeoplePayload, PersonEntry, PersonPage } from '@hub/contracts/identity';
import { linksTo } from '../../pages/acts.js';
import { type FilterView, filterView } from '../../pages/filter.js';
import type { Field } from '../../pages/fields.js';
import type { Link, Row } from '../../pages/parts.js';
import { type Form, textOf } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { chosenOf } from '../../words/choices.js';
import { cardOf, type ContactCard } from '../../words/people-words.js';
import { PERSON_ACTS } from './person-acts.js';

/** Fewer letters name too many. */
const LEAST = 2;
const MOST_FOUND = 20;

const FIELDS: readonly Field[] = [
  {
    kind: 'line',
    name: 'name',
    label: 'How does their name begin?',
    hint: 'Two letters or more of the first or the last name',
    most: 60,
  },
  {
    kind: 'listed',
    name: 'borough',
    label: 'Where do they work?',
    words: AUTHORITIES,
    none: 'In your borough',
  },
];

/** What the hub is asked; nothing before a name is begun. */
export function finderQuery(form: Form): ListPeoplePayload | undefined {
  const q = textOf(form, 'name').slice(0, 60);
  const [authority] = chosenOf(AUTHORITIES, form, 'borough');
  if (q.length < LEAST) return undefined;
  return { q, limit: MOST_FOUND, ...(authority === undefined ? {} : { authority }) };
}

export interface FinderView {
  readonly title: string;
  readonly reference: string;
  readonly back: Link;
  readonly filter: FilterView;
  readonly sentence: string;
  readonly rows: readonly Row[];
}

/** Finds somebody of whichever borough, for the team of a case. */
export function finderView(
  { id, ownReference }: EpisodeView,
  form: Form,
  found: PersonPage | undefined,
): FinderView {
  const path = `/cases/${id}/team/people`;
  return {
    title: 'Find somebody for the team',
    reference: ownReference,
    back: { text: 'The team', href: `/cases/${id}/team` },
    filter: filterView({ path, title: 'Find', fields: FIELDS }, form),
    sentence: sentenceOf(found),
    rows: (found?.items ?? []).map((one) => rowOf(one, path)),
  };
}

function sentenceOf(found: PersonPage | undefined): string {
  if (!found) return 'Type how their name begins, and say where they work.';
  if (found.items.length === 0) return 'Nobody of that name works there.';
  return found.nextCursor === undefined
    ? 'These have that name.'
    : `More than ${String(MOST_FOUND)} have that name: type more of it.`;
}

function rowOf({ id, contact, authority, employer }: PersonEntry, path: string): Row {
  const { name, post } = cardOf(contact, authority, employer);
  return { text: name, href: `${path}/${id}`, about: post };
}

export interface ChosenView {
  readonly title: string;
  readonly reference: string;
  readonly back: Link;
  readonly card: ContactCard;
  readonly links: readonly Link[];
}

/** Somebody who was found, and what they can be asked for in this team. */
export function chosenView(episode: EpisodeView, chosen: PersonEntry, viewer: Person): ChosenView {
  const { id, ownReference: reference } = episode;
  const path = `/cases/${id}/team/people/${chosen.id}`;
  return {
    title: `${chosen.contact.name}, ${authorityName(chosen.authority)}`,
    reference,
    back: { text: 'Find somebody else', href: `/cases/${id}/team/people` },
    card: cardOf(chosen.contact, chosen.authority, chosen.employer),
    links: linksTo(PERSON_ACTS, { episode, chosen }, viewer, path),
  };
}
