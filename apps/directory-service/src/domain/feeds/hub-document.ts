import type { NamedId } from '../services/taxonomy.js';
import type { OpenReferralService } from '../services/open-referral.js';

const MANY = [
  'schedules',
  'service_areas',
  'service_at_locations',
  'languages',
  'funding',
  'cost_options',
  'contacts',
  'attributes',
] as const;

/** Whether a record is a whole document, or the one-to-one fields of a list alone. */
export function isWhole(record: object): boolean {
  return MANY.some((field) => field in record);
}

/**
 * A document under ids of the hub: two feeds may use one id, and no feed may take another's. What the ids of a feed
 * become is the same each time.
 */
export function underHubIds(
  document: OpenReferralService,
  feedId: string,
  named: NamedId,
): OpenReferralService {
  const own = (id: string): string => named(`${feedId} ${id}`);
  const at = document.service_at_locations?.map((one) => ({
    ...one,
    id: own(one.id),
    ...('service_id' in one ? { service_id: own(document.id) } : {}),
  }));
  const schedules = document.schedules?.map((one) => ({
    ...one,
    ...('service_id' in one ? { service_id: own(document.id) } : {}),
    ...(one.service_at_location_id === undefined
      ? {}
      : { service_at_location_id: own(one.service_at_location_id) }),
  }));
  return {
    ...document,
    id: own(document.id),
    ...(at ? { service_at_locations: at } : {}),
    ...(schedules ? { schedules } : {}),
  };
}

/** Its one-to-one fields, as lists of the standard show them. */
export function summaryOf(document: OpenReferralService): object {
  return Object.fromEntries(
    Object.entries(document).filter(([field]) => !(MANY as readonly string[]).includes(field)),
  );
}
