import { authorityName } from '@hub/contracts';
import type { SharingEntry, SharingRegister } from '@hub/contracts/consent';
import { listed } from '../../words/lists.js';

type Category = NonNullable<SharingEntry['categories']>[number];

const CATEGORIES: Readonly<Record<Category, string>> = {
  assessment: 'the assessment',
  action_plan: 'the plan',
  progress_review: 'the reviews',
  service_request: 'requests for services',
  attachment: 'attachments',
};

/** Who may see what, each borough in a sentence of its own; who may no more, after them. */
export function sharingSentences({ entries }: SharingRegister): string[] {
  const may = entries.filter(
    ({ state, recalledAt }) => state === 'granted' && recalledAt === undefined,
  );
  const told = new Set(may.map(({ authority }) => authority));
  const noMore = entries.filter(
    ({ authority, recalledAt }) => recalledAt !== undefined && !told.has(authority),
  );
  const sentences = [...told].map(
    (authority) =>
      `${authorityName(authority)} may see ${whatOf(may.filter((entry) => entry.authority === authority))}.`,
  );
  const ended = [...new Set(noMore.map(({ authority }) => authority))].map(
    (authority) => `${authorityName(authority)} may see nothing any more, and was told so.`,
  );
  const all = [...sentences, ...ended];
  return all.length > 0 ? all : ['Nobody outside has been told anything yet.'];
}

/** What those statements let somebody see, together. */
export function whatOf(entries: readonly Pick<SharingEntry, 'scope' | 'categories'>[]): string {
  const scopes = new Set(entries.flatMap(({ scope }) => scope));
  if (!scopes.has('content'))
    return scopes.has('contact')
      ? 'that there is a case, and whom to contact'
      : 'that there is a case';
  const named = entries.filter(({ scope }) => scope.includes('content'));
  if (named.some(({ categories }) => categories === undefined)) return 'all documents';
  const categories = new Set(named.flatMap(({ categories: some = [] }) => some));
  return listed([...categories].map((one) => CATEGORIES[one]));
}
