import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedView, ServiceView } from '@hub/contracts/directory';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import { DirectoryRig } from './directory-rig.js';
import { MadeUpFeeds, onePage, service, uuid } from './made-up-feeds.js';

const SOUTHWARK = 'E09000028';
const CAMDEN = 'E09000007';
const ELIGIBILITY = 'pan-london-eligibility';

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

describe('who may use a service of a feed whose others are for every child', () => {
  let number = 1_000;
  const said = (taxonomy_term: object) => ({
    attributes: [{ id: uuid(900), link_type: 'x', taxonomy_term }],
  });
  const term = (name: string, more: object = {}) =>
    said({ id: uuid(901), name, description: name, taxonomy: ELIGIBILITY, ...more });

  async function asked(name: string, more: object, home: string): Promise<ServiceView | undefined> {
    number += 1;
    const { feed } = await feeds.register(onePage([service(number, { name, ...more })]), {
      unlessSaid: 'universal',
    });
    const { items } = expectDone(await rig.find.execute({ home, limit: 100 }));
    return items.find(({ source }) => source.feedId === feed.id);
  }

  it('case 01: is read where a name stands for a code', async () => {
    const record = term('residents:Southwark', { term: 'residents:Southwark' });
    expect(await asked('Case one', record, CAMDEN)).toBeUndefined();
    expect(await asked('Case one', record, SOUTHWARK)).toMatchObject({
      access: 'open',
      reasons: [{ rule: 'residents', authority: SOUTHWARK }],
    });
  });

  it('case 02: is read where the hub’s own term comes without its code', async () => {
    expect(await asked('Case two', term('Residents of Southwark'), CAMDEN)).toBeUndefined();
  });

  it('case 03: is read where one term holds several', async () => {
    const record = term('x', { term: 'residents:E09000028;residents:E09000022' });
    expect(await asked('Case three', record, CAMDEN)).toBeUndefined();
    expect(await asked('Case three', record, 'E09000022')).toMatchObject({ access: 'open' });
  });

  it('is unknown, in the words of the record and with a fault of the pull, where it cannot be read', async () => {
    expect(await asked('Case of Kent', term('Residents of Kent'), CAMDEN)).toMatchObject({
      access: 'unknown',
      reasons: [
        {
          rule: 'not_understood',
          sentence: expect.stringContaining('Residents of Kent') as unknown,
        },
      ],
    });
    const { items } = await rig.read.all();
    const feed = items.at(-1) as FeedView;
    expect(await rig.lastPull(feed)).toMatchObject({
      outcome: 'complete',
      bad: 0,
      warnings: 1,
      faults: [{ field: 'attributes.0', severity: 'warning' }],
    });
    expect(await asked('Case of nothing', {}, CAMDEN)).toMatchObject({ access: 'open' });
  });
});
