import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  OpenReferralPageQuery,
  OpenReferralServiceAtLocationsQuery,
  OpenReferralServicesQuery,
} from '@hub/contracts/directory';
import { type Fault, fromAddress, readShape, type Shape } from '@hub/contracts/shape';
import type { Position } from '../../domain/services/position.js';
import type { Gazetteer } from '../ports.js';
import type { ListPart, OpenReferralFilter, OpenReferralStore } from './ports.js';

const PER_PAGE = 50;
/** Whoever asks for more gets this much, and the envelope says so. */
const MOST_PER_PAGE = { full: 100, summary: 500, minimal: 50_000 };
type Form = keyof typeof MOST_PER_PAGE;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** A document as text: what is served is what is kept, without being taken apart on the way. */
export type JsonText = string;

/** The directory in Open Referral UK 3.0 (https://openreferraluk.org), read-only, for everybody. */
export class ServeOpenReferral {
  constructor(
    private readonly store: OpenReferralStore,
    private readonly gazetteer: Gazetteer,
  ) {}

  async services(query: object): Promise<JsonText | Refusal> {
    const asked = readQuery(OpenReferralServicesQuery, query, faultsInFilter);
    if (isRefusal(asked)) return asked;
    const { page, value } = asked;
    const { full, minimal, ...filter } = value;
    const form = minimal === 'true' ? 'minimal' : full === 'true' ? 'full' : 'summary';
    const size = atMost(asked.size, form);
    return this.page(page, size, () => this.store.services(filter, form, size, (page - 1) * size));
  }

  async serviceAtLocations(query: object): Promise<JsonText | Refusal> {
    const asked = readQuery(OpenReferralServiceAtLocationsQuery, query, (value) => [
      ...faultsInFilter(value),
      ...(value.proximity !== undefined && value.postcode === undefined
        ? [{ field: 'proximity', message: 'needs postcode' }]
        : []),
    ]);
    if (isRefusal(asked)) return asked;
    const { page, value } = asked;
    const { full, postcode, proximity, ...filter } = value;
    const form = full === 'true' ? 'full' : 'summary';
    const size = atMost(asked.size, form);
    const near = postcode === undefined ? undefined : await this.locate(postcode);
    if (near && isRefusal(near)) return near;
    const where = {
      ...(near && proximity !== undefined ? { near, proximity } : {}),
      ...(near?.authority === undefined ? {} : { covers: near.authority }),
    };
    return this.page(page, size, () =>
      this.store.serviceAtLocations({ ...filter, ...where }, form, size, (page - 1) * size),
    );
  }

  taxonomies(query: object): Promise<JsonText | Refusal> {
    return this.listed(query, (size, offset) => this.store.taxonomies(size, offset));
  }

  taxonomyTerms(query: object): Promise<JsonText | Refusal> {
    return this.listed(query, (size, offset) => this.store.taxonomyTerms(size, offset));
  }

  organizations(query: object): Promise<JsonText | Refusal> {
    return this.listed(query, (size, offset) => this.store.organizations(size, offset));
  }

  async one(
    kind: 'service' | 'serviceAtLocation' | 'taxonomy' | 'taxonomyTerm' | 'organization',
    id: string,
  ): Promise<JsonText | Refusal> {
    return (await this.store[kind](id)) ?? refuse('not_found');
  }

  private async listed(
    query: object,
    read: (size: number, offset: number) => Promise<ListPart>,
  ): Promise<JsonText | Refusal> {
    const asked = readQuery(OpenReferralPageQuery, query);
    if (isRefusal(asked)) return asked;
    const size = atMost(asked.size, 'summary');
    return this.page(asked.page, size, () => read(size, (asked.page - 1) * size));
  }

  private async page(
    number: number,
    size: number,
    read: () => Promise<{ total: number; contents: readonly JsonText[] }>,
  ): Promise<JsonText> {
    const { total, contents } = await read();
    const pages = Math.ceil(total / size);
    const envelope = {
      total_items: total,
      total_pages: pages,
      page_number: number,
      size: contents.length,
      first_page: number === 1,
      last_page: number >= pages,
      empty: contents.length === 0,
    };
    return `${JSON.stringify(envelope).slice(0, -1)},"contents":[${contents.join(',')}]}`;
  }

  private async locate(postcode: string): Promise<Position | Refusal> {
    return (
      (await this.gazetteer.locate([postcode])).get(postcode) ??
      refuse(
        'postcode_unknown',
        `Nobody has told the hub where ${postcode.trim().toUpperCase()} is.`,
      )
    );
  }
}

function readQuery<T extends OpenReferralPageQuery>(
  shape: Shape<T>,
  query: object,
  faultsIn: (value: T) => Fault[] = () => [],
): { page: number; size: number; value: Omit<T, 'page' | 'per_page'> } | Refusal {
  // An empty parameter is one that is not there: forms send what nobody filled in.
  const said = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
  const reading = readShape(shape, fromAddress(shape, said), 'refuse');
  if (!reading.ok) return refuse('invalid_request', undefined, reading.faults);
  const faults = faultsIn(reading.value);
  if (faults.length > 0) return refuse('invalid_request', undefined, faults);
  const { page = 1, per_page: size = PER_PAGE, ...value } = reading.value;
  return { page, size, value };
}

const atMost = (size: number, form: Form): number => Math.min(size, MOST_PER_PAGE[form]);

function faultsInFilter({ start_time, end_time, modified_after }: OpenReferralFilter): Fault[] {
  const times = Object.entries({ start_time, end_time }).filter(
    ([, time]) => time !== undefined && !TIME.test(time),
  );
  const since = modified_after !== undefined && Number.isNaN(Date.parse(modified_after));
  return [
    ...times.map(([field]) => ({ field, message: 'must be a time like 09:30' })),
    ...(since
      ? [{ field: 'modified_after', message: 'must be an instant like 2026-03-01T00:00:00Z' }]
      : []),
  ];
}
