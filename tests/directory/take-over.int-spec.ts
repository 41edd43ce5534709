import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedView } from '@hub/contracts/directory';
import type { GeneratedService } from '../../apps/borough-simulator/src/feeds/generate-services.js';
import { backing } from '../config.js';
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
});
