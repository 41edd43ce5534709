import type { ServiceChangeKind } from '@hub/contracts/directory';
import type { IndexedService } from './indexed-service.js';
import type { IndexedPlace } from './places.js';

/** Fields whose change somebody who referred a child must hear of; the rest is housekeeping. */
const TELLING = [
  'name',
  'organization',
  'description',
  'url',
  'email',
  'alert',
  'needs',
  'rules',
  'minimumAge',
  'maximumAge',
  'days',
  'hours',
  'places',
  'status',
  'areas',
] as const satisfies readonly (keyof IndexedService)[];

export interface ServiceChange {
  readonly change: ServiceChangeKind;
  readonly fields: readonly string[];
}

export const isOpen = (status: string): boolean => status === 'active';

/**
 * What happened to a service between two copies; undefined where nothing that anybody must hear of.
 */
export function changeBetween(
  before: IndexedService,
  after: IndexedService,
): ServiceChange | undefined {
  const fields = TELLING.filter((field) => said(field, before) !== said(field, after));
  if (isOpen(before.status) !== isOpen(after.status))
    return { change: isOpen(after.status) ? 'reopened' : 'closed', fields };
  if (fields.length === 0) return undefined;
  return { change: addresses(before) === addresses(after) ? 'changed' : 'moved', fields };
}

/** In whatever order a feed lists things: that is arbitrary in many. */
function said(field: (typeof TELLING)[number], service: IndexedService): string | undefined {
  const value =
    field === 'places'
      ? service.places.map((place) => [addressOf(place), place.name, place.days])
      : service[field];
  return JSON.stringify(Array.isArray(value) ? inAnyOrder(value) : value);
}

function addresses({ places }: IndexedService): string {
  return inAnyOrder(places.map(addressOf)).join();
}

/** Where it says that it is; what the hub makes of a postcode is none of its doing. */
function addressOf({ address, postcode, position, disbelieved }: IndexedPlace): unknown[] {
  const given = position?.exactness === 'coordinates' ? position : disbelieved;
  return [address, postcode, ...(given ? [given.latitude, given.longitude] : [])];
}

function inAnyOrder(list: readonly unknown[]): string[] {
  return list.map((one) => JSON.stringify(one)).sort();
}
