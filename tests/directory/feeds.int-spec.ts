import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedView } from '@hub/contracts';
import type { FeedMood } from '../../apps/borough-simulator/src/feeds/feed-server.js';
import {
  type GeneratedService,
  generateServices,
} from '../../apps/borough-simulator/src/feeds/generate-services.js';
import { backing } from '../config.js';
import { DirectoryRig, expectDone, OUTCODES_FILE } from './directory-rig.js';

const LEWISHAM = 'E09000023';
const SOUTHWARK = 'E09000028';
const ALL = generateServices(33 * 250, 7, OUTCODES_FILE);
const servicesOf = (authority: string): GeneratedService[] => ALL.get(authority) ?? [];

let rig: DirectoryRig;
beforeAll(async () => {
  rig = await DirectoryRig.open(backing.databaseUrl);
});
afterEach(() => {
  rig.closeFeeds();
});
afterAll(() => rig.close());

const serve = (
  authority: string,
  services = servicesOf(authority),
): ReturnType<DirectoryRig['serve']> => rig.serve(authority, services);

const current = async ({ id }: FeedView): Promise<FeedView> =>
  expectDone(await rig.read.one({ feedId: id }));

describe('a feed', () => {
  it('is pulled page by page, and then only what is newer', async () => {
    const { server, feed } = await serve(LEWISHAM);
    expect(await current(feed)).toMatchObject({
      state: 'healthy',
      services: 250,
      failures: 0,
      licence: 'OGL-UK-3.0',
      copyOf: rig.clock.now(),
    });
    expect(await rig.lastPull(feed)).toMatchObject({
      outcome: 'complete',
      pages: 3,
      good: 250,
      bad: 0,
      added: 250,
      same: 0,
    });
    expect(await rig.pullAgain(feed)).toMatchObject({
      outcome: 'unchanged',
      unchangedPages: 3,
      same: 250,
      added: 0,
      changed: 0,
      removed: 0,
    });
    expect(server.feed.answered.get(304)).toBe(3);
  });

  it('is due again after its hours, give or take a tenth', async () => {
    const { feed } = await serve(SOUTHWARK);
    const { nextPullAt = '' } = await current(feed);
    const hours = (Date.parse(nextPullAt) - Date.parse(rig.clock.now())) / 3_600_000;
    expect(hours).toBeGreaterThanOrEqual(21.6);
    expect(hours).toBeLessThanOrEqual(26.4);
  });

  it('shows what is different, and tells of each service that is', async () => {
    const services = servicesOf('E09000001');
    const { server, feed } = await serve('E09000001');
    const [gone, renamed, closed, moved, aside] = services.filter(
      ({ status }) => status === 'active',
    ) as [GeneratedService, GeneratedService, GeneratedService, GeneratedService, GeneratedService];
    const elsewhere = {
      ...moved,
      service_at_locations: services.find(
        (one) =>
          one !== moved &&
          JSON.stringify(one['service_at_locations']) !==
            JSON.stringify(moved['service_at_locations']),
      )?.['service_at_locations'],
    };
    const changes = new Map<string, GeneratedService>([
      [renamed.id, { ...renamed, name: 'Quite another name' }],
      [closed.id, { ...closed, status: 'defunct' }],
      [moved.id, elsewhere],
      [aside.id, { ...aside, assured_date: '2026-11-01' }],
    ]);
    server.feed.services = services
      .filter(({ id }) => id !== gone.id)
      .map((service) => changes.get(service.id) ?? service);
    const before = (await rig.told()).length;
    const report = await rig.pullAgain(feed);
    expect(report).toMatchObject({
      outcome: 'complete',
      removed: 1,
      changed: 3,
      added: 0,
      same: 245,
    });
    expect(report.differences.map(({ change, fields }) => [change, fields]).sort()).toEqual([
      ['changed', ['name']],
      ['closed', ['status']],
      ['moved', ['places']],
      ['removed', []],
    ]);
    const told = (await rig.told())
      .slice(before)
      .filter(({ type }) => type === 'service.changed.v1');
    expect(told.map(({ data }) => data['change']).sort()).toEqual([
      'changed',
      'closed',
      'closed',
      'moved',
    ]);
    // One that is gone can still be read by who referred a child to it.
    const { serviceId = '' } = report.differences.find(({ change }) => change === 'removed') ?? {};
    expect(await rig.one.execute({ serviceId })).toMatchObject({
      status: 'removed',
      name: gone.name,
    });
    server.feed.services = services;
    expect((await rig.pullAgain(feed)).differences.map(({ change }) => change).sort()).toEqual([
      'changed',
      'moved',
      'reopened',
      'reopened',
    ]);
  });

  it('that lists one-to-one fields alone is asked for each service, the next time only for those that changed', async () => {
    const services = servicesOf('E09000002').slice(0, 30);
    const server = await rig.openFeed(services);
    server.feed.mood = 'list_only';
    const feed = await rig.register('E09000002', server.url);
    expect(await rig.lastPull(feed)).toMatchObject({ outcome: 'complete', good: 30, added: 30 });
    expect(server.feed.answered.get(200)).toBe(31);
    const [first] = services as [GeneratedService];
    server.feed.services = services.map((one) =>
      one === first ? { ...one, name: 'New name', last_modified: '2026-11-22T00:00:00Z' } : one,
    );
    expect(await rig.pullAgain(feed)).toMatchObject({ outcome: 'complete', changed: 1, same: 29 });
    expect(server.feed.answered.get(200)).toBe(33);
  });

  it('with records that are not valid gives its good ones; the bad ones are listed, and keep the copy they had', async () => {
    const { server, feed } = await serve('E09000003');
    server.feed.mood = 'invalid';
    server.feed.services = [...server.feed.services];
    const report = await rig.pullAgain(feed);
    expect(report).toMatchObject({
      outcome: 'partial',
      good: 225,
      bad: 25,
      removed: 0,
      because: '25 records were refused.',
    });
    expect(report.faults).toContainEqual({
      record: servicesOf('E09000003')[3]?.id,
      field: 'status',
      message: 'must be equal to one of the allowed values',
    });
    expect(await current(feed)).toMatchObject({ state: 'healthy', services: 250 });
  });

  it('with records that a database would choke on gives the others', async () => {
    const [first, ...rest] = servicesOf('E09000021').slice(0, 6) as [
      GeneratedService,
      ...GeneratedService[],
    ];
    const odd = [
      { name: 'a\u0000b' },
      { description: '\ud800' },
      { name: 'x'.repeat(301) },
      { description: 'x'.repeat(200_001) },
      { last_modified: '9999-12-31T00:00:00Z', description: 'C:\\u0000' },
    ];
    const { feed } = await serve('E09000021', [
      first,
      ...rest.map((one, place) => ({ ...one, ...odd[place] })),
    ]);
    const report = await rig.lastPull(feed);
    expect(report).toMatchObject({ outcome: 'partial', good: 2, bad: 4 });
    expect(
      report.faults.map(({ record, message }) => [
        rest.findIndex(({ id }) => id === record),
        message,
      ]),
    ).toEqual([
      [0, 'holds a character that is none'],
      [1, 'holds a character that is none'],
      [2, 'is longer than 300 characters'],
      [3, 'is longer than 200000 characters'],
    ]);
  });

  it('of which a service slips away while it is read loses nothing', async () => {
    const { server, feed } = await serve('E09000004');
    server.feed.mood = 'changing';
    const report = await rig.pullAgain(feed, {}, 'another taxonomy');
    expect(report).toMatchObject({
      outcome: 'partial',
      removed: 0,
      because: 'It changed while it was read, or miscounts: nothing was taken away.',
    });
    server.feed.mood = 'good';
    expect(await rig.pullAgain(feed)).toMatchObject({ outcome: 'complete', removed: 2 });
  });

  it('that miscounts loses nothing either, however often it is pulled', async () => {
    const { server, feed } = await serve('E09000022');
    server.feed.mood = 'miscounting';
    server.feed.services = servicesOf('E09000022').slice(1);
    expect(await rig.pullAgain(feed)).toMatchObject({ outcome: 'partial', removed: 0 });
    expect(await rig.pullAgain(feed)).toMatchObject({
      outcome: 'partial',
      removed: 0,
      unchangedPages: 0,
    });
    expect(await current(feed)).toMatchObject({ services: 250 });
  });

  it('may redirect, but not for ever nor to where no feed may be registered', async () => {
    const { server, feed } = await serve('E09000024');
    const { port } = new URL(server.url);
    const redirected = async (authority: string, to: string): Promise<FeedView> => {
      const gate = await rig.openFeed([]);
      gate.feed.redirectTo = to;
      return current(await rig.register(authority, gate.url));
    };
    expect(await redirected('E09000025', server.url)).toMatchObject({
      state: 'healthy',
      services: 250,
    });
    expect(await redirected('E09000026', `http://user:secret@127.0.0.1:${port}`)).toMatchObject({
      state: 'failing',
      because:
        'It redirects to an address that the hub does not fetch from: It must hold no user name and no password.',
    });
    expect(await redirected('E09000027', 'ftp://127.0.0.1')).toMatchObject({
      because:
        'It redirects to an address that the hub does not fetch from: It must begin with https.',
    });
    expect(await redirected('E09000029', '')).toMatchObject({
      because: 'It redirects more than 3 times.',
    });
    expect(await current(feed)).toMatchObject({ state: 'healthy' });
  });

  const BROKEN: readonly [FeedMood, string, string][] = [
    ['failing', 'E09000005', 'Page 1 is answered with status 500.'],
    ['not_json', 'E09000006', 'Page 1 is not JSON.'],
    ['circle', 'E09000007', 'Page 2 is the same as one before: the feed goes round in a circle.'],
    ['huge', 'E09000008', 'An answer is larger than 32000000 bytes.'],
    ['bomb', 'E09000009', 'An answer is larger than 32000000 bytes.'],
    ['inward', 'E09000010', 'Its address leads to where the hub does not fetch from.'],
    ['silent', 'E09000011', 'It took longer than a pull may take.'],
  ];
  it.each(BROKEN)(
    'that is %s is cut off and recorded, and its last good copy stays',
    async (mood, authority, because) => {
      const { server, feed } = await serve(authority);
      const good = await current(feed);
      server.feed.mood = mood;
      expect(await rig.pullAgain(feed, { milliseconds: 2_000 }, 'another taxonomy')).toMatchObject({
        outcome: 'failed',
        because,
      });
      const broken = await current(feed);
      expect(broken).toMatchObject({
        state: 'failing',
        failures: 1,
        because,
        services: 250,
        copyOf: good.copyOf,
      });
      expect(Date.parse(broken.nextPullAt ?? '') - Date.parse(rig.clock.now())).toBeLessThanOrEqual(
        5.5 * 60_000,
      );
      expect(
        await rig.scratch.database.query('SELECT count(*)::integer AS left FROM staged_service'),
      ).toEqual([{ left: 0 }]);
      server.feed.mood = 'good';
      expect(await rig.pullAgain(feed)).toMatchObject({ outcome: 'unchanged', same: 250 });
      const mended = await current(feed);
      expect(mended).toMatchObject({ state: 'healthy', failures: 0 });
      expect(mended.because).toBeUndefined();
    },
  );

  it('that breaks off in the middle leaves nothing half-written', async () => {
    const { server, feed } = await serve('E09000012');
    server.feed.services = servicesOf('E09000012').map((one) => ({
      ...one,
      name: `${one.name} anew`,
    }));
    const report = await rig.pullAgain(feed, { bytes: 300_000 });
    expect(report).toMatchObject({
      outcome: 'failed',
      because: expect.stringMatching(/larger than \d+ bytes/) as unknown,
    });
    expect(report.pages).toBeGreaterThan(0);
    const [{ renamed }] = await rig.scratch.database.query<[{ renamed: number }]>(
      `SELECT count(*)::integer AS renamed FROM service WHERE feed_id = '${feed.id}' AND name LIKE '% anew'`,
    );
    expect(renamed).toBe(0);
  });

  it('that is ended while it is pulled stays ended; one that is asked for meanwhile is pulled once more', async () => {
    const { server, feed } = await serve('E09000019');
    server.feed.services = servicesOf('E09000019').map((one) => ({
      ...one,
      name: `${one.name} anew`,
    }));
    server.feed.mood = 'slow';
    rig.clock.advance(60_000);
    expectDone(await rig.keep.pull({ feedId: feed.id }, rig.as(feed.authority)));
    const pulling = rig.pull();
    await new Promise((resolve) => setTimeout(resolve, 400));
    rig.clock.advance(1_000);
    expectDone(await rig.keep.pull({ feedId: feed.id }, rig.as(feed.authority)));
    await rig.pull();
    await pulling;
    const { items } = expectDone(await rig.read.pulls({ feedId: feed.id }));
    expect(items.map(({ outcome }) => outcome)).toEqual(['unchanged', 'complete', 'complete']);
    rig.clock.advance(60_000);
    expectDone(await rig.keep.pull({ feedId: feed.id }, rig.as(feed.authority)));
    const last = rig.pull();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expectDone(await rig.keep.end({ feedId: feed.id }, rig.as(feed.authority)));
    await last;
    expect(await current(feed)).toMatchObject({ state: 'ended', services: 0 });
    expect(await rig.lastPull(feed)).toMatchObject({
      outcome: 'failed',
      because: 'The feed was ended meanwhile.',
    });
  });

  it('whose pull broke off with the hub is pulled again, and nothing of that pull is left', async () => {
    const { feed } = await serve('E09000020');
    rig.clock.advance(1_000);
    const broken = '019a5b00-0000-7000-8000-0000000bbbbb';
    await rig.scratch.database.query(
      `INSERT INTO pull (id, feed_id, outcome, began_at, pages, unchanged_pages, bytes, good, bad, added, changed, removed, same) VALUES ($1, $2, 'running', $3, 0, 0, 0, 0, 0, 0, 0, 0, 0)`,
      [broken, feed.id, rig.clock.now()],
    );
    await rig.scratch.database.query(
      `INSERT INTO staged_service (pull_id, source_id) VALUES ($1, 'x')`,
      [broken],
    );
    rig.clock.advance(60_000);
    expectDone(await rig.keep.pull({ feedId: feed.id }, rig.as(feed.authority)));
    await rig.pull();
    expect(await rig.lastPull(feed)).toMatchObject({ id: broken, outcome: 'running' });
    rig.clock.advance(31 * 60_000);
    await rig.pull();
    expect(await rig.lastPull(feed)).toMatchObject({ outcome: 'unchanged' });
    expect(await rig.read.pull({ pullId: broken })).toMatchObject({
      outcome: 'failed',
      because: 'The hub stopped while it read the feed.',
    });
    expect(await rig.scratch.database.query('SELECT FROM staged_service')).toEqual([]);
  });

  it('is as it was where the database loses what was read of it', async () => {
    const { server, feed } = await serve('E09000030');
    server.feed.services = servicesOf('E09000030').map((one) => ({
      ...one,
      name: `${one.name} anew`,
    }));
    server.feed.mood = 'slow';
    rig.clock.advance(60_000);
    expectDone(await rig.keep.pull({ feedId: feed.id }, rig.as(feed.authority)));
    const pulling = rig.pull();
    await new Promise((resolve) => setTimeout(resolve, 500));
    // What a crash of PostgreSQL does to a table that is not logged.
    await rig.scratch.database.query('TRUNCATE staged_service');
    await pulling;
    expect(await rig.lastPull(feed)).toMatchObject({
      outcome: 'failed',
      because: 'What was read of it was lost with the database.',
    });
    expect(await current(feed)).toMatchObject({ state: 'failing', services: 250 });
  });

  it('may not be at an address inside, nor hold a password, nor be registered twice', async () => {
    const terms = { name: 'x', licence: 'OGL-UK-3.0', everyHours: 24 };
    expect(
      await rig.keep.register({ ...terms, url: 'ftp://a.example' }, rig.as('E09000013')),
    ).toMatchObject({ refused: 'feed_address_refused' });
    expect(
      await rig.keep.register(
        { ...terms, url: 'https://user:secret@a.example' },
        rig.as('E09000013'),
      ),
    ).toMatchObject({ refused: 'feed_address_refused' });
    const inside = await rig.register('E09000013', 'http://127.0.0.2:9');
    expect(await current(inside)).toMatchObject({
      state: 'failing',
      because: 'Its address leads to where the hub does not fetch from.',
    });
    expect(
      await rig.keep.register({ ...terms, url: 'http://127.0.0.2:9/' }, rig.as('E09000013')),
    ).toMatchObject({ refused: 'conflict' });
    const twice = await Promise.all(
      [1, 2].map(() =>
        rig.keep.register({ ...terms, url: 'http://127.0.0.3:9' }, rig.as('E09000013')),
      ),
    );
    expect(
      twice.map((answer) => ('refused' in answer ? answer.refused : answer.state)).sort(),
    ).toEqual(['conflict', 'new']);
  });

  it('belongs to its authority: others are refused; ended, it takes its services with it', async () => {
    const { feed } = await serve('E09000014');
    expect(await rig.keep.end({ feedId: feed.id }, rig.as('E09000015'))).toMatchObject({
      refused: 'forbidden',
    });
    expect(await rig.keep.pull({ feedId: feed.id }, rig.as('E09000015'))).toMatchObject({
      refused: 'forbidden',
    });
    const before = (await rig.told()).length;
    expect(await rig.keep.end({ feedId: feed.id }, rig.as('E09000014'))).toMatchObject({
      state: 'ended',
      services: 0,
    });
    const told = (await rig.told()).slice(before);
    expect(told.filter(({ data }) => data['change'] === 'closed')).toHaveLength(250);
  });

  it('made of the standard’s own sample data is read as it is: all but one of its records bear an id that was there before', async () => {
    const { contents } = JSON.parse(
      readFileSync('data/open-referral-uk/services-sample.json', 'utf8'),
    ) as { contents: GeneratedService[] };
    const { feed } = await serve('E09000016', contents);
    const report = await rig.lastPull(feed);
    expect(report.good + report.bad).toBe(contents.length);
    expect(report.good).toBeGreaterThan(0);
    expect(
      report.faults.some(({ message }) => message === 'stands in the feed twice; the first counts'),
    ).toBe(true);
  });

  it('that lists what another one lists is shown beside it', async () => {
    const one = servicesOf('E09000017').find(
      ({ status }) => status === 'active',
    ) as GeneratedService;
    const twin = { ...one, id: '019a5b00-0000-7000-8000-0000000abcde', name: `${one.name} Ltd` };
    const { feed } = await serve('E09000017', [one]);
    await serve('E09000018', [twin]);
    const { items } = expectDone(await rig.read.duplicates({ feedId: feed.id }));
    expect(items).toMatchObject([
      {
        name: one.name,
        otherName: twin.name,
        otherAuthority: 'E09000018',
        because: 'alike in name, at the same postcode',
      },
    ]);
    expect(items[0]?.likeness).toBeGreaterThan(60);
  });
});
