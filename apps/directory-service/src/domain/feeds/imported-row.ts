import {
  ELIGIBILITY_TAXONOMY,
  type NamedId,
  NEEDS_TAXONOMY,
  type ServiceTaxonomy,
} from '../services/taxonomy.js';
import { readRules } from '../services/rule-spelling.js';
import { cellOf, faultsInValues, listOf, type RowFault, type Values } from './imported-columns.js';
import { daysIn, timeIn } from './imported-times.js';

interface Context {
  readonly taxonomy: Pick<ServiceTaxonomy, 'protocols'>;
  readonly named: NamedId;
  readonly feedId: string;
}

/**
 * The lines of one service as a record of Open Referral UK, or what is wrong with the first of
 * them.
 *
 * @param sites further lines with its reference, each for one more of its places
 */
export function recordOf(
  values: Values,
  context: Context,
  sites: readonly Values[] = [],
): { readonly record: object } | { readonly faults: RowFault[] } {
  const faults = faultsInValues(values, context.taxonomy.protocols);
  if (faults.length > 0) return { faults };
  return { record: new ImportedRecord(values, sites, context).record() };
}

class ImportedRecord {
  constructor(
    private readonly values: Values,
    private readonly sites: readonly Values[],
    private readonly context: Context,
  ) {}

  record(): object {
    const { sites } = this;
    const lines = [this.values, ...sites];
    const schedules = lines.flatMap((line, site) => this.schedule(line, site));
    const places = lines.flatMap((line, site) => this.place(line, site));
    const attributes = this.attributes();
    const phone = this.get('phone');
    return {
      id: this.id('service'),
      status: this.get('status') === '' ? 'active' : this.get('status').toLowerCase(),
      ...this.text('name'),
      ...this.text('description'),
      ...this.text('url'),
      ...this.text('email'),
      ...this.age('minimum_age'),
      ...this.age('maximum_age'),
      ...this.text('last_modified'),
      ...this.organization(),
      ...(phone === '' ? {} : { phones: [{ id: this.id('phone'), number: phone }] }),
      ...(schedules.length === 0 ? {} : { schedules }),
      ...(places.length === 0 ? {} : { service_at_locations: places }),
      ...(attributes.length === 0 ? {} : { attributes }),
    };
  }

  private get(column: string, values = this.values): string {
    return cellOf(values, column);
  }

  /** @param site of its places: the first has no number, as where it is the only one */
  private id(what: string, site = 0): string {
    const { named, feedId } = this.context;
    const number = site === 0 ? '' : ` ${String(site + 1)}`;
    return named(`${feedId} ${this.get('reference')} ${what}${number}`);
  }

  private text(column: string): object {
    return this.get(column) === '' ? {} : { [column]: this.get(column) };
  }

  private age(column: string): object {
    return this.get(column) === '' ? {} : { [column]: Number(this.get(column)) };
  }

  private organization(): object {
    const name = this.get('organization');
    const { named, feedId } = this.context;
    if (name === '') return {};
    return {
      organization: { id: named(`${feedId} organization ${name}`), name, description: name },
    };
  }

  private schedule(line: Values, site: number): object[] {
    const days = daysIn(this.get('days', line)) ?? [];
    const time = (column: string): object => {
      const at = timeIn(this.get(column, line));
      return at === undefined ? {} : { [column]: at };
    };
    if (days.length === 0 && this.get('opens_at', line) === '') return [];
    const isAtOneOfMany = this.sites.length > 0 && isPlace(line);
    return [
      {
        id: this.id('schedule', site),
        freq: 'WEEKLY',
        ...(days.length === 0 ? {} : { byday: days.join(',') }),
        ...time('opens_at'),
        ...time('closes_at'),
        ...(isAtOneOfMany ? { service_at_location_id: this.id('at', site) } : {}),
      },
    ];
  }

  private place(line: Values, site: number): object[] {
    if (!isPlace(line)) return [];
    const city = this.get('city', line);
    return [
      {
        id: this.id('at', site),
        location: {
          id: this.id('location', site),
          location_type: 'physical',
          addresses: [
            {
              id: this.id('address', site),
              address_1: this.get('address', line),
              city: city === '' ? 'London' : city,
              state_province: 'Greater London',
              postal_code: this.get('postcode', line),
              country: 'GB',
              address_type: 'physical',
            },
          ],
        },
      },
    ];
  }

  private attributes(): object[] {
    const { named, taxonomy } = this.context;
    const term = (kind: string, of: string, code: string): object => ({
      id: this.id(`${kind} ${code}`),
      link_type: kind,
      taxonomy_term: {
        id: named(`${of} ${code}`),
        name: code,
        description: code,
        taxonomy: of,
        term: code,
      },
    });
    const { rules } = readRules(this.get('eligibility'), taxonomy.protocols);
    return [
      ...listOf(this.get('needs')).map((code) => term('need', NEEDS_TAXONOMY, code)),
      ...rules.map((code) => term('eligibility', ELIGIBILITY_TAXONOMY, code)),
    ];
  }
}

/** Whether a line says where. */
export const isPlace = (line: Values): boolean =>
  cellOf(line, 'postcode') !== '' || cellOf(line, 'address') !== '';
