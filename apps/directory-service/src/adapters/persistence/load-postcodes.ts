import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';

const AT_ONCE = 5_000;
const REPORT_EVERY = 250_000;

/** Runs a statement as directory-service's role. */
export type Query = (sql: string, values?: unknown[]) => Promise<unknown>;

export interface LoadedPostcodes {
  readonly loaded: number;
  /** Terminated ones, and those without a position, are left out. */
  readonly leftOut: number;
}

/** A file that is no ONS Postcode Directory; its message says what is missing. */
export class PostcodeFileError extends Error {
  override readonly name = 'PostcodeFileError';
}

/**
 * Puts the ONS Postcode Directory (ONSPD, Open Government Licence v3.0) in the place of what was
 * loaded before. Searches go on with the old ones until the new ones are complete.
 *
 * @param csv the file `ONSPD_…_UK.csv`: columns `pcds` (or `pcd`), `doterm`, `lat`, `long`, and for
 * the local authority `oslaua`, `laua` or `lad25cd`, as editions call it; whatever others it has
 * @param tell progress, now and then
 * @throws PostcodeFileError
 */
export async function loadPostcodes(
  csv: Readable,
  query: Query,
  tell: (read: number) => void,
): Promise<LoadedPostcodes> {
  await query('DROP TABLE IF EXISTS postcode_next');
  await query('CREATE TABLE postcode_next (LIKE postcode)');
  let loaded = 0;
  let leftOut = 0;
  let batch: Position[] = [];
  const parser = csv.pipe(
    parse({
      columns: (head: string[]) => head.map((name) => name.trim().toLowerCase()),
      bom: true,
      relax_column_count: true,
    }),
  );
  csv.on('error', (error) => parser.destroy(error));
  for await (const row of parser as AsyncIterable<Readonly<Record<string, string>>>) {
    if (loaded + leftOut === 0) expectColumns(row);
    const position = positionIn(row);
    if (position) {
      batch.push(position);
      loaded += 1;
    } else leftOut += 1;
    if (batch.length >= AT_ONCE) {
      await write(batch, query);
      batch = [];
    }
    if ((loaded + leftOut) % REPORT_EVERY === 0) tell(loaded + leftOut);
  }
  if (loaded === 0) throw new PostcodeFileError('It holds no postcode with a position.');
  await write(batch, query);
  await query('ALTER TABLE postcode_next ADD PRIMARY KEY (code)');
  await query(
    'BEGIN; DROP TABLE postcode; ALTER TABLE postcode_next RENAME TO postcode; ALTER INDEX postcode_next_pkey RENAME TO postcode_pkey; COMMIT; ANALYZE postcode',
  );
  return { loaded, leftOut };
}

interface Position {
  readonly code: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly authority: string | undefined;
}

function expectColumns(row: Readonly<Record<string, string>>): void {
  const missing = [
    ...('pcds' in row || 'pcd' in row ? [] : ['pcds']),
    ...['doterm', 'lat', 'long'].filter((name) => !(name in row)),
  ];
  if (missing.length > 0)
    throw new PostcodeFileError(
      `It is no ONS Postcode Directory: ${missing.join(', ')} is missing.`,
    );
}

const AUTHORITY_COLUMN = /^(os)?laua$|^lad\d\dcd$/;

function positionIn(row: Readonly<Record<string, string>>): Position | undefined {
  const { pcds, pcd, doterm, lat, long } = row;
  const authority = Object.entries(row).find(([column]) => AUTHORITY_COLUMN.test(column))?.[1];
  const code = (pcds ?? pcd ?? '').replaceAll(' ', '').toUpperCase();
  const latitude = Number(lat);
  const longitude = Number(long);
  // Without a grid reference, as in the Channel Islands, the file says 99.999999.
  const isPlaced = latitude > 49 && latitude < 62 && longitude > -9 && longitude < 3;
  return doterm === '' && code !== '' && isPlaced
    ? { code, latitude, longitude, authority: authority === '' ? undefined : authority }
    : undefined;
}

async function write(batch: readonly Position[], query: Query): Promise<void> {
  await query(
    `INSERT INTO postcode_next (code, latitude, longitude, authority) SELECT *
       FROM unnest($1::text[], $2::float8[], $3::float8[], $4::text[])`,
    [
      batch.map(({ code }) => code),
      batch.map(({ latitude }) => latitude),
      batch.map(({ longitude }) => longitude),
      batch.map(({ authority }) => authority ?? null),
    ],
  );
}
