import { expect, it } from '@jest/globals';
import { FakeUnitOfWork } from '@hub/testing';
import { feed, InMemoryFeeds } from '../../testing/in-memory-feeds.js';
import { taxonomy } from '../../testing/service-documents.js';
import type { DirectoryStores } from '../ports.js';
import { ListUnknownNeeds } from './list-unknown-needs.js';

async function listed(indexed: object) {
  const feeds = new InMemoryFeeds();
  await feeds.add(feed());
  const asked: [string, number][] = [];
  const services = {
    ofUnknownNeed: (feedId: string, limit: number) => {
      asked.push([feedId, limit]);
      return Promise.resolve({ services: 700, items: [{ id: 's', indexed }] });
    },
  };
  const work = new FakeUnitOfWork({ feeds, services } as unknown as DirectoryStores);
  return { asked, list: new ListUnknownNeeds(work, taxonomy) };
}

it('says how many there are, shows some, and what of their names is understood', async () => {
  const { asked, list } = await listed({ name: 'Counselling for all', terms: ['Art'] });
  expect(await list.execute({ feedId: 'f' })).toMatchObject({
    services: 700,
    items: [{ serviceId: 's', reads: 'mental_health', terms: ['Art'] }],
  });
  expect(asked).toEqual([['f', 500]]);
});

it('says how to mend it, by the term that the name is read as or by any', async () => {
  const fixOf = async (name: string): Promise<string> => {
    const { list } = await listed({ name, terms: [] });
    const answer = await list.execute({ feedId: 'f' });
    return 'items' in answer ? (answer.items[0]?.fix ?? '') : '';
  };
  expect(await fixOf('Counselling')).toContain('Give it the term mental_health of the taxonomy');
  expect(await fixOf('Pottery')).toContain('Give it a term of the taxonomy');
});

it('shows terms as far as they can be shown', async () => {
  const terms = Array.from({ length: 60 }, () => 'x'.repeat(300));
  const { list } = await listed({ name: 'Pottery', terms });
  const answer = await list.execute({ feedId: 'f' });
  const shown = 'items' in answer ? answer.items[0]?.terms : undefined;
  expect([shown?.length, shown?.[0]?.length]).toEqual([50, 200]);
  expect(await list.execute({ feedId: 'none' })).toMatchObject({ refused: 'not_found' });
});
