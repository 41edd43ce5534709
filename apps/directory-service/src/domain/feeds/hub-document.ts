import type { NamedId } from '../services/taxonomy.js';
import type { OpenReferralService } from '../services/open-referral.js';
import { VERSION_1_LISTS } from './version-1.js';

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
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Whether a record is a whole document, or the one-to-one fields of a list alone. */
export function isWhole(record: object): boolean {
  return [...MANY, ...VERSION_1_LISTS].some((field) => field in record);
}

/**
 * A record under ids of the hub: two feeds may use one id, and no feed may take another's. What the
 * ids of a feed become is the same each time, wherever in the record they stand; what is no UUID
 * becomes one.
 *
 * @param sourceId its id in the feed
 */
export function underHubIds(
  record: object,
  { feedId, sourceId, named }: { feedId: string; sourceId: string; named: NamedId },
): object {
  return new HubIds(feedId, sourceId, named).document(record);
}

class HubIds {
  private readonly hubId: string;
  private readonly places = new Set<string>();

  constructor(
    private readonly feedId: string,
    private readonly sourceId: string,
    private readonly named: NamedId,
  ) {
    this.hubId = this.own(sourceId);
  }

  document(record: object): object {
    return { ...(this.inside(record, '') as object), id: this.hubId };
  }

  private own(id: string): string {
    return this.named(`${this.feedId} ${id}`);
  }

  /** @param path of the value in the record */
  private inside(value: unknown, path: string): unknown {
    if (Array.isArray(value))
      return value.map((one, place) => this.inside(one, `${path}.${String(place)}`));
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).map(([name, inner]): [string, unknown] => [
      name,
      isId(name, inner)
        ? this.idOf(name, String(inner), path)
        : this.inside(inner, `${path}.${name}`),
    ]);
    const isChild = /\.\d+$/.test(path);
    return {
      ...(isChild && !('id' in value) ? { id: this.own(`${this.sourceId}${path}`) } : {}),
      ...Object.fromEntries(fields),
    };
  }

  private idOf(name: string, id: string, path: string): string {
    const isPlace = name === 'id' && /^\.service_at_locations\.\d+$/.test(path);
    if (isPlace) return this.placeId(id, path);
    if (name === 'service_at_location_id') return this.own(this.placeName(id));
    if (name === 'service_id') return this.own(id);
    if (name.endsWith('_id') && id === this.sourceId) return this.hubId;
    return UUID.test(id) ? id : this.own(id);
  }

  /** Two places of one id in one service are two all the same. */
  private placeId(id: string, path: string): string {
    const isTwice = this.places.has(id);
    this.places.add(id);
    return this.own(isTwice ? `${this.sourceId} ${id} ${path}` : this.placeName(id));
  }

  /** A UUID is one everywhere; another id may be that of a place of each service. */
  private placeName(id: string): string {
    return UUID.test(id) ? id : `${this.sourceId} ${id}`;
  }
}

const isId = (name: string, value: unknown): boolean =>
  (name === 'id' || name.endsWith('_id')) &&
  (typeof value === 'string' || typeof value === 'number');

/** Its one-to-one fields, as lists of the standard show them. */
export function summaryOf(document: OpenReferralService): object {
  return Object.fromEntries(
    Object.entries(document).filter(([field]) => !(MANY as readonly string[]).includes(field)),
  );
}
