import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import { DirectoryRig } from './directory-rig.js';
import { MadeUpFeeds, many, onePage, service, type Site } from './made-up-feeds.js';

const SOUTHWARK = 'E09000028';
const CAMDEN = 'E09000007';

let rig: DirectoryRig;
let feeds: MadeUpFeeds;
beforeAll(async () => {
  rig = await DirectoryRig.open(backing.databaseUrl);
  feeds = new MadeUpFeeds(rig);
});
afterEach(() => {
  feeds.close();
});
afterAll(() => rig.close());

describe('a directory', () => {
  it('case 22: stays where its feed answers with nothing, until the next pull says the same', async () => {
    const { served, feed } = await feeds.register(onePage(many(20, 2_000)));
    const before = (await rig.told()).length;
    served.site = onePage([]);
    expect(await rig.pullAgain(feed)).toMatchObject({
      outcome: 'held_back',
      removed: 0,
      because: expect.stringContaining('It lists 0 services where 20 were') as unknown,
    });
    expect(await rig.current(feed)).toMatchObject({ services: 20, heldBack: 0 });
    expect((await rig.told()).slice(before)).toEqual([]);
    served.site = onePage(many(5, 2_000));
    expect(await rig.pullAgain(feed)).toMatchObject({ outcome: 'held_back', removed: 0 });
    served.site = onePage(many(20, 2_000));
    expect(await rig.pullAgain(feed)).toMatchObject({ outcome: 'complete', removed: 0, same: 20 });
    expect(await rig.current(feed)).not.toHaveProperty('heldBack');
    served.site = onePage([]);
    await rig.pullAgain(feed);
    expect(await rig.pullAgain(feed)).toMatchObject({ outcome: 'complete', removed: 20 });
  });

  it('case 22: is taken away at once where its keeper confirms it', async () => {
    const { served, feed } = await feeds.register(onePage(many(20, 3_000)));
    expect(await rig.keep.confirm({ feedId: feed.id }, rig.as(feed.authority))).toMatchObject({
      refused: 'conflict',
    });
    served.site = onePage(many(3, 3_000));
    await rig.pullAgain(feed);
    expect(await rig.keep.confirm({ feedId: feed.id }, rig.as(SOUTHWARK))).toMatchObject({
      refused: 'forbidden',
    });
    expectDone(await rig.keep.confirm({ feedId: feed.id }, rig.as(feed.authority)));
    await rig.pull();
    expect(await rig.lastPull(feed)).toMatchObject({ outcome: 'complete', removed: 17 });
    served.site = onePage([]);
    expect(await rig.pullAgain(feed)).toMatchObject({ outcome: 'held_back', removed: 0 });
  });

  it('case 23: is read to its end where pages count nothing', async () => {
    const paged: Site = (_path, page) => ({
      contents: many(page <= 2 ? 100 : page === 3 ? 30 : 0, 4_000 + page * 100),
    });
    const { served, feed } = await feeds.register(paged);
    expect(await rig.lastPull(feed)).toMatchObject({ outcome: 'complete', good: 230, added: 230 });
    served.site = (_path, page) => (page === 1 ? { contents: many(100, 4_100) } : undefined);
    expect(await rig.pullAgain(feed)).toMatchObject({ outcome: 'held_back', removed: 0 });
    served.site = () => ({ contents: many(200, 4_100) });
    expect(await rig.pullAgain(feed)).toMatchObject({
      outcome: 'held_back',
      removed: 0,
      because: expect.stringContaining('does not say how many there are') as unknown,
    });
    expect(await rig.current(feed)).toMatchObject({ services: 230 });
  });

  it('case 24: is read behind a byte order mark', async () => {
    const { feed } = await feeds.register(
      () => `\uFEFF${JSON.stringify({ total_items: 1, contents: [service(5_000)] })}`,
    );
    expect(await rig.lastPull(feed)).toMatchObject({ outcome: 'complete', good: 1 });
  });

  it('cases 25 and 28: is read though one record answers 500, and one 404: they are faults, and keep their copy', async () => {
    const listed = many(12, 6_000).map(({ schedules: _schedules, ...one }) => one);
    const details =
      (broken: readonly number[]): Site =>
      (path) => {
        const one = listed.findIndex(({ id }) => path.endsWith(id));
        if (one < 0) return onePage(listed)(path, 1);
        return broken.includes(one) ? { status: one === 3 ? 500 : 404 } : listed[one];
      };
    const { served, feed } = await feeds.register(details([]));
    expect(await rig.lastPull(feed)).toMatchObject({ outcome: 'complete', good: 12 });
    served.site = details([3, 4]);
    expect(await rig.pullAgain(feed)).toMatchObject({
      outcome: 'partial',
      good: 10,
      bad: 2,
      removed: 0,
      faults: [
        { record: listed[3]?.id, message: 'is listed, but /services/{id} answers 500' },
        { record: listed[4]?.id, message: 'is listed, but /services/{id} answers 404' },
      ],
    });
    expect(await rig.current(feed)).toMatchObject({
      services: 12,
      notShown: '2 of 12 cannot be shown',
    });
    served.site = details(listed.map((_, place) => place));
    expect(await rig.pullAgain(feed)).toMatchObject({ outcome: 'failed' });
  });

  it('case 26: of version 1 is read, from an address that ends in /services too', async () => {
    const content = [
      {
        id: '1001',
        name: 'Case twenty-six',
        eligibilitys: [{ id: '1', minimum_age: 5, maximum_age: 11 }],
      },
    ];
    const { feed } = await feeds.register(
      () => ({
        totalElements: 1,
        totalPages: 1,
        number: 1,
        size: 1,
        first: true,
        last: true,
        content,
      }),
      {},
      '/services/',
    );
    expect(await rig.lastPull(feed)).toMatchObject({ outcome: 'complete', good: 1, bad: 0 });
    const { items } = expectDone(await rig.find.execute({ q: 'twenty six', age: 7 }));
    expect(items).toMatchObject([
      { name: 'Case twenty-six', minimumAge: 5, maximumAge: 11, source: { sourceId: '1001' } },
    ]);
    expect(expectDone(await rig.find.execute({ q: 'twenty six', age: 12 })).items).toEqual([]);
  });

  it.each([
    ['calls its first page 0', 1],
    ['counts its pages from 0', 0],
  ])('that %s is read whole', async (_how, first) => {
    const from = 7_000 + first * 1_000;
    const { feed } = await feeds.register((_path, asked) => {
      const page = asked - first;
      return {
        total_items: 150,
        total_pages: 2,
        page_number: page,
        first_page: page === 0,
        last_page: page === 1,
        contents: many(page === 0 ? 100 : 50, from + page * 100),
      };
    });
    expect(await rig.lastPull(feed)).toMatchObject({
      outcome: 'complete',
      pages: 2,
      good: 150,
      bad: 0,
    });
  });

  it('with slips whose meaning is certain, and ids that are no UUID, is read', async () => {
    const { feed } = await feeds.register(
      onePage([
        {
          id: 'abc-1',
          name: 'Slips',
          status: 'Active',
          url: 'www.example.org',
          email: 'a@example.org ',
          minimum_age: '5',
          last_modified: '2026-03-01T10:00:00',
          contacts: [{ name: 'Desk', service_id: 'abc-1' }],
        },
      ]),
    );
    expect(await rig.lastPull(feed)).toMatchObject({ outcome: 'complete', good: 1, bad: 0 });
    const { items } = expectDone(await rig.find.execute({ q: 'slips' }));
    expect(items).toMatchObject([
      {
        url: 'https://www.example.org',
        email: 'a@example.org',
        minimumAge: 5,
        source: { sourceId: 'abc-1' },
      },
    ]);
    const text = await rig.openReferral.one('service', items[0]?.id ?? '');
    expect(JSON.parse(text as string)).toMatchObject({ contacts: [{ service_id: items[0]?.id }] });
  });

  it('case 40: keeps its ids where its feed moves, and is read by its new terms', async () => {
    const records = many(3, 9_000);
    const { feed } = await feeds.register(onePage(records));
    const ids = async (): Promise<string[]> => {
      const all: string[] = [];
      let cursor: string | undefined;
      do {
        const page = expectDone(
          await rig.find.execute({ limit: 100, home: CAMDEN, ...(cursor ? { cursor } : {}) }),
        );
        all.push(
          ...page.items
            .filter(({ source }) => source.feedId === feed.id)
            .map(({ id, access, source }) => `${id} ${access} ${source.licence}`),
        );
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return all.sort();
    };
    const before = await ids();
    expect(before).toHaveLength(3);
    const elsewhere = await feeds.serve(onePage(records));
    const terms = {
      feedId: feed.id,
      name: 'Moved',
      url: `${elsewhere.url}/services`,
      licence: 'CC-BY-4.0',
      everyHours: 12,
      unlessSaid: 'universal' as const,
    };
    expect(
      await rig.keep.revise(terms, rig.as(CAMDEN === feed.authority ? SOUTHWARK : CAMDEN)),
    ).toMatchObject({ refused: 'forbidden' });
    expect(
      await rig.keep.revise({ ...terms, url: 'ftp://a.example' }, rig.as(feed.authority)),
    ).toMatchObject({ refused: 'feed_address_refused' });
    expect(await rig.keep.revise(terms, rig.as(feed.authority))).toMatchObject({
      name: 'Moved',
      url: elsewhere.url,
      everyHours: 12,
    });
    await rig.pull();
    expect(await rig.lastPull(feed)).toMatchObject({ outcome: 'complete', added: 0, removed: 0 });
    expect(await ids()).toEqual(
      before.map((one) => one.replace('unknown OGL-UK-3.0', 'open CC-BY-4.0')),
    );
  });

  it('that was ended is listed where it is asked for alone', async () => {
    const { feed } = await feeds.register(onePage(many(1, 9_500)));
    expectDone(await rig.keep.end({ feedId: feed.id }, rig.as(feed.authority)));
    const listed = async (ended?: 'true'): Promise<boolean> =>
      (await rig.read.all(ended ? { ended } : {})).items.some(({ id }) => id === feed.id);
    expect([await listed(), await listed('true')]).toEqual([false, true]);
  });
});
