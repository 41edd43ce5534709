import {
  type EligibilityRule,
  type Exactness,
  type NeedTerm,
  WEEKDAYS,
  type Weekday,
} from '@hub/contracts';
import type {
  OpenReferralAddress,
  OpenReferralSchedule,
  OpenReferralService,
  OpenReferralServiceAtLocation,
} from './open-referral.js';
import { qualityOf } from './quality.js';
import { needsIn, rulesIn, type ServiceTaxonomy } from './taxonomy.js';

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly exactness: Exactness;
  /** GSS code of the local authority it lies in, where that is known. */
  readonly authority?: string;
}

/** One place of a service, as it is searched. */
export interface IndexedPlace {
  readonly serviceAtLocationId: string;
  readonly position?: Position;
  readonly name?: string;
  readonly address?: string;
  readonly postcode?: string;
  /** Absent where nothing says when. */
  readonly days?: readonly Weekday[];
}

/** What is searched and compared of a service. */
export interface IndexedService {
  readonly name: string;
  readonly status: string;
  readonly organization: string;
  readonly description: string;
  readonly url?: string;
  readonly email?: string;
  readonly alert?: string;
  readonly needs: readonly NeedTerm[];
  readonly rules: readonly string[];
  readonly minimumAge?: number;
  readonly maximumAge?: number;
  readonly days?: readonly Weekday[];
  /** Hours of each schedule, as Open Referral's `day`, `start_time` and `end_time` ask for them. */
  readonly hours: readonly {
    readonly days: string;
    readonly opensAt?: string;
    readonly closesAt?: string;
  }[];
  readonly places: readonly IndexedPlace[];
  /** GSS codes it says that it covers; none where it does not say. */
  readonly areas: readonly string[];
  /** Names of its terms in all taxonomies. */
  readonly terms: readonly string[];
  readonly termIds: readonly string[];
  readonly taxonomyIds: readonly string[];
  readonly quality: number;
  readonly modifiedAt?: string;
}

export interface IndexingTools {
  readonly taxonomy: ServiceTaxonomy;
  /** Whose feed it is, and who may use what does not say. */
  readonly feed: { readonly authority: string; readonly unlessSaid?: EligibilityRule };
  /** Where a postcode is. */
  readonly locate: (postcode: string) => Position | undefined;
  readonly now: string;
}

const BYDAY: Readonly<Record<string, Weekday>> = {
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
  SU: 'sunday',
};
/** Nobody changed a service before, or will change one after. */
const EARLIEST = Date.parse('1900-01-01');
const LATEST = Date.parse('2200-01-01');
const AREA = /E090000\d\d$/;

/** What is searched and compared of a document that is valid by the standard's schema. */
export function indexService(
  document: OpenReferralService,
  { taxonomy, feed, locate, now }: IndexingTools,
): IndexedService {
  const {
    attributes = [],
    schedules = [],
    service_at_locations: at = [],
    service_areas: areas = [],
  } = document;
  const said = rulesIn(attributes, taxonomy);
  const general = daysOf(
    schedules.filter((schedule) => schedule.service_at_location_id === undefined),
  );
  const places = at.map((one) => placeOf(one, schedules, general, locate));
  const terms = attributes.flatMap(({ taxonomy_term: term }) => (term ? [term] : []));
  const indexed = {
    name: document.name,
    status: document.status,
    organization: document.organization?.name ?? '',
    description: document.description ?? '',
    ...optional('url', document.url),
    ...optional('email', document.email),
    ...optional('alert', document.alert),
    needs: needsIn(attributes, taxonomy),
    rules:
      said.length > 0 || feed.unlessSaid === undefined
        ? said
        : [feed.unlessSaid === 'universal' ? 'universal' : `${feed.unlessSaid}:${feed.authority}`],
    ...optional('minimumAge', wholeAge(document.minimum_age, Math.floor)),
    ...optional('maximumAge', wholeAge(document.maximum_age, Math.ceil)),
    ...optional('days', daysOf(schedules)),
    hours: schedules.map(({ byday, opens_at, closes_at }) => ({
      days: byday ?? '',
      ...optional('opensAt', opens_at),
      ...optional('closesAt', closes_at),
    })),
    places,
    areas: areas.flatMap(({ uri }) => AREA.exec(uri ?? '') ?? []).map(String),
    terms: [...new Set(terms.map(({ name }) => name))],
    termIds: [...new Set(terms.map(({ id }) => id))],
    taxonomyIds: [...new Set(terms.flatMap(({ taxonomy_id: id }) => id ?? []))],
    ...optional('modifiedAt', instant(document.last_modified)),
  };
  return { ...indexed, quality: qualityOf(document, indexed, now) };
}

function placeOf(
  { id, location }: OpenReferralServiceAtLocation,
  schedules: readonly OpenReferralSchedule[],
  general: readonly Weekday[] | undefined,
  locate: IndexingTools['locate'],
): IndexedPlace {
  const own =
    daysOf(schedules.filter((schedule) => schedule.service_at_location_id === id)) ?? general;
  const [address] = location?.addresses ?? [];
  const postcode = address?.postal_code?.trim();
  return {
    serviceAtLocationId: id,
    ...optional('position', positionOf(location, postcode, locate)),
    ...optional('name', location?.name),
    ...optional('address', lineOf(address)),
    ...optional('postcode', postcode === '' ? undefined : postcode?.slice(0, 10)),
    ...optional('days', own),
  };
}

/** Feeds write 0,0 for "not known", and now and then swap the two: what is not in the British Isles is not believed. */
function positionOf(
  location: OpenReferralServiceAtLocation['location'],
  postcode: string | undefined,
  locate: IndexingTools['locate'],
): Position | undefined {
  const { latitude, longitude } = location ?? {};
  if (
    latitude !== undefined &&
    longitude !== undefined &&
    latitude > 49 &&
    latitude < 61 &&
    longitude > -9 &&
    longitude < 2
  )
    return { latitude, longitude, exactness: 'coordinates' };
  return postcode === undefined ? undefined : locate(postcode);
}

function lineOf(address: OpenReferralAddress | undefined): string | undefined {
  const parts = [address?.address_1, address?.city].filter(
    (part) => part !== undefined && part !== '',
  );
  return parts.length === 0 ? undefined : parts.join(', ').slice(0, 500);
}

function daysOf(schedules: readonly OpenReferralSchedule[]): Weekday[] | undefined {
  const days = new Set(
    schedules.flatMap(({ byday }) =>
      (byday ?? '').split(',').flatMap((day) => BYDAY[day.trim().slice(-2).toUpperCase()] ?? []),
    ),
  );
  return days.size === 0 ? undefined : WEEKDAYS.filter((day) => days.has(day));
}

function wholeAge(age: number | undefined, round: (age: number) => number): number | undefined {
  return age === undefined || age < 0 || age > 150 ? undefined : round(age);
}

function instant(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? '');
  return time > EARLIEST && time < LATEST ? new Date(time).toISOString() : undefined;
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
