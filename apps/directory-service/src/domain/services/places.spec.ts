import { describe, expect, it } from '@jest/globals';
import { NOW, tools } from '../../testing/service-documents.js';
import { indexService } from './indexed-service.js';
import type { OpenReferralAddress, OpenReferralService } from './open-referral.js';
import { addressOf, postcodeOf, schedulesOf } from './places.js';
import { warningsIn } from './warnings.js';

const LEWISHAM = { latitude: 51.46, longitude: -0.01 };
const locate = (postcode: string) =>
  postcode === 'SE13 6LG' ? { ...LEWISHAM, exactness: 'postcode' as const } : undefined;
type Location = NonNullable<
  NonNullable<OpenReferralService['service_at_locations']>[number]['location']
>;
const at = (location: Partial<Location>): OpenReferralService => ({
  id: 's',
  name: 'x',
  status: 'active',
  service_at_locations: [{ id: 'at', location: { id: 'l', ...location } }],
});
const place = (location: Partial<Location>) =>
  indexService(at(location), { ...tools, locate, now: NOW }).places[0];
const box: OpenReferralAddress = {
  address_type: 'postal',
  address_1: 'PO Box 1',
  postal_code: 'NE99 1AA',
};
const road: OpenReferralAddress = {
  address_type: 'physical',
  address_1: '1 Test Road',
  postal_code: 'SE13 6LG',
};
const warned = (document: OpenReferralService): string[] =>
  warningsIn(document, locate).map(({ field }) => field);

describe('a place', () => {
  it('is where people go, not where letters go', () => {
    expect(place({ addresses: [box, road] })).toMatchObject({
      postcode: 'SE13 6LG',
      position: LEWISHAM,
    });
    expect(place({ addresses: [{ ...box, address_type: 'physical' }, road] })).toMatchObject({
      postcode: 'SE13 6LG',
    });
    expect(place({ addresses: [box] })).toMatchObject({ kind: 'postal', postcode: 'NE99 1AA' });
    expect(place({ addresses: [box] })).not.toHaveProperty('position');
    expect(place({ location_type: 'postal', addresses: [road], ...LEWISHAM })).toMatchObject({
      kind: 'postal',
    });
  });

  it('that is online is nowhere, whatever the address of the head office', () => {
    const online = place({ location_type: 'virtual', addresses: [road], ...LEWISHAM });
    expect(online).toEqual({ serviceAtLocationId: 'at', kind: 'virtual' });
  });

  it.each([
    [{ postal_code: 'London SE13 6LG' }, 'SE13 6LG'],
    [{ postal_code: 'se136lg' }, 'SE13 6LG'],
    [{ postal_code: '', city: 'London SE13 6LG' }, 'SE13 6LG'],
    [{ postal_code: ' SE13 ' }, 'SE13'],
    [{ postal_code: 'London' }, undefined],
  ])('has the postcode of %j', (address, postcode) => {
    expect(place({ addresses: [address] })?.postcode).toBe(postcode);
  });

  it('shows what stands in the field of the postcode and is none', () => {
    const odd = { addresses: [{ address_1: '1 Road', postal_code: 'ask reception' }] };
    expect(place(odd)?.address).toBe('1 Road, ask reception');
    expect(warned(at(odd))).toEqual(['service_at_locations.0.location.addresses.postal_code']);
  });

  it('follows its address where its coordinates are swapped, abroad or elsewhere, and its keeper hears of it', () => {
    const swapped = { latitude: LEWISHAM.longitude, longitude: LEWISHAM.latitude };
    const manchester = { latitude: 53.48, longitude: -2.24 };
    expect(place({ ...swapped, addresses: [road] })?.position).toMatchObject(LEWISHAM);
    expect(place({ ...manchester, addresses: [road] })).toMatchObject({
      position: { ...LEWISHAM, exactness: 'postcode' },
      disbelieved: manchester,
    });
    for (const wrong of [swapped, manchester, { latitude: 10, longitude: 10 }])
      expect(warned(at({ ...wrong, addresses: [road] }))).toEqual([
        'service_at_locations.0.location',
      ]);
    expect(warned(at({ ...LEWISHAM, addresses: [road] }))).toEqual([]);
    expect(warned(at({ latitude: 0, longitude: 0, addresses: [road] }))).toEqual([]);
  });
});

