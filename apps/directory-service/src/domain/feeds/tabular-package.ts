/** A row of a table, by column. */
export type TableRow = Readonly<Record<string, string>>;
export type Tables = ReadonlyMap<string, readonly TableRow[]>;

/** Where rows of a table belong: under which field of what their column names. */
interface Place {
  readonly table: string;
  readonly by: string;
  readonly field: string;
}

/** Tables of a service, in HSDS 3 and in Open Referral UK 1. */
const OF_SERVICE: readonly Place[] = [
  ...[
    'schedules',
    'phones',
    'contacts',
    'service_areas',
    'languages',
    'funding',
    'cost_options',
  ].map(own),
  { table: 'regular_schedule', by: 'service_id', field: 'regular_schedules' },
  { table: 'eligibility', by: 'service_id', field: 'eligibilitys' },
  { table: 'service_area', by: 'service_id', field: 'service_areas' },
  { table: 'contact', by: 'service_id', field: 'contacts' },
  { table: 'phone', by: 'service_id', field: 'phones' },
  { table: 'language', by: 'service_id', field: 'languages' },
  { table: 'cost_option', by: 'service_id', field: 'cost_options' },
];
const OF_LOCATION: readonly Place[] = [
  { table: 'addresses', by: 'location_id', field: 'addresses' },
  { table: 'accessibility', by: 'location_id', field: 'accessibility' },
  { table: 'physical_address', by: 'location_id', field: 'physical_addresses' },
  { table: 'postal_address', by: 'location_id', field: 'postal_addresses' },
];

function own(table: string): Place {
  return { table, by: 'service_id', field: table };
}

/** A service with all that its tables say of it. */
export interface PackageRecord {
  readonly id?: string;
  readonly name?: string;
}

/** Records out of the tables of a Tabular Data Package: HSDS 3, or Open Referral UK 1. */
export function recordsIn(tables: Tables): PackageRecord[] {
  const index = new Index(tables);
  return index.all('services', 'service').map((service) => {
    const { id, name } = service;
    const organization = index.one(['organizations', 'organization'], service['organization_id']);
    return {
      ...service,
      ...(id === undefined ? {} : { id }),
      ...(name === undefined ? {} : { name }),
      ...(organization ? { organization } : {}),
      ...index.lists(OF_SERVICE, id),
      ...some('service_at_locations', placesOf(index, id)),
      ...some('attributes', attributesOf(index, id)),
      ...some('service_taxonomys', topicsOf(index, id)),
    };
  });
}

function placesOf(index: Index, serviceId: string | undefined): object[] {
  const rows = index.of(['service_at_location', 'service_at_locations'], 'service_id', serviceId);
  return rows.map((at) => {
    const location = index.one(['locations', 'location'], at['location_id']);
    return {
      ...at,
      ...(location
        ? { location: { ...location, ...index.lists(OF_LOCATION, location['id']) } }
        : {}),
    };
  });
}

function attributesOf(index: Index, serviceId: string | undefined): object[] {
  return index.of(['attributes'], 'link_id', serviceId).map((attribute) => {
    const term = index.one(['taxonomy_terms'], attribute['taxonomy_term_id']);
    return { ...attribute, ...(term ? { taxonomy_term: term } : {}) };
  });
}

function topicsOf(index: Index, serviceId: string | undefined): object[] {
  return index.of(['service_taxonomy'], 'service_id', serviceId).map((topic) => {
    const taxonomy = index.one(['taxonomy'], topic['taxonomy_id']);
    return { id: topic['id'], ...(taxonomy ? { taxonomy } : {}) };
  });
}

const some = (field: string, list: readonly object[]): object =>
  list.length === 0 ? {} : { [field]: list };

/** Rows by what a column of theirs names; each column is looked through once. */
class Index {
  private readonly known = new Map<string, ReadonlyMap<string, TableRow[]>>();

  constructor(private readonly tables: Tables) {}

  all(...names: readonly string[]): readonly TableRow[] {
    return names.flatMap((name) => this.tables.get(name) ?? []).map(filled);
  }

  of(names: readonly string[], column: string, id: string | undefined): TableRow[] {
    if (id === undefined) return [];
    return names.flatMap((name) => this.by(name, column).get(id) ?? []);
  }

  one(names: readonly string[], id: string | undefined): TableRow | undefined {
    return this.of(names, 'id', id)[0];
  }

  lists(places: readonly Place[], id: string | undefined): object {
    return Object.assign(
      {},
      ...places.map(({ table, by, field }) => some(field, this.of([table], by, id))),
    ) as object;
  }

  private by(table: string, column: string): ReadonlyMap<string, TableRow[]> {
    const key = `${table} ${column}`;
    const known = this.known.get(key);
    if (known) return known;
    const rows = new Map<string, TableRow[]>();
    for (const row of (this.tables.get(table) ?? []).map(filled)) {
      const id = row[column];
      if (id === undefined) continue;
      const same = rows.get(id);
      if (same) same.push(row);
      else rows.set(id, [row]);
    }
    this.known.set(key, rows);
    return rows;
  }
}

/** An empty cell says nothing. */
function filled(row: TableRow): TableRow {
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''));
}
