import type { InboxItem } from '@hub/contracts/notification';
import { counted } from '../../words/counts.js';
import { daysFrom, dayOf, todayOf, weekdayAndTimeOf } from '../../words/dates.js';
import { pageOf, WORDS } from './inbox-words.js';

interface WorkItem {
  readonly title: string;
  readonly why: string;
  readonly href?: string;
  /** In words, with the day. */
  readonly due: string;
  readonly isLate: boolean;
}

interface WorkGroup {
  readonly heading: string;
  readonly items: readonly WorkItem[];
}

export interface HomeView {
  readonly title: string;
  /** The finding in one sentence. */
  readonly sentence: string;
  readonly groups: readonly WorkGroup[];
}

/** What waits for somebody, in the order in which it is due. */
export function homeView(items: readonly InboxItem[], now: number): HomeView {
  const today = todayOf(now);
  const groupOf = ({ dueAt }: InboxItem): string => {
    if (dueAt === undefined) return LATER;
    if (Date.parse(dueAt) < now) return OVERDUE;
    return dayOf(dueAt) === today ? TODAY : COMING;
  };
  const groups = [OVERDUE, TODAY, COMING, LATER].map((heading) => ({
    heading,
    items: items.filter((item) => groupOf(item) === heading).map((item) => workItem(item, now)),
  }));
  return {
    title: 'Your work',
    sentence: sentenceOf(items, now, today),
    groups: groups.filter((group) => group.items.length > 0),
  };
}

const OVERDUE = 'Overdue';
const TODAY = 'Due today';
const COMING = 'Due later';
const LATER = 'No date';

function workItem(item: InboxItem, now: number): WorkItem {
  const { dueAt, step } = item;
  const href = pageOf(item);
  const day = dueAt === undefined ? 'No date' : weekdayAndTimeOf(dueAt);
  const away = dueAt === undefined ? '' : ` (${daysFrom(new Date(now).toISOString(), dueAt)})`;
  return {
    ...WORDS[step],
    ...(href === undefined ? {} : { href }),
    due: `${day}${away}`,
    isLate: dueAt !== undefined && Date.parse(dueAt) < now,
  };
}

function sentenceOf(items: readonly InboxItem[], now: number, today: string): string {
  if (items.length === 0) return 'Nothing waits for you.';
  const due = items.flatMap(({ dueAt }) => (dueAt === undefined ? [] : [dueAt]));
  const late = due.filter((at) => Date.parse(at) < now).length;
  const soon = due.filter((at) => Date.parse(at) >= now && dayOf(at) === today).length;
  const waits = `${counted(items.length, 'thing waits', 'things wait')} for you`;
  if (late + soon === 0) return `${waits}. Nothing is due today.`;
  return `${waits}. ${String(late)} overdue, ${String(soon)} due today.`;
}
