import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { GeneratedService } from '../../apps/borough-simulator/src/feeds/generate-services.js';
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
    expect(await rig.current(inside)).toMatchObject({
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
    const { feed } = await rig.serve('E09000014');
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
    const { feed } = await rig.serve('E09000016', contents);
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
    const { feed } = await rig.serve('E09000017', [one]);
    await rig.serve('E09000018', [twin]);
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