describe('the address of a place', () => {
  const unnamed: OpenReferralAddress = { address_1: 'The Hall' };

  it.each([
    ['that people go to', [box, unnamed, road], { address: road }],
    ['that does not say what it is', [box, unnamed], { address: unnamed }],
    ['letters go to', [box], { address: box, kind: 'postal' }],
    [
      'of a freepost box, though it says that people go there',
      [{ address_type: 'physical', address_1: 'FREEPOST X' }],
      { address: { address_type: 'physical', address_1: 'FREEPOST X' }, kind: 'postal' },
    ],
    [
      'that is online',
      [{ address_type: 'virtual' }],
      { address: { address_type: 'virtual' }, kind: 'virtual' },
    ],
    ['none', [], {}],
  ])('is the one %s', (_which, addresses, expected) => {
    expect(addressOf({ id: 'l', addresses })).toEqual(expected);
  });

  it('has its postcode in any line, the field of the postcode first', () => {
    expect(postcodeOf({ address_1: '1 Road, E8 1AA', postal_code: 'SE13 6LG' })).toBe('SE13 6LG');
    expect(postcodeOf({ address_2: 'Hackney e81aa' })).toBe('E8 1AA');
    expect(postcodeOf(undefined)).toBeUndefined();
  });
});

describe('schedules', () => {
  it('inside a place belong to it, those of its location too', () => {
    const [first] = at({}).service_at_locations ?? [];
    const inside = {
      id: 'at',
      ...first,
      schedules: [{ byday: 'MO' }],
      location: { id: 'l', schedules: [{ byday: 'TU' }] },
    };
    expect(
      schedulesOf({ ...at({}), schedules: [{ byday: 'SU' }], service_at_locations: [inside] }),
    ).toEqual([
      { byday: 'SU' },
      { byday: 'MO', service_at_location_id: 'at' },
      { byday: 'TU', service_at_location_id: 'at' },
    ]);
  });
});

describe('days at a place', () => {
  const days = (
    schedules: OpenReferralService['schedules'],
    own?: OpenReferralService['schedules'],
  ) => {
    const document = at({});
    const [first] = document.service_at_locations ?? [];
    const indexed = indexService(
      {
        ...document,
        ...(schedules ? { schedules } : {}),
        service_at_locations: [{ id: 'at', ...first, ...(own ? { schedules: own } : {}) }],
      },
      { ...tools, locate, now: NOW },
    );
    return {
      all: indexed.days,
      here: indexed.places[0]?.days,
      usable: indexed.places[0]?.usableDays,
    };
  };

  it('are its own; by telephone the service can be used on others', () => {
    expect(
      days([
        { byday: 'SA', attending_type: 'Telephone' },
        { byday: 'TH', service_at_location_id: 'at' },
      ]),
    ).toEqual({
      all: ['thursday', 'saturday'],
      here: ['thursday'],
      usable: ['thursday', 'saturday'],
    });
    expect(days([{ byday: 'SA', attending_type: 'Online or by video' }])).toEqual({
      all: ['saturday'],
      here: undefined,
      usable: ['saturday'],
    });
    expect(days([{ byday: 'SA', attending_type: 'In person or online' }]).here).toEqual([
      'saturday',
    ]);
  });

  it('are also read inside the place', () => {
    expect(days(undefined, [{ byday: 'FR' }])).toEqual({
      all: ['friday'],
      here: ['friday'],
      usable: undefined,
    });
  });
});

describe('ages', () => {
  it('are whole years, and not known where they are swapped', () => {
    const ages = (minimum_age?: number, maximum_age?: number) => {
      const document = { ...at({}), minimum_age, maximum_age } as OpenReferralService;
      const { minimumAge, maximumAge } = indexService(document, tools);
      return [minimumAge, maximumAge, warned(document)];
    };
    expect(ages(4.5, 4.5)).toEqual([4, 4, []]);
    expect(ages(18, 5)).toEqual([undefined, undefined, ['minimum_age']]);
    expect(ages(undefined, 127)).toEqual([undefined, 127, []]);
  });
});
