import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import type { FindServicesPayload, ServicePage } from '@hub/contracts/directory';
import { FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { indexService } from '../../domain/services/indexed-service.js';
import type { Position } from '../../domain/services/position.js';
import { full, NOW, taxonomy, tools } from '../../testing/service-documents.js';
import type {
  DirectoryStores,
  FoundService,
  KeptService,
  SearchPlace,
  ServiceSearch,
} from '../ports.js';
import { FindServices } from './find-services.js';

const HERE: Position = { latitude: 51.46, longitude: -0.01, exactness: 'outward_code' };
const kept = (id: string): KeptService => ({
  id,
  feedId: 'f',
  sourceId: id,
  authority: 'E09000023',
  licence: 'OGL-UK-3.0',
  seenAt: NOW,
  removed: false,
  indexed: indexService(full, tools),
  schedules: [],
  alsoListedAs: [],
});
const found = (number: number): FoundService => ({
  order: 'name',
  key: String(number),
  id: testId(number),
});

type Answer = (search: ServiceSearch) => readonly FoundService[];

/** A directory in which each search finds this, and what it was asked. */
function directory(answer: Answer = () => [found(1)]) {
  const searches: { search: ServiceSearch; limit: number; after: SearchPlace | undefined }[] = [];
  const counted: (readonly ServiceSearch[])[] = [];
  const services = {
    search: (search: ServiceSearch, limit: number, after?: SearchPlace) => {
      searches.push({ search, limit, after });
      const behind = answer(search).filter(({ key }) => !after || key > after.key);
      return Promise.resolve(behind.slice(0, limit));
    },
    likeWords: () => Promise.resolve(new Map()),
    facets: (all: readonly ServiceSearch[]) => {
      counted.push(all);
      return Promise.resolve({ needs: [], authorities: [] });
    },
    read: (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, kept(id)]))),
  };
  const find = new FindServices(new FakeUnitOfWork({ services } as unknown as DirectoryStores), {
    gazetteer: { locate: () => Promise.resolve(new Map([['SE13', HERE]])) },
    taxonomy,
    isWord: () => true,
    clock: new FixedClock(NOW),
  });
  const ask = async (question: FindServicesPayload): Promise<ServicePage> => {
    const page = await find.execute(question);
    if (isRefusal(page)) throw new Error(`${page.refused} ${JSON.stringify(page.faults)}`);
    return page;
  };
  return { searches, counted, find, ask };
}
const idsOf = ({ items }: ServicePage): string[] => items.map(({ id }) => id);

describe('a question that cannot be answered', () => {
  it.each<[FindServicesPayload, string]>([
    [{ cursor: 'x' }, 'cursor'],
    [{ radius: 500 }, 'radius'],
    [{ notOpen: 'true' }, 'notOpen'],
    [{ postcode: 'Catford' }, 'postcode'],
  ])('%j names its field, and nothing is searched', async (question, field) => {
    const { find, searches } = directory();
    expect(await find.execute(question)).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field }],
    });
    expect(searches).toEqual([]);
  });

  it('names a postcode that nobody knows', async () => {
    expect(await directory().find.execute({ postcode: ' zz1 1zz' })).toMatchObject({
      refused: 'postcode_unknown',
      detail: expect.stringContaining('where ZZ1 1ZZ is') as unknown,
    });
  });
});

