import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type FindServicesPayload,
  NEED_TERMS,
  type ServicePage,
  type ServiceView,
} from '@hub/contracts/directory';
import { WEEKDAYS } from '@hub/contracts/shape';
import { Random } from '@hub/seeded-random';
import { generateServices } from '../../apps/borough-simulator/src/feeds/generate-services.js';
import { namedId } from '../../apps/directory-service/src/application/named-id.js';
import { OwnTerms } from '../../apps/directory-service/src/domain/services/own-terms.js';
import { readTaxonomyFile } from '../../apps/directory-service/src/adapters/taxonomy-file.js';
import { judge } from '../../apps/directory-service/src/domain/services/eligibility.js';
import {
  indexService,
  type IndexedService,
} from '../../apps/directory-service/src/domain/services/indexed-service.js';
import type { OpenReferralService } from '../../apps/directory-service/src/domain/services/open-referral.js';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import { DirectoryRig, TAXONOMY_FILE, VOCABULARY_FILE } from './directory-rig.js';
import { OUTCODES_FILE } from './generated-services.js';

const LEWISHAM = 'E09000023';
const SOUTHWARK = 'E09000028';
const LAMBETH = 'E09000022';
const CAMDEN = 'E09000007';
const AUTHORITIES = [LEWISHAM, SOUTHWARK, LAMBETH, CAMDEN];
const ALL = generateServices(33 * 120, 11, OUTCODES_FILE);
const EARTH_METRES = 6_378_168;

let rig: DirectoryRig;
beforeAll(async () => {
  rig = await DirectoryRig.open(backing.databaseUrl);
  for (const authority of AUTHORITIES) await rig.serve(authority, ALL.get(authority) ?? []);
});
afterAll(() => rig.close());

const ask = async (question: FindServicesPayload): Promise<ServicePage> =>
  expectDone(await rig.find.execute(question));

const all = (question: FindServicesPayload): Promise<ServiceView[]> => rig.findAll(question, 37);

/** Distance on a sphere by the haversine formula (R. W. Sinnott, 1984), in metres. */
function metresBetween(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(rad(a.latitude)) *
      Math.cos(rad(b.latitude)) *
      Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(h));
}

