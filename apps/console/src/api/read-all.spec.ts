import { expect, it } from '@jest/globals';
import { ListConsents } from '@hub/contracts/consent';
import type { HubApi } from './hub-api.js';
import { readAll } from './read-all.js';

const EPISODE = '01900000-0000-7000-8000-000000000001';

it('reads a list to its end, with whoever is named on each page of it', async () => {
  const asked: object[] = [];
  const pages = [{ items: ['a', 'b'], people: ['Ada'], nextCursor: 'after b' }, { items: ['c'] }];
  const api = {
    read: (_definition: object, query: object) => {
      asked.push(query);
      return Promise.resolve(pages.shift());
    },
  } as object as HubApi;
  expect(await readAll(api, ListConsents, { episodeId: EPISODE })).toEqual({
    items: ['a', 'b', 'c'],
    people: ['Ada'],
  });
  expect(asked).toEqual([
    { episodeId: EPISODE, limit: 100 },
    { episodeId: EPISODE, cursor: 'after b', limit: 100 },
  ]);
});
