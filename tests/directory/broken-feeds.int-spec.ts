import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedMood } from '../../apps/borough-simulator/src/feeds/feed-server.js';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import { DirectoryRig } from './directory-rig.js';
import { servicesOf } from './generated-services.js';

let rig: DirectoryRig;
beforeAll(async () => {
  rig = await DirectoryRig.open(backing.databaseUrl);
});
afterEach(() => {
  rig.closeFeeds();
});
afterAll(() => rig.close());

describe('a feed', () => {
  const BROKEN: readonly [FeedMood, string, string][] = [
    ['failing', 'E09000005', 'Page 1 is answered with status 500.'],
    ['not_json', 'E09000006', 'Page 1 is not JSON but a web page: is the address that of its API?'],
    ['circle', 'E09000007', 'Page 2 is the same as one before: the feed goes round in a circle.'],
    ['huge', 'E09000008', 'Page 1 has a record of more than 4000000 bytes.'],
    ['bomb', 'E09000009', 'Page 1 has a record of more than 4000000 bytes.'],
    ['inward', 'E09000010', 'Its address leads to where the hub does not fetch from.'],
    ['silent', 'E09000011', 'It took longer than a pull may take.'],
  ];
  it.each(BROKEN)(
    'that is %s is cut off and recorded, and its last good copy stays',
    async (mood, authority, because) => {
      const { server, feed } = await rig.serve(authority);
      const good = await rig.current(feed);
      server.feed.mood = mood;
      const milliseconds = mood === 'silent' ? 2_000 : 60_000;
      expect(await rig.pullAgain(feed, { milliseconds }, 'another taxonomy')).toMatchObject({
        outcome: 'failed',
        because,
      });
      const broken = await rig.current(feed);
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
      const mended = await rig.current(feed);
      expect(mended).toMatchObject({ state: 'healthy', failures: 0 });
      expect(mended.because).toBeUndefined();
    },
  );

  it('that breaks off in the middle leaves nothing half-written', async () => {
    const { server, feed } = await rig.serve('E09000012');
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
    const { server, feed } = await rig.serve('E09000019');
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
    expect(await rig.current(feed)).toMatchObject({ state: 'ended', services: 0 });
    expect(await rig.lastPull(feed)).toMatchObject({
      outcome: 'failed',
      because: 'The feed was ended meanwhile.',
    });
  });

  it('whose pull broke off with the hub is pulled again, and nothing of that pull is left', async () => {
    const { feed } = await rig.serve('E09000020');
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
    const { server, feed } = await rig.serve('E09000030');
    server.feed.services = servicesOf('E09000030').map((one) => ({
      ...one,
      name: `${one.name} anew`,
    }));
    server.feed.mood = 'slow';
    rig.clock.advance(60_000);
    expectDone(await rig.keep.pull({ feedId: feed.id }, rig.as(feed.authority)));
    const pulling = rig.pull();
    while ((await rig.scratch.database.query<object[]>('SELECT FROM staged_service')).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    // What a crash of PostgreSQL does to a table that is not logged.
    await rig.scratch.database.query('TRUNCATE staged_service');
    await pulling;
    expect(await rig.lastPull(feed)).toMatchObject({
      outcome: 'failed',
      because: 'What was read of it was lost with the database.',
    });
    expect(await rig.current(feed)).toMatchObject({ state: 'failing', services: 250 });
  });
});