describe('what is searched for', () => {
  it('is what the question says', async () => {
    const { ask, searches } = directory();
    await ask({ need: 'mental_health', age: 9, day: 'monday', home: 'E09000023', limit: 3 });
    expect(searches).toMatchObject([
      {
        search: { need: 'mental_health', age: 9, day: 'monday', first: 'E09000023' },
        limit: 4,
        after: undefined,
      },
    ]);
    expect(searches[0]?.search).not.toHaveProperty('isClosed');
    expect(searches[0]?.search.rules).toContain('unread');
    expect(searches[0]?.search.openRules).not.toContain('unread');
  });

  it('is what is not open, where that is asked for a child of whom something is known', async () => {
    const { ask, searches } = directory();
    await ask({ notOpen: 'true', gp: 'E09000023' });
    expect(searches[0]?.search).toMatchObject({ isClosed: true });
  });

  it('is near a place, whose exactness is said; a radius counts from there alone', async () => {
    const { ask, searches } = directory();
    const near = await ask({ postcode: 'SE13', radius: 500 });
    expect(searches[0]?.search).toMatchObject({ near: HERE, radius: 500 });
    expect(near.from).toMatchObject({ postcode: 'SE13', exactness: 'outward_code' });
    const somewhere = await ask({ q: 'counselling', radius: 500 });
    expect(searches.at(-1)?.search).not.toHaveProperty('radius');
    expect(somewhere).not.toHaveProperty('from');
  });

  it('is what somebody typed, in words and by the need that they name', async () => {
    const { ask, searches } = directory(({ need }) => (need === undefined ? [] : [found(1)]));
    const page = await ask({ q: 'counselling' });
    expect(searches.map(({ search }) => [search.words, search.need])).toEqual([
      ['counselling', undefined],
      [undefined, 'mental_health'],
    ]);
    expect(page.understood).toMatchObject({ needs: [{ need: 'mental_health' }] });
    expect([page.widened, idsOf(page)]).toEqual(['need', [testId(1)]]);
  });

  it('is never by need where that is said, and never read where words are quoted', async () => {
    const { ask, searches } = directory();
    await ask({ q: 'counselling', need: 'housing' });
    await ask({ q: '"counselling"' });
    expect(searches.map(({ search }) => [search.words, search.need])).toEqual([
      ['counselling', 'housing'],
      ['"counselling"', undefined],
    ]);
  });

  it('has what a field says before what words say', async () => {
    const { ask, searches } = directory();
    await ask({ q: 'counselling for a 9 year old on monday', age: 12 });
    expect(searches[0]?.search).toMatchObject({ age: 12, day: 'monday' });
  });
});

describe('the pages of an answer', () => {
  it('follow on each other to the end, through both its parts, and show each service once', async () => {
    const byWords = [1, 2, 3].map(found);
    // Each part is in an order of its own.
    const byNeed = [4, 5].map((number) => ({ ...found(number), key: String(number - 4) }));
    const { ask } = directory(({ need }) => (need === undefined ? byWords : byNeed));
    const shown: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await ask({ q: 'counselling', limit: 2, ...(cursor ? { cursor } : {}) });
      shown.push(idsOf(page));
      cursor = page.nextCursor;
    } while (cursor !== undefined && shown.length < 9);
    expect(shown).toEqual([[testId(1), testId(2)], [testId(3), testId(4)], [testId(5)]]);
  });

  it('that are just full have no next one', async () => {
    const { ask } = directory(() => [1, 2].map(found));
    expect(await ask({ limit: 2 })).not.toHaveProperty('nextCursor');
    expect(await ask({ limit: 1 })).toHaveProperty('nextCursor');
  });

  it('count by facets what they come from, and only where that is asked for', async () => {
    const { ask, counted } = directory();
    await ask({ q: 'counselling' });
    expect(counted).toEqual([]);
    await ask({ q: 'counselling', facets: 'true' });
    expect(counted).toMatchObject([[{ words: 'counselling' }, { need: 'mental_health' }]]);
  });

  it('have some of the words only where nothing has all of them or is of their need', async () => {
    const some: Answer = ({ someWords }) => (someWords ? [found(1)] : []);
    const { ask, searches } = directory(some);
    const page = await ask({ q: 'purple elephants' });
    expect(page.widened).toBe('some_words');
    expect(searches.at(-1)?.search).toMatchObject({ someWords: ['purple', 'elephants'] });
    const all = directory();
    await all.ask({ q: 'purple elephants' });
    expect(all.searches).toHaveLength(1);
  });
});
