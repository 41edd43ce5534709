import type { Exactness } from '@hub/contracts/directory';
import type { OpenReferralLocation } from './open-referral.js';

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly exactness: Exactness;
  /** GSS code of the local authority it lies in, where that is known. */
  readonly authority?: string;
}

/** Where a postcode is. */
export type Locate = (postcode: string) => Position | undefined;

/** What is wrong with the coordinates of a place. */
export type CoordinateFault = 'swapped' | 'abroad' | 'elsewhere';

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Coordinates farther than this from their own postcode are not believed, in metres: by how exactly
 * the postcode is known.
 */
const FARTHEST: Readonly<Record<Position['exactness'], number>> = {
  coordinates: 0,
  postcode: 5_000,
  outward_code: 30_000,
};
const EARTH_METRES = 6_371_000;

/**
 * Feeds write 0,0 for "not known", swap the two, or copy those of their head office: the address is
 * what a family reads, so it wins.
 */
export function believedPosition(
  location: OpenReferralLocation | undefined,
  postcode: string | undefined,
  locate: Locate,
): {
  readonly position?: Position;
  readonly fault?: CoordinateFault;
  readonly disbelieved?: Point;
} {
  const located = postcode === undefined ? undefined : locate(postcode);
  const byPostcode = located ? { position: located } : {};
  const { latitude = 0, longitude = 0 } = location ?? {};
  if (latitude === 0 && longitude === 0) return byPostcode;
  const given = { latitude, longitude };
  const swapped = { latitude: longitude, longitude: latitude };
  const point = isNearHere(given) ? given : isNearHere(swapped) ? swapped : undefined;
  if (!point) return { ...byPostcode, fault: 'abroad' };
  if (located && metresBetween(point, located) > FARTHEST[located.exactness])
    return { ...byPostcode, fault: 'elsewhere', disbelieved: point };
  return {
    position: { ...point, exactness: 'coordinates' },
    ...(point === swapped ? { fault: 'swapped' } : {}),
  };
}

/** In the British Isles. */
function isNearHere({ latitude, longitude }: Point): boolean {
  return latitude > 49 && latitude < 61 && longitude > -9 && longitude < 2;
}

/** On a sphere, by the haversine formula (R. W. Sinnott, 1984). */
function metresBetween(a: Point, b: Point): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(rad(a.latitude)) *
      Math.cos(rad(b.latitude)) *
      Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(h));
}
