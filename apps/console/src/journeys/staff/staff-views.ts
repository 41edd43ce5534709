import type { EnrolledPerson, StaffPage, StaffView } from '@hub/contracts/identity';
import type { HubAnswer } from '../../api/hub-api.js';
import { linksTo } from '../../pages/acts.js';
import { nextPageOf } from '../../pages/paging.js';
import { type Fact, known, type Link, type Row } from '../../pages/parts.js';
import type { Question } from '../../pages/question.js';
import type { Person } from '../../session/session-state.js';
import { type Form, textOf } from '../../session/form.js';
import { dateOf } from '../../words/dates.js';
import { listed } from '../../words/lists.js';
import { ROLE_NAMES } from '../disputes/dispute-words.js';
import { STAFF_ACTS } from './staff-acts.js';
import { staffFields, USERNAME } from './staff-fields.js';

export const PATH = '/our-staff';
const RECORDS: Link = { text: 'Records', href: '/records' };
const STAFF: Link = { text: 'Your borough’s staff', href: PATH };

export interface StaffListView {
  readonly title: string;
  readonly back: Link;
  readonly links: readonly Link[];
  readonly rows: readonly Row[];
  readonly empty: string;
  readonly nextPage?: string;
}

/** Who stands in the list: those who act here, those who did, or whose post is offered. */
export type StaffShown = 'now' | 'ended' | 'offered';

const TITLES: Readonly<Record<StaffShown, string>> = {
  now: 'Your borough’s staff',
  ended: 'Who acted here before',
  offered: 'Posts that are offered',
};
const EMPTY: Readonly<Record<StaffShown, string>> = {
  now: 'Nobody is registered.',
  ended: 'Nobody has left since the hub keeps this.',
  offered: 'No post is offered now.',
};

export function staffListView(found: StaffPage, shown: StaffShown, now: number): StaffListView {
  return {
    title: TITLES[shown],
    back: shown === 'now' ? RECORDS : STAFF,
    links:
      shown !== 'now'
        ? []
        : [
            { text: 'Register somebody', href: `${PATH}/new` },
            { text: 'See who acted here before', href: `${PATH}?show=ended` },
            { text: 'See which posts are offered', href: `${PATH}?show=offered` },
            { text: 'See whose reminders are turned away', href: '/reminders/turned-away' },
          ],
    rows: found.items.map((one) => ({
      text: one.contact.name,
      href: `${PATH}/${one.id}`,
      about: `${one.contact.role}, ${one.contact.team}`,
      ...tagOf(one, shown, now),
    })),
    empty: EMPTY[shown],
    ...nextPageOf(PATH, found.nextCursor, shown === 'now' ? {} : { show: shown }),
  };
}

function tagOf(one: StaffView, shown: StaffShown, now: number): Pick<Row, 'tag'> {
  const { endedAt, verified, offeredUntil } = one;
  if (shown === 'offered' && offeredUntil !== undefined)
    return {
      tag: isLapsed(one, now)
        ? { text: 'Lapsed', colour: 'red' }
        : { text: `Until ${dateOf(offeredUntil)}`, colour: 'grey' },
    };
  return endedAt === undefined && !verified
    ? { tag: { text: 'Not verified', colour: 'yellow' } }
    : {};
}

function isLapsed({ offeredUntil }: StaffView, now: number): boolean {
  return offeredUntil !== undefined && Date.parse(offeredUntil) <= now;
}

export interface OneStaffView {
  readonly title: string;
  readonly back: Link;
  readonly facts: readonly Fact[];
  readonly links: readonly Link[];
}

