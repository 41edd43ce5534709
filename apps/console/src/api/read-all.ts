import type { RequestDefinition } from '@hub/contracts';
import type { NamedPerson } from '@hub/contracts/identity';
import type { HubApi } from './hub-api.js';

const MOST_A_PAGE = 100;

interface PageOfList<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

interface Rows<Item> {
  readonly items: Item[];
  readonly people: NamedPerson[];
}

/** All that a list holds, page by page: for a choice that must leave nothing out. */
export async function readAll<Query extends { limit?: number; cursor?: string }, Item>(
  api: Pick<HubApi, 'read'>,
  definition: RequestDefinition<Query, PageOfList<Item>>,
  query: Query,
): Promise<Rows<Item>> {
  const rows: Rows<Item> = { items: [], people: [] };
  let cursor: string | undefined;
  do {
    const from = cursor === undefined ? {} : { cursor };
    const read = await api.read(definition, { ...query, ...from, limit: MOST_A_PAGE });
    rows.items.push(...read.items);
    rows.people.push(...(read.people ?? []));
    cursor = read.nextCursor;
  } while (cursor !== undefined);
  return rows;
}
