import {
  ChangeOrganisation,
  type KeptOrganisation,
  type NamedPerson,
  type OrganisationPage,
} from '@hub/contracts/identity';
import type { WithNames } from '../../api/hub-api.js';
import { linksTo, mayAsk } from '../../pages/acts.js';
import type { Field } from '../../pages/fields.js';
import { type FilterView, filterView, inAddress } from '../../pages/filter.js';
import { nextPageOf } from '../../pages/paging.js';
import { type Fact, known, type Link, type Row } from '../../pages/parts.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { chosenOf } from '../../words/choices.js';
import { dateOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';
import { CLOSED_ACTS } from './closed-acts.js';
import { type OrganisationChoices, organisationFields } from './organisation-fields.js';
import { SECTORS } from './organisation-words.js';

export const PATH = '/our-organisations';
const LIST: Link = { text: 'Your borough’s organisations', href: PATH };

const FILTER: readonly Field[] = [
  { kind: 'line', name: 'q', label: 'A word of the name begins with', most: 60 },
  {
    kind: 'listed',
    name: 'sector',
    label: 'Kind of service',
    words: SECTORS,
    none: 'Every kind',
  },
];

/** What is asked of the hub for what stands in the address. */
export function organisationQuery(form: Form) {
  const q = textOf(form, 'q');
  const [sector] = chosenOf(SECTORS, form, 'sector');
  return {
    ...(q.length < 2 ? {} : { q: q.slice(0, 60) }),
    ...(sector === undefined ? {} : { sector }),
  };
}

export interface OrganisationListView {
  readonly title: string;
  readonly back: Link;
  readonly links: readonly Link[];
  readonly filter: FilterView;
  readonly rows: readonly Row[];
  readonly empty: string;
  readonly nextPage?: string;
}

export function organisationListView(
  { items, nextCursor, people }: WithNames<OrganisationPage>,
  form: Form,
  viewer: Person,
): OrganisationListView {
  const filter = filterView({ path: PATH, title: 'Choose organisations', fields: FILTER }, form);
  return {
    title: LIST.text,
    back: { text: 'Records', href: '/records' },
    links: mayAsk(ChangeOrganisation, viewer)
      ? [{ text: 'Register an organisation', href: `${PATH}/new` }]
      : [],
    filter,
    rows: items.map((one) => ({
      text: one.name,
      href: `${PATH}/${one.id}`,
      about: [SECTORS[one.sector], ...ledBy(one, people).map((name) => `led by ${name}`)].join(
        ', ',
      ),
    })),
    empty: filter.isChosen
      ? 'No organisation is like that. Choose less.'
      : 'Your borough has registered no organisation yet.',
    ...nextPageOf(PATH, nextCursor, inAddress(FILTER, form)),
  };
}

function ledBy(
  { ledBy: id, authority }: KeptOrganisation,
  people: readonly NamedPerson[] = [],
): string[] {
  return id === undefined ? [] : [peopleIn(people)(id, authority).name];
}

/** One organisation, with what it belongs to and what belongs to it. */
export interface OrganisationParts {
  readonly organisation: WithNames<KeptOrganisation>;
  readonly cluster?: KeptOrganisation | undefined;
  readonly members: readonly KeptOrganisation[];
}

export interface OrganisationOneView {
  readonly title: string;
  readonly back: Link;
  readonly facts: readonly Fact[];
  readonly members: readonly Link[];
  readonly links: readonly Link[];
}

export function organisationView(parts: OrganisationParts, viewer: Person): OrganisationOneView {
  const { organisation, cluster, members } = parts;
  const isOwn = organisation.authority === viewer.authority;
  return {
    title: organisation.name,
    back: LIST,
    facts: organisationFacts(parts),
    members: members.map(({ id, name }) => ({ text: name, href: `${PATH}/${id}` })),
    links: [
      ...(cluster === undefined
        ? []
        : [{ text: `See ${cluster.name}`, href: `${PATH}/${cluster.id}` }]),
      ...(isOwn && mayAsk(ChangeOrganisation, viewer)
        ? [{ text: 'Change what stands here', href: `${PATH}/${organisation.id}/change` }]
        : []),
      ...linksTo(CLOSED_ACTS, { organisation }, viewer, `${PATH}/${organisation.id}`),
    ],
  };
}

export function organisationFacts({
  organisation,
  cluster,
}: Omit<OrganisationParts, 'members'>): Fact[] {
  const { name, sector, urn, ods, closed = [], people } = organisation;
  const [leader] = ledBy(organisation, people);
  return [
    { key: 'Name', value: name },
    { key: 'Kind of service', value: SECTORS[sector] },
    ...known('Number of the school (URN)', urn),
    ...known('Code in the NHS (ODS)', ods),
    ...known('Belongs to', cluster?.name),
    { key: 'Led by', value: leader ?? 'Nobody is named' },
    ...closed.map(({ from, to, name: what }) => ({
      key: `Closed: ${what}`,
      value: `${dateOf(from)} to ${dateOf(to)}`,
    })),
  ];
}

export const registerQuestion = (offered: OrganisationChoices): Question => ({
  title: 'Register an organisation',
  action: `${PATH}/new`,
  back: LIST,
  lead: ['A school, a trust or a charity for whose staff your borough answers.'],
  fields: organisationFields(offered),
  button: 'Register it',
});

export const changeQuestion = (
  parts: Omit<OrganisationParts, 'members'>,
  offered: OrganisationChoices,
  etag: string | undefined,
): Question => {
  const { id, name } = parts.organisation;
  return {
    title: 'Change what stands here',
    action: `${PATH}/${id}/change`,
    back: { text: name, href: `${PATH}/${id}` },
    facts: organisationFacts(parts),
    fields: organisationFields(offered, id),
    button: 'Save it',
    ...(etag === undefined ? {} : { hidden: { etag } }),
  };
};