export function oneStaffView(one: StaffView, viewer: Person, now: number): OneStaffView {
  const { id, contact, roles, organisation, endedAt, username } = one;
  const renew =
    endedAt === undefined && id !== viewer.id
      ? [{ text: 'Give them new means to sign in', href: `${PATH}/${id}/sign-in` }]
      : [];
  return {
    title: contact.name,
    back: STAFF,
    facts: [
      { key: 'What they do', value: `${contact.role}, ${contact.team}` },
      ...known('Works for', organisation?.name),
      { key: 'May act here as', value: listed(roles.map((role) => ROLE_NAMES[role])) },
      { key: 'User name', value: username },
      ...standingOf(one, now),
      ...known('Checks in date until', one.checkedUntil && dateOf(one.checkedUntil)),
      ...known('Training in date until', one.trainedUntil && dateOf(one.trainedUntil)),
      ...known('Telephone', contact.phone),
      ...known('Email', contact.email),
      ...known('Acts here no more since', endedAt && dateOf(endedAt)),
    ],
    links: [...linksTo(STAFF_ACTS, one, viewer, `${PATH}/${id}`), ...renew],
  };
}

/** What a colleague may have said of them meanwhile. */
export function standingOf(one: StaffView, now: number): Fact[] {
  return [{ key: 'Verified', value: one.verified ? 'Yes' : 'No' }, ...postsOf(one, now)];
}

/** Whether they have other posts. Where, is their own matter. */
function postsOf(one: StaffView, now: number): Fact[] {
  const { severalPosts, offeredUntil, held } = one;
  const said = [
    ...(severalPosts ? ['One of several of theirs: they sign in to all alike'] : []),
    ...(offeredUntil === undefined
      ? []
      : [
          isLapsed(one, now)
            ? `Said to be one of several; they have not answered until ${dateOf(offeredUntil)}. Ask again, or take it back`
            : `Said to be one of several; they have not answered, and may until ${dateOf(offeredUntil)}`,
        ]),
    ...(held ? ['They do not work in it before somebody verifies them'] : []),
  ];
  return said.length === 0 ? [] : [{ key: 'This post', value: said.join('. ') }];
}

export const registerQuestion = (by: Person): Question => ({
  title: 'Register somebody',
  action: `${PATH}/new`,
  back: STAFF,
  lead: [
    'The next page shows once with what they sign in. They are not verified until another who keeps your borough’s staff has seen who they are.',
  ],
  fields: [USERNAME, ...staffFields(by)],
  button: 'Register them',
});

const ALONE = {
  all: 'All posts of theirs',
  alone: 'This post alone, which is then none of several any more',
} as const;

export const renewQuestion = (
  { body, etag = '' }: HubAnswer<StaffView>,
  now: number,
): Question => ({
  title: 'Give them new means to sign in',
  action: `${PATH}/${body.id}/sign-in`,
  back: { text: body.contact.name, href: `${PATH}/${body.id}` },
  facts: standingOf(body, now),
  lead: [
    'Their password and the secret of their one-time codes stop working at once. They are not verified until another who keeps your borough’s staff has seen who they are.',
  ],
  ...(body.severalPosts
    ? { warning: 'They work in other posts as well. Boroughs there verify them anew, too.' }
    : {}),
  fields: body.severalPosts
    ? [
        {
          kind: 'one',
          name: 'alone',
          label: 'For which posts?',
          words: ALONE,
          missing: 'Select for which posts',
        },
      ]
    : [],
  button: 'Give new means',
  hidden: { etag },
});

/** For one post of several alone. */
export const isForOneAlone = (form: Form): boolean => textOf(form, 'alone') === 'alone';

export interface MeansView {
  readonly title: string;
  readonly name: string;
  readonly facts: readonly Fact[];
  readonly then: Link;
}

/** Shown once: the hub keeps none of it in the clear. */
export function meansView({
  id,
  contact,
  username,
  password,
  codeSecret,
}: EnrolledPerson): MeansView {
  return {
    title: 'Hand this over now',
    name: contact.name,
    facts: [
      { key: 'User name', value: username },
      { key: 'Password', value: password },
      { key: 'Secret for one-time codes', value: codeSecret.replace(/(.{4})(?=.)/g, '$1 ') },
    ],
    then: { text: 'I have handed it over', href: `${PATH}/${id}` },
  };
}
