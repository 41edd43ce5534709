import { authorityName } from '@hub/contracts';
import type { DisputeView } from '@hub/contracts/arbitration';
import {
  answersForAll,
  type InboxCounts,
  type InboxItem,
  type InboxPage,
} from '@hub/contracts/notification';
import { type FilterView, filterView, inAddress } from '../../pages/filter.js';
import type { LivePart } from '../../pages/live-part.js';
import { nextPageOf } from '../../pages/paging.js';
import type { StaffView } from '@hub/contracts/identity';
import type { WithNames } from '../../api/hub-api.js';
import type { Form } from '../../session/form.js';
import type { Visit } from '../../session/visit.js';
import { counted } from '../../words/counts.js';
import { type ChildWords, childWords } from '../../words/child-words.js';
import { peopleIn } from '../../words/people-words.js';
import { daysFrom, dayOf, todayOf, weekdayAndTimeOf } from '../../words/dates.js';
import { KINDS, ROLE_NAMES } from '../disputes/dispute-words.js';
import { inboxFilter, inboxQuery } from './inbox-filter.js';
import { pageOf, WORDS } from './inbox-words.js';

interface WorkItem extends ChildWords {
  readonly title: string;
  readonly why: string;
  readonly href?: string;
  /** In words, with the day. */
  readonly due: string;
  readonly isLate: boolean;
  /** Who is to act, where it is not whoever looks. */
  readonly who?: string;
}

interface WorkGroup {
  readonly heading: string;
  readonly items: readonly WorkItem[];
}

export interface HomeView {
  readonly title: string;
  /** The finding in one sentence. */
  readonly sentence: string;
  readonly live: LivePart;
  /** How many posts are offered to them. */
  readonly offered: number;
  /** Nothing where nothing waits at all for somebody who answers for nobody else. */
  readonly filter: FilterView | undefined;
  readonly groups: readonly WorkGroup[];
  readonly nextPage?: string;
}

/**
 * What waits for somebody, in the order in which it is due.
 *
 * @param form by what it was chosen
 */
export function homeView(
  { items, nextCursor, people }: WithNames<InboxPage>,
  counts: InboxCounts,
  form: Form,
  { now, person }: Pick<Visit, 'now' | 'person'>,
): HomeView {
  const filter = inboxFilter(counts, person.roles);
  const { whose } = inboxQuery(form);
  const named = peopleIn(people);
  const order = form['sort'] === 'waiting' ? [LONGEST] : [OVERDUE, TODAY, COMING, LATER];
  const groups = order.map((heading) => ({
    heading,
    items: items
      .filter((item) => heading === LONGEST || groupOf(item, now) === heading)
      .map((item) => ({
        ...workItem(item, now),
        ...(whose === undefined ? {} : { who: whoActs(item, named) }),
      })),
  }));
  return {
    title: 'Your work',
    sentence: workSentence(counts),
    offered: person.postsOffered ?? 0,
    live: {
      address: '/live/work',
      shown: workSentence(counts),
      again: '/',
      text: 'Look again',
    },
    filter:
      counts.total === 0 && !answersForAll(person.roles) ? undefined : filterView(filter, form),
    groups: groups.filter((group) => group.items.length > 0),
    ...nextPageOf('/', nextCursor, inAddress(filter.fields, form)),
  };
}

const OVERDUE = 'Overdue';
const TODAY = 'Due today';
const COMING = 'Due later';
const LATER = 'No date';
const LONGEST = 'What waits longest';

function groupOf({ dueAt }: InboxItem, now: number): string {
  if (dueAt === undefined) return LATER;
  if (Date.parse(dueAt) < now) return OVERDUE;
  return dayOf(dueAt) === todayOf(now) ? TODAY : COMING;
}

function workItem(item: InboxItem, now: number): WorkItem {
  const { dueAt, step } = item;
  const href = pageOf(item);
  return {
    ...WORDS[step],
    ...childWords(item.child),
    ...(href === undefined ? {} : { href }),
    ...dueWords(dueAt, now),
  };
}

/** A post that somebody was said to hold; where else they work is told to nobody. */
function offeredItem(
  { id, contact, offeredUntil: dueAt }: StaffView,
  now: number,
): WorkItem & { readonly who: string } {
  return {
    title: `The post of ${contact.name} is offered`,
    why: 'They have not said whether it is theirs.',
    who: 'Whoever was said to hold it is to act.',
    href: `/our-staff/${id}`,
    ...dueWords(dueAt, now),
  };
}

function dueWords(dueAt: string | undefined, now: number): Pick<WorkItem, 'due' | 'isLate'> {
  const day = dueAt === undefined ? 'No date' : weekdayAndTimeOf(dueAt);
  const away = dueAt === undefined ? '' : ` (${daysFrom(new Date(now).toISOString(), dueAt)})`;
  return { due: `${day}${away}`, isLate: dueAt !== undefined && Date.parse(dueAt) < now };
}

/** Who is to act on what waits for a team, or at a borough. */
function whoActs(
  { personId, role, authority }: InboxItem,
  named: ReturnType<typeof peopleIn>,
): string {
  if (personId !== undefined) return `${named(personId, authority).name} is to act.`;
  const of = role === undefined ? 'Anybody' : `Any ${ROLE_NAMES[role]}`;
  return `${of} of your borough is to act.`;
}

/** Who is to act at another borough, and since when: nobody there is named. */
function whoActsElsewhere({ role, authority, since }: InboxItem): string {
  const borough = authorityName(authority);
  const of = role === undefined ? borough : `Any ${ROLE_NAMES[role]} of ${borough}`;
  return `${of} is to act, since ${weekdayAndTimeOf(since)}.`;
}

/** With what a disagreement is about, where it is known. */
function titleOf(
  { step, subject }: InboxItem,
  kinds: ReadonlyMap<string, string>,
): { readonly title: string } {
  const kind = kinds.get(subject);
  const { title } = WORDS[step];
  return { title: kind === undefined ? title : `${title}: ${kind}` };
}

/** What waits for somebody, in a sentence. */
export function workSentence({ total, overdue, workflows }: InboxCounts): string {
  if (total === 0) return 'Nothing waits for you.';
  const today = workflows.reduce((sum, one) => sum + one.today, 0) - overdue;
  const waits = `${counted(total, 'thing waits', 'things wait')} for you`;
  if (overdue + today === 0) return `${waits}. Nothing is due today.`;
  return `${waits}. ${String(overdue)} overdue, ${String(today)} due today.`;
}

export interface WaitsView {
  readonly title: string;
  readonly sentence: string;
  readonly items: readonly (WorkItem & { readonly who: string })[];
  readonly nextPage?: string;
}

/** What others must do before it goes on. */
export function waitsView(
  { items, nextCursor }: InboxPage,
  now: number,
  offered: readonly StaffView[] = [],
  disputes: readonly Pick<DisputeView, 'id' | 'kind'>[] = [],
): WaitsView {
  const kinds = new Map(disputes.map(({ id, kind }) => [id, KINDS[kind]]));
  const lines = items.map((item) => ({
    ...workItem(item, now),
    ...titleOf(item, kinds),
    who: whoActsElsewhere(item),
  }));
  // Of two people of whom only the borough is said, one line says all.
  const shown = [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()];
  const count = shown.length + offered.length;
  return {
    title: 'What you wait for',
    sentence:
      count === 0
        ? 'Your borough waits for nobody.'
        : `${nextCursor === undefined ? '' : 'The first '}${counted(count, 'thing')} that others must do first.`,
    items: [...offered.map((one) => offeredItem(one, now)), ...shown],
    ...nextPageOf('/waits', nextCursor),
  };
}
