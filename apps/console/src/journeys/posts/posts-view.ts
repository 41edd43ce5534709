import { authorityName } from '@hub/contracts';
import type { PostEntry, PostList } from '@hub/contracts/identity';
import { linksTo } from '../../pages/acts.js';
import { type ErrorList, type Fault, summaryOf } from '../../pages/faults.js';
import type { Fact, Link } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { dateOf } from '../../words/dates.js';
import { PATH, POST_ACTS } from './post-acts.js';

interface OnePost {
  readonly name: string;
  readonly about: string;
  /** Where to work there from now on. */
  readonly action?: string;
  readonly links: readonly Link[];
}

export interface PostsView {
  readonly title: string;
  readonly back: Link;
  readonly summary: ErrorList | undefined;
  readonly facts: readonly Fact[];
  readonly posts: readonly OnePost[];
}

/** For whom somebody works now, and for whom else they could. */
export function postsView(
  { items }: PostList,
  person: Person,
  faults: readonly Fault[] = [],
): PostsView {
  const now = items.find(({ id }) => id === person.id);
  return {
    title: 'For whom you work',
    back: { text: 'Your work', href: '/' },
    summary: summaryOf(faults),
    facts: [
      { key: 'Now', value: now ? nameOf(now) : authorityName(person.authority) },
      { key: 'Number of this post', value: person.id },
    ],
    posts: items.filter(({ id }) => id !== person.id).map((one) => viewOf(one, person)),
  };
}

export function nameOf({ contact, authority, organisation }: PostEntry): string {
  return [contact.role, organisation?.name, authorityName(authority)]
    .filter((part) => part !== undefined)
    .join(', ');
}

const ABOUT: Readonly<Record<PostEntry['state'], string>> = {
  open: 'What you have typed here stays here until you are back.',
  held: 'You cannot work there yet: ask whoever keeps the staff there to verify you.',
  offered: 'Somebody says that this post is yours as well.',
};

function aboutOf({ state, offeredUntil }: PostEntry): string {
  const until = offeredUntil === undefined ? '' : ` You can say so until ${dateOf(offeredUntil)}.`;
  return `${ABOUT[state]}${until}`;
}

function viewOf(one: PostEntry, person: Person): OnePost {
  const path = `${PATH}/${one.id}`;
  return {
    name: nameOf(one),
    about: aboutOf(one),
    ...(one.state === 'open' ? { action: path } : {}),
    links: linksTo(POST_ACTS, one, person, path),
  };
}
