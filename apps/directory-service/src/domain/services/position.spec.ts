import { describe, expect, it } from '@jest/globals';
import { believedPosition, type Position } from './position.js';

const AT_POSTCODE: Position = { latitude: 51.46, longitude: -0.01, exactness: 'postcode' };
const believed = (
  latitude: number | undefined,
  longitude: number | undefined,
  located?: Position,
): object =>
  believedPosition(
    {
      id: 'l',
      ...(latitude === undefined ? {} : { latitude }),
      ...(longitude === undefined ? {} : { longitude }),
    },
    located ? 'SE13 6LG' : undefined,
    () => located,
  );

describe('the position of a place', () => {
  it('is that of its coordinates, where these agree with its postcode', () => {
    expect(believed(51.47, -0.02, AT_POSTCODE)).toEqual({
      position: { latitude: 51.47, longitude: -0.02, exactness: 'coordinates' },
    });
  });

  it.each([
    [undefined, undefined],
    [0, 0],
  ])(
    'is that of its postcode where coordinates are %s, %s, without a fault',
    (latitude, longitude) => {
      expect(believed(latitude, longitude, AT_POSTCODE)).toEqual({ position: AT_POSTCODE });
      expect(believed(latitude, longitude)).toEqual({});
    },
  );

  it('is read the right way round where coordinates are swapped', () => {
    expect(believed(-0.02, 51.47, AT_POSTCODE)).toEqual({
      position: { latitude: 51.47, longitude: -0.02, exactness: 'coordinates' },
      fault: 'swapped',
    });
  });

  it.each([
    ['north', 61.1, -0.1],
    ['south', 48.9, -0.1],
    ['west', 51.5, -9.1],
    ['east', 51.5, 2.1],
  ])('is not believed in the far %s', (_where, latitude, longitude) => {
    expect(believed(latitude, longitude)).toEqual({ fault: 'abroad' });
    expect(believed(latitude, longitude, AT_POSTCODE)).toEqual({
      position: AT_POSTCODE,
      fault: 'abroad',
    });
  });

  // A hundredth of a degree of latitude is 1,112 metres.
  it.each([
    ['postcode', 0.0449, undefined],
    ['postcode', 0.0451, 'elsewhere'],
    ['outward_code', 0.2697, undefined],
    ['outward_code', 0.27, 'elsewhere'],
  ] as const)('known by %s and %d degrees away has the fault %s', (exactness, away, fault) => {
    const located = { ...AT_POSTCODE, exactness };
    const point = { latitude: located.latitude + away, longitude: located.longitude };
    expect(believed(point.latitude, point.longitude, located)).toEqual(
      fault
        ? { position: located, fault, disbelieved: point }
        : { position: { ...point, exactness: 'coordinates' } },
    );
  });
});
