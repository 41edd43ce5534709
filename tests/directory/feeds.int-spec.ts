import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedView } from '@hub/contracts/directory';
import type { GeneratedService } from '../../apps/borough-simulator/src/feeds/generate-services.js';
import { backing } from '../config.js';
import { DirectoryRig } from './directory-rig.js';
import { servicesOf } from './generated-services.js';

const LEWISHAM = 'E09000023';
const SOUTHWARK = 'E09000028';

let rig: DirectoryRig;
beforeAll(async () => {
  rig = await DirectoryRig.open(backing.databaseUrl);
});
afterEach(() => {
  rig.closeFeeds();
});
afterAll(() => rig.close());

describe('a feed', () => {
  it('is pulled page by page, and then only what is newer', async () => {
    const { server, feed } = await rig.serve(LEWISHAM);
    expect(await rig.current(feed)).toMatchObject({
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
    const { feed } = await rig.serve(SOUTHWARK);
    const { nextPullAt = '' } = await rig.current(feed);
    const hours = (Date.parse(nextPullAt) - Date.parse(rig.clock.now())) / 3_600_000;
    expect(hours).toBeGreaterThanOrEqual(21.6);
    expect(hours).toBeLessThanOrEqual(26.4);
  });

  it('shows what is different, and tells of each service that is', async () => {
    const services = servicesOf('E09000001');
    const { server, feed } = await rig.serve('E09000001');
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
    const { server, feed } = await rig.serve('E09000003');
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
      severity: 'refused',
    });
    expect(await rig.current(feed)).toMatchObject({
      state: 'healthy',
      services: 250,
      notShown: '25 of 250 cannot be shown',
    });
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
    const { feed } = await rig.serve('E09000021', [
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
    const { server, feed } = await rig.serve('E09000004');
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
    const { server, feed } = await rig.serve('E09000022');
    server.feed.mood = 'miscounting';
    server.feed.services = servicesOf('E09000022').slice(1);
    expect(await rig.pullAgain(feed)).toMatchObject({ outcome: 'partial', removed: 0 });
    expect(await rig.pullAgain(feed)).toMatchObject({
      outcome: 'partial',
      removed: 0,
      unchangedPages: 0,
    });
    expect(await rig.current(feed)).toMatchObject({ services: 250 });
  });

  it('may redirect, but not for ever nor to where no feed may be registered', async () => {
    const { server, feed } = await rig.serve('E09000024');
    const { port } = new URL(server.url);
    const redirected = async (authority: string, to: string): Promise<FeedView> => {
      const gate = await rig.openFeed([]);
      gate.feed.redirectTo = to;
      return rig.current(await rig.register(authority, gate.url));
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
    expect(await rig.current(feed)).toMatchObject({ state: 'healthy' });
  });
});
