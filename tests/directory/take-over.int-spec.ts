import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedView } from '@hub/contracts/directory';
import type { GeneratedService } from '../../apps/borough-simulator/src/feeds/generate-services.js';
import { backing } from '../config.js';
import { madeUp } from './cases/made-up.js';
import { expectDone } from '../expect-done.js';
import { DirectoryRig } from './directory-rig.js';
import { servicesOf } from './generated-services.js';

const AUTHORITY = 'E09000022';

let rig: DirectoryRig;
beforeAll(async () => {
  rig = await DirectoryRig.open(backing.databaseUrl);
});
afterAll(() => rig.close());

/** Everything that searches look at, under the ids of the feed. */
async function searched({ id }: FeedView): Promise<{ services: object[]; places: object[] }> {
  const services = await rig.scratch.database.query<object[]>(
    `SELECT source_id, name, is_open, is_located, organization, needs, rules, minimum_age, maximum_age, days, areas, quality, modified_at, words::text
     FROM service WHERE feed_id = $1 AND NOT removed ORDER BY source_id`,
    [id],
  );
  const places = await rig.scratch.database.query<object[]>(
    `SELECT s.source_id, p.place, p.need, p.is_first, p.at::text, p.rules, p.minimum_age, p.maximum_age, p.days, p.postcode
     FROM service_place p JOIN service s ON s.id = p.service_id WHERE s.feed_id = $1 ORDER BY s.source_id, p.place, p.need`,
    [id],
  );
  return { services, places };
}

describe('a feed', () => {
  it('that changed again and again is searched as if its last copy had been the first', async () => {
    const services = servicesOf(AUTHORITY);
    const { server, feed } = await rig.serve(AUTHORITY);
    const withOf = (
      from: number,
      to: number,
      of: (service: GeneratedService, place: number) => object,
    ): void => {
      server.feed.services = server.feed.services.map((service, place) =>
        place >= from && place < to ? { ...service, ...of(service, place) } : service,
      );
    };
    const other = (place: number, field: string): object => ({
      [field]: services[(place + 7) % services.length]?.[field],
    });
    withOf(0, 60, (_service, place) => other(place, 'attributes'));
    withOf(50, 120, (_service, place) => other(place, 'service_at_locations'));
    withOf(110, 130, ({ status }) => ({ status: status === 'active' ? 'defunct' : 'active' }));
    server.feed.services = server.feed.services.filter((_service, place) => place % 10 !== 3);
    await rig.pullAgain(feed);
    server.feed.services = [
      ...server.feed.services,
      ...services.filter((_service, place) => place % 20 === 3),
    ];
    withOf(40, 90, (_service, place) => ({
      ...other(place, 'schedules'),
      minimum_age: 3,
      maximum_age: 9,
    }));
    const before = rig.pieces;
    await rig.pullAgain(feed);
    // Checked and indexed by twenties, staged by pages, what is different taken over by fifties.
    expect(rig.pieces - before).toBe(12 + 12 + 3 + 2);
    const fresh = await rig.serve(AUTHORITY, server.feed.services);
    expect(await searched(feed)).toEqual(await searched(fresh.feed));
  });

  it('is taken over with the words that questions are corrected by, or not at all', async () => {
    const { server, feed } = await rig.serve('E09000021', [madeUp('Falconry one')]);
    const { database } = rig.scratch;
    await database.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no word today'; END $$`);
    await database.query(
      'CREATE TRIGGER refuse BEFORE INSERT ON search_word EXECUTE FUNCTION refuse()',
    );
    server.feed.services = [madeUp('Falconry one'), madeUp('Falconry two')];
    await expect(rig.pullAgain(feed)).rejects.toThrow('no word today');
    expect(await rig.lastPull(feed)).toMatchObject({ outcome: 'failed', added: 0 });
    expect((await searched(feed)).services).toMatchObject([{ name: 'Falconry one' }]);
    await database.query('DROP TRIGGER refuse ON search_word');
    rig.clock.advance(60 * 60_000);
    expect(await rig.pullAgain(feed)).toMatchObject({ outcome: 'complete', added: 1 });
    expect(await wordOf('falconry')).toBe(2);
  });

  it('counts words with those of another that is taken over at the same time', async () => {
    const feeds = [];
    for (const authority of ['E09000031', 'E09000032', 'E09000033'])
      feeds.push(await rig.serve(authority, [madeUp(`Archery ${authority}`)]));
    for (const { server, feed } of feeds) {
      server.feed.services = ['one', 'two'].map((name) => madeUp(`Topiary ${name} ${feed.id}`));
      expectDone(await rig.keep.pull({ feedId: feed.id }, rig.as(feed.authority)));
    }
    rig.clock.advance(60_000);
    await Promise.all(feeds.map(() => rig.pull()));
    expect(await wordOf('topiary')).toBe(6);
    expect(await wordOf('archery')).toBeUndefined();
  });
});

/** In how many services a word is known to stand. */
async function wordOf(word: string): Promise<number | undefined> {
  const [row] = await rig.scratch.database.query<{ services: number }[]>(
    'SELECT services FROM search_word WHERE word = $1',
    [word],
  );
  return row?.services;
}
