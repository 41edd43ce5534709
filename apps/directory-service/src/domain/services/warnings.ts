import { readByDay } from './by-day.js';
import { timeOfDay } from './clock-time.js';
import type { OpenReferralService } from './open-referral.js';
import { addressOf, postcodeOf, schedulesOf } from './places.js';
import { believedPosition, type CoordinateFault, type Locate } from './position.js';

/** Something in a record that is taken all the same, but not believed. */
export interface Warning {
  readonly field: string;
  readonly message: string;
}

const COORDINATES: Readonly<Record<CoordinateFault, string>> = {
  swapped: 'stand the wrong way round: they are read as longitude and latitude; swap them',
  abroad: 'are nowhere near: the postcode is used instead; correct them or leave them out',
  elsewhere: 'are far from the postcode of the address, which is used instead; correct one of them',
};

/** What the keeper of a feed should mend: the record is listed without what is doubtful. */
export function warningsIn(document: OpenReferralService, locate: Locate): Warning[] {
  return [...aboutAges(document), ...aboutTimes(document), ...aboutPlaces(document, locate)];
}

function aboutAges({ minimum_age: from, maximum_age: to }: OpenReferralService): Warning[] {
  return from !== undefined && to !== undefined && from > to
    ? [
        {
          field: 'minimum_age',
          message: `is above maximum_age (${String(from)} and ${String(to)}): the age is shown as unknown; swap them`,
        },
      ]
    : [];
}

function aboutTimes(document: OpenReferralService): Warning[] {
  return schedulesOf(document).flatMap(({ byday, opens_at, closes_at }) => [
    ...(readByDay(byday) === undefined
      ? [{ field: 'schedules.byday', message: 'must be days like MO,WE: they are unknown' }]
      : []),
    ...Object.entries({ opens_at, closes_at })
      .filter(([, time]) => time !== undefined && time !== '' && timeOfDay(time) === undefined)
      .map(([field]) => ({
        field: `schedules.${field}`,
        message: 'must be a time like 09:30: it is unknown',
      })),
  ]);
}

function aboutPlaces(
  { service_at_locations: at = [] }: OpenReferralService,
  locate: Locate,
): Warning[] {
  return at.flatMap(({ location }, place) => {
    const { address, kind } = addressOf(location);
    if (kind !== undefined) return [];
    const postcode = postcodeOf(address);
    const { fault } = believedPosition(location, postcode, locate);
    const field = `service_at_locations.${String(place)}.location`;
    const written = (address?.postal_code ?? '').trim();
    return [
      ...(fault ? [{ field, message: `latitude and longitude ${COORDINATES[fault]}` }] : []),
      ...(postcode === undefined && written !== ''
        ? [{ field: `${field}.addresses.postal_code`, message: 'holds no postcode like SE13 6LG' }]
        : []),
    ];
  });
}
