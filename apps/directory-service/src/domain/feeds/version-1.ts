/**
 * Services of Open Referral UK 1, which many councils still publish, as the standard has them since
 * 3.0. Source: https://developers.openreferraluk.org, schema `service.schema.json`. Holiday
 * schedules and reviews have no place in 3.0.
 */
type Fields = Readonly<Record<string, unknown>>;

/** Child lists that version 1 alone has. */
export const VERSION_1_LISTS = [
  'eligibilitys',
  'eligibilities',
  'regular_schedules',
  'holiday_schedules',
  'service_taxonomys',
  'service_taxonomies',
  'fundings',
];
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Whom version 1 says a service is for, as far as that leaves no child out. */
const ANY_CHILD = ['child', 'teen', 'family'];

export function isVersion1(record: unknown): record is Fields {
  return (
    typeof record === 'object' && record !== null && VERSION_1_LISTS.some((list) => list in record)
  );
}

export function fromVersion1(record: Fields): Fields {
  const rest = Object.fromEntries(
    Object.entries(record).filter(
      ([field]) => !VERSION_1_LISTS.includes(field) && field !== 'reviews',
    ),
  );
  const eligible = [...list(record['eligibilitys']), ...list(record['eligibilities'])];
  return {
    ...rest,
    status: record['status'] ?? 'active',
    ...(isFields(record['organization'])
      ? { organization: organization(record['organization']) }
      : {}),
    ...ages(eligible),
    schedules: [...list(record['schedules']), ...schedules(record)],
    funding: [...list(record['funding']), ...list(record['fundings'])],
    service_areas: list(record['service_areas']).map((area) => ({
      name: area['service_area'],
      ...area,
    })),
    languages: list(record['languages']).map((one) => ({ name: one['language'], ...one })),
    service_at_locations: list(record['service_at_locations']).map(atLocation),
    attributes: [
      ...list(record['attributes']),
      ...[...list(record['service_taxonomys']), ...list(record['service_taxonomies'])].map(topic),
      ...eligible.flatMap(whom),
    ],
  };
}

function organization({ url, ...rest }: Fields): Fields {
  return { description: rest['name'], ...(url === undefined ? {} : { website: url }), ...rest };
}

/** The widest of all it says: who may come in part may come. */
function ages(eligible: readonly Fields[]): Fields {
  const of = (field: string): number[] =>
    eligible.flatMap((one) =>
      one[field] === undefined || one[field] === '' ? [] : Number(one[field]),
    );
  const [from, to] = [of('minimum_age'), of('maximum_age')];
  return {
    ...(from.length > 0 && from.length === eligible.length
      ? { minimum_age: Math.min(...from) }
      : {}),
    ...(to.length > 0 && to.length === eligible.length ? { maximum_age: Math.max(...to) } : {}),
  };
}

function whom({ id, eligibility, taxonomys }: Fields): Fields[] {
  const said = typeof eligibility === 'string' ? eligibility.trim() : '';
  const words = said === '' || ANY_CHILD.includes(said.toLowerCase()) ? [] : [said];
  const terms = list(taxonomys).flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  return [...words, ...terms].map((name) => ({
    id: `eligibility ${String(id)} ${name}`,
    link_type: 'eligibility',
    taxonomy_term: { id: `eligibility ${name}`, name, description: name },
  }));
}

function schedules(record: Fields): Fields[] {
  const general = list(record['regular_schedules']);
  const atPlaces = list(record['service_at_locations']).flatMap((at) =>
    [...list(at['regular_schedules']), ...list(at['regular_schedule'])].map((one): Fields => ({
      ...one,
      service_at_location: at,
    })),
  );
  return [...general, ...atPlaces].map(({ service_at_location: at, weekday, ...one }) => ({
    ...one,
    ...(isFields(at) && at['id'] !== undefined ? { service_at_location_id: at['id'] } : {}),
    ...(one['byday'] === undefined && weekday !== undefined
      ? { freq: 'WEEKLY', ...one, byday: day(weekday) }
      : {}),
    ...(one['bymonthday'] === undefined ? {} : { bymonthday: textIn(one['bymonthday']) }),
    ...(record['attending_type'] === undefined
      ? {}
      : { attending_type: textIn(record['attending_type']) }),
  }));
}

/** 1 is Monday; some write the day itself. */
function day(weekday: unknown): string {
  return DAYS[Number(weekday) - 1] ?? String(weekday).trim().slice(0, 2).toUpperCase();
}

function atLocation({
  regular_schedules: _s,
  regular_schedule: _r,
  holiday_schedules: _h,
  location,
  ...at
}: Fields): Fields {
  if (!isFields(location)) return at;
  const {
    physical_addresses: physical,
    postal_addresses: postal,
    accessibility_for_disabilities: access,
    ...rest
  } = location;
  const addresses = [
    ...list(physical).map((one) => address(one, 'physical')),
    ...list(postal).map((one) => address(one, 'postal')),
  ];
  return {
    ...at,
    location: {
      location_type: 'physical',
      ...rest,
      ...(addresses.length === 0 ? {} : { addresses }),
      ...(access === undefined
        ? {}
        : {
            accessibility: list(access).map(({ accessibility, ...one }) => ({
              ...one,
              ...(accessibility === undefined ? {} : { description: accessibility }),
            })),
          }),
    },
  };
}

function address(one: Fields, kind: string): Fields {
  return { address_type: kind, ...one, country: one['country'] ?? 'GB' };
}

function topic({ id, taxonomy }: Fields): Fields {
  if (!isFields(taxonomy)) return { id };
  const { id: code, name, vocabulary, parent_id: parent } = taxonomy;
  return {
    id,
    link_type: 'service_taxonomy',
    taxonomy_term: {
      id: code,
      name,
      description: name,
      ...(code === undefined ? {} : { term: textIn(code) }),
      ...(parent === undefined ? {} : { parent_id: parent }),
      ...(vocabulary === undefined ? {} : { taxonomy: vocabulary }),
    },
  };
}

const textIn = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