describe('any question', () => {
  const taxonomy = readTaxonomyFile(TAXONOMY_FILE, VOCABULARY_FILE);
  let index: { service: IndexedService; id: string }[];
  beforeAll(() => {
    index = AUTHORITIES.flatMap((authority) =>
      (ALL.get(authority) ?? []).map((document) => ({
        id: document.id,
        service: indexService(document as unknown as OpenReferralService, {
          taxonomy,
          own: new OwnTerms(taxonomy, namedId),
          feed: { authority },
          locate: () => undefined,
          now: rig.clock.now(),
        }),
      })),
    );
  });

  it('is answered as looking at each service by itself would', async () => {
    const random = new Random(5);
    const maybe = <T>(value: T): T | undefined => (random.next() < 0.5 ? value : undefined);
    for (let time = 0; time < 40; time += 1) {
      const asked = {
        need: maybe(random.pick(NEED_TERMS)),
        age: maybe(random.between(0, 18)),
        day: maybe(random.pick(WEEKDAYS)),
        home: maybe(random.pick(AUTHORITIES)),
        school: maybe(random.pick(AUTHORITIES)),
        gp: maybe(random.pick(AUTHORITIES)),
        postcode: maybe('SE13 6LG'),
      };
      const question = Object.fromEntries(
        Object.entries(asked).filter(([, value]) => value !== undefined),
      ) as FindServicesPayload;
      const { need, age, day } = question;
      const expected = index.filter(({ service }) => {
        const { status, needs, minimumAge = 0, maximumAge = 200, days, rules } = service;
        const onDay = day === undefined || days === undefined || days.includes(day);
        return (
          status === 'active' &&
          (need === undefined || needs.includes(need)) &&
          (age === undefined || (minimumAge <= age && age <= maximumAge)) &&
          onDay &&
          judge(rules, question, taxonomy.protocols).access !== 'closed'
        );
      });
      const found = (await all(question)).filter(({ source }) =>
        AUTHORITIES.includes(source.authority),
      );
      expect(found.map(({ source }) => source.sourceId).sort()).toEqual(
        expected.map(({ id }) => id).sort(),
      );
      for (const one of found) {
        const judged = judge(
          index.find(({ id }) => id === one.source.sourceId)?.service.rules ?? [],
          question,
          taxonomy.protocols,
        );
        expect([one.access, one.reasons]).toEqual([judged.access, judged.reasons]);
      }
    }
  });

  it('with a postcode is answered nearest first, each service once at its nearest place, and those nobody can place last', async () => {
    const from = { latitude: 51.45837, longitude: -0.0091 };
    const found = (await all({ postcode: 'SE13 6LG', need: 'activities' })).filter(({ source }) =>
      AUTHORITIES.includes(source.authority),
    );
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    const metres = found.map(({ place }) => place?.metres ?? Infinity);
    expect(metres).toEqual(metres.toSorted((a, b) => a - b));
    for (const { source, place } of found) {
      const nearest = Math.min(
        ...(index.find(({ id }) => id === source.sourceId)?.service.places ?? []).flatMap(
          ({ position }) => (position ? [metresBetween(from, position)] : []),
        ),
      );
      if (place?.metres !== undefined && nearest < Infinity)
        expect(place.metres).toBeLessThanOrEqual(Math.ceil(nearest) + 1);
    }
    const wordyFound = await all({ postcode: 'SE13 6LG', q: 'club' });
    const wordy = wordyFound.map(({ id }) => id);
    const clubs = found
      .filter(({ name, description }) => /\bclubs?\b/i.test(`${name} ${description ?? ''}`))
      .map(({ id }) => id);
    expect(wordy.filter((id) => clubs.includes(id))).toEqual(clubs);
    const wordyNear = (await all({ postcode: 'SE13 6LG', q: 'club', radius: 3_000 })).map(
      ({ id }) => id,
    );
    // What has no distance stands behind with a radius too.
    const within = ({ place }: ServiceView): boolean =>
      place?.metres === undefined || place.metres <= 3_000;
    expect(wordyNear).toEqual(wordyFound.filter(within).map(({ id }) => id));
    expect(wordyNear.length).toBeGreaterThan(0);
    expect(wordyNear.length).toBeLessThan(wordy.length);
    const near = await all({ postcode: 'SE13 6LG', need: 'activities', radius: 3_000 });
    expect(
      near.filter(({ source }) => AUTHORITIES.includes(source.authority)).map(({ id }) => id),
    ).toEqual(found.filter(within).map(({ id }) => id));
  });

  it('is told how exact distances are, and that a postcode is not known', async () => {
    expect((await ask({ postcode: 'se13 6lg' })).from).toEqual({
      postcode: 'SE13 6LG',
      exactness: 'outward_code',
      sentence: 'Distances are from the middle of the whole district, good to a mile or so.',
    });
    expect(await rig.find.execute({ postcode: 'ZZ9 9ZZ' })).toMatchObject({
      refused: 'postcode_unknown',
    });
    expect(await rig.find.execute({ postcode: '12345' })).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'postcode' }],
    });
    expect(await rig.find.execute({ radius: 500 })).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'radius' }],
    });
    expect(await rig.find.execute({ cursor: 'x' })).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'cursor' }],
    });
    await rig.scratch.database.query(`INSERT INTO postcode VALUES ('SE136LG', 51.4612, -0.0113)`);
    const { from, items } = await ask({ postcode: 'SE13 6LG' });
    expect(from).toMatchObject({
      exactness: 'postcode',
      sentence: 'Distances are from the middle of the postcode, good to a street or two.',
    });
    expect(items.some(({ place }) => place?.exactness === 'postcode')).toBe(true);
    // Of a place that is known by its district alone, no distance is better than that.
    expect(items.every(({ place }) => place?.exactness !== 'coordinates')).toBe(true);
    await rig.scratch.database.query('DELETE FROM postcode');
  });

  it('finds words, also misspelt ones and in other forms, and says what it looked for', async () => {
    const counselling = await all({ q: 'counselling' });
    expect(counselling.length).toBeGreaterThan(10);
    expect((await ask({ q: 'counsellors anxious' })).items.length).toBeGreaterThan(0);
    const misspelt = await ask({ q: 'councelling' });
    expect(misspelt.didYouMean).toBe('counselling');
    expect(misspelt.items.length).toBeGreaterThan(0);
    const nearby = await ask({ q: 'bereavment supprt', postcode: 'SE13' });
    expect(nearby.didYouMean).toBe('bereavement support');
    expect(nearby.items[0]?.place?.metres).toBeGreaterThan(0);
    expect(await ask({ q: 'xylophonequartz' })).toEqual({ items: [] });
    expect((await ask({ q: `'; DROP TABLE service; -- "` })).items).toEqual([]);
  });

  it('counts what was found by kind where it is asked to', async () => {
    const { facets } = await ask({ home: LEWISHAM, facets: 'true', age: 9 });
    const found = await all({ home: LEWISHAM, age: 9 });
    const count = (access: string): number => found.filter((one) => one.access === access).length;
    expect(facets?.access).toEqual(
      [
        { value: 'open', services: count('open') },
        { value: 'unknown', services: count('unknown') },
      ].sort((a, b) => b.services - a.services),
    );
    expect(facets?.authorities.reduce((sum, { services }) => sum + services, 0)).toBe(found.length);
    for (const { value, services } of facets?.needs ?? [])
      expect(services).toBe(
        found.filter(({ needs }) => needs.includes(value as ServiceView['needs'][number])).length,
      );
    const near = await ask({ home: LEWISHAM, facets: 'true', postcode: 'SE13 6LG', radius: 2_000 });
    const foundNear = await all({ home: LEWISHAM, postcode: 'SE13 6LG', radius: 2_000 });
    expect(near.facets?.authorities.reduce((sum, { services }) => sum + services, 0)).toBe(
      foundNear.length,
    );
  });

  it('leads to the whole service, with all its places', async () => {
    const { items } = await ask({ home: LEWISHAM, limit: 1 });
    const [found] = items;
    const detail = expectDone(
      await rig.one.execute({ serviceId: found?.id ?? '', home: LEWISHAM }),
    );
    const document = AUTHORITIES.flatMap((authority) => ALL.get(authority) ?? []).find(
      (one) => one.id === found?.source.sourceId,
    );
    if (document)
      expect(detail.places).toHaveLength((document['service_at_locations'] as object[]).length);
    expect(detail).toMatchObject({ id: found?.id, name: found?.name, status: 'active' });
    expect(
      await rig.one.execute({ serviceId: '019a5b00-0000-7000-8000-0000000fffff' }),
    ).toMatchObject({ refused: 'not_found' });
  });
});
