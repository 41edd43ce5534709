import type { Weekday } from '@hub/contracts/shape';
import type {
  OpenReferralAddress,
  OpenReferralLocation,
  OpenReferralSchedule,
  OpenReferralService,
  OpenReferralServiceAtLocation,
} from './open-referral.js';
import { openingDays } from './opening.js';
import { believedPosition, type Locate, type Point, type Position } from './position.js';

/** One place of a service, as it is searched. */
export interface IndexedPlace {
  readonly serviceAtLocationId: string;
  readonly position?: Position;
  /** Coordinates that its provider gives and the hub does not follow. */
  readonly disbelieved?: Point;
  /** Where nobody goes: by post, or online and by telephone. */
  readonly kind?: 'postal' | 'virtual';
  readonly name?: string;
  readonly address?: string;
  readonly postcode?: string;
  /** Absent where nothing says when. */
  readonly days?: readonly Weekday[];
  /**
   * Days on which whoever would come here can use the service: these, and those by telephone or
   * online.
   */
  readonly usableDays?: readonly Weekday[];
}

/** Whole, wherever it stands in a text. */
const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i;
const OUTWARD_CODE = /^[A-Z]{1,2}\d[A-Z\d]?$/i;
const REMOTE = /phone|tele|online|on-line|virtual|video|remote|web|e-?mail|text/i;
const AT_A_PLACE = /in[\s-]?person|face[\s-]to[\s-]face|\bat (?:the|a|our)\b|venue|drop[\s-]?in/i;

/**
 * Every schedule of a service, those that stand inside its places too, each with the place it
 * belongs to.
 */
export function schedulesOf({
  schedules = [],
  service_at_locations: at = [],
}: OpenReferralService): OpenReferralSchedule[] {
  const inside = at.flatMap(({ id, schedules: own = [], location }) =>
    [...own, ...(location?.schedules ?? [])].map((one) => ({ ...one, service_at_location_id: id })),
  );
  return [...schedules, ...inside];
}

export function placesOf(
  document: OpenReferralService,
  today: string,
  locate: Locate,
): IndexedPlace[] {
  const at = document.service_at_locations ?? [];
  const schedules = schedulesOf(document);
  const general = schedules.filter((one) => one.service_at_location_id === undefined);
  const remote = general.filter(isRemote);
  const anywhere = general.filter((one) => !isRemote(one));
  const own = (id: string): OpenReferralSchedule[] =>
    schedules.filter((one) => one.service_at_location_id === id);
  // What holds at no place by name still is a day on which the service can be used.
  const nowhere = at.every(({ id }) => own(id).length > 0) ? general : remote;
  return at.map((one) => {
    const here = own(one.id);
    const ownDays = openingDays(here, today).days;
    const days = ownDays ?? openingDays(anywhere, today).days;
    const applied = ownDays === undefined ? [...here, ...anywhere] : here;
    const usable = openingDays([...applied, ...nowhere], today).days;
    return {
      ...placeOf(one, locate),
      ...(days === undefined ? {} : { days }),
      ...(usable === undefined || usable.join() === days?.join() ? {} : { usableDays: usable }),
    };
  });
}

/** The address that people go to: the first physical one, or the first that does not say. */
export function addressOf(location: OpenReferralLocation | undefined): {
  readonly address?: OpenReferralAddress;
  readonly kind?: IndexedPlace['kind'];
} {
  const { addresses = [], location_type: type } = location ?? {};
  if (type === 'virtual') return { kind: 'virtual' };
  const goTo =
    type === 'postal'
      ? undefined
      : (addresses.find((one) => one.address_type === 'physical' && !isBox(one)) ??
        addresses.find((one) => one.address_type === undefined && !isBox(one)));
  const address = goTo ?? addresses[0];
  if (goTo || !address) return address ? { address } : {};
  return { address, kind: address.address_type === 'virtual' ? 'virtual' : 'postal' };
}

/** The postcode of an address, wherever in it that stands. */
export function postcodeOf(address: OpenReferralAddress | undefined): string | undefined {
  const text = (address?.postal_code ?? '').trim();
  const found = [text, address?.city, address?.region, address?.address_2, address?.address_1]
    .map((part) => POSTCODE.exec(part ?? ''))
    .find((one) => one !== null);
  if (found) return found.slice(1).join(' ').toUpperCase();
  return OUTWARD_CODE.test(text) ? text.toUpperCase() : undefined;
}

/** Postcodes of all places of a service, to be located together. */
export function postcodesOf({ service_at_locations: at = [] }: OpenReferralService): string[] {
  return at.flatMap(({ location }) => postcodeOf(addressOf(location).address) ?? []);
}

function placeOf(
  { id, location }: OpenReferralServiceAtLocation,
  locate: Locate,
): Omit<IndexedPlace, 'days'> {
  const { address, kind } = addressOf(location);
  const postcode = postcodeOf(address);
  const { position, disbelieved } =
    kind === undefined ? believedPosition(location, postcode, locate) : {};
  const line = lineOf(address, postcode);
  return {
    serviceAtLocationId: id,
    ...(position ? { position } : {}),
    ...(disbelieved ? { disbelieved } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(location?.name === undefined ? {} : { name: location.name }),
    ...(line === undefined ? {} : { address: line }),
    ...(postcode === undefined ? {} : { postcode }),
  };
}

/** What its provider writes in the field of the postcode and is none stands in the line. */
function lineOf(
  address: OpenReferralAddress | undefined,
  postcode: string | undefined,
): string | undefined {
  const written = postcode === undefined ? address?.postal_code : undefined;
  const parts = [address?.address_1, address?.city, written].filter(
    (part) => part !== undefined && part.trim() !== '',
  );
  return parts.length === 0 ? undefined : parts.join(', ').slice(0, 500);
}

const isBox = ({ address_1: line }: OpenReferralAddress): boolean =>
  /\bp\.?\s*o\.?\s*box\b|\bfreepost\b/i.test(line ?? '');

const isRemote = ({ attending_type: how = '' }: OpenReferralSchedule): boolean =>
  REMOTE.test(how) && !AT_A_PLACE.test(how);
