import type { Rows } from '../../application/feeds/file-ports.js';
import { recordsIn, type TableRow } from '../../domain/feeds/tabular-package.js';
import { linesOfCsv } from './read-csv.js';
import { PackedParts } from './unpack-workbook.js';

/** Services out of a zipped Tabular Data Package: CSV files that bear the names of their tables. */
export async function packageRows(bytes: Buffer): Promise<Rows | { readonly unreadable: string }> {
  const parts = await PackedParts.open(bytes);
  const tables = new Map<string, TableRow[]>();
  for (const path of parts.names.filter((name) => /\.csv$/i.test(name)))
    tables.set(tableOf(path), rowsOf(await parts.whole(path)));
  if (!tables.has('services') && !tables.has('service'))
    return { unreadable: 'It holds no services.csv, which a package of tables begins with.' };
  return {
    columns: ['reference', 'name'],
    rows: recordsIn(tables).map((record, place) => {
      const { id, name } = record;
      return {
        line: place + 2,
        values: {
          ...(id === undefined ? {} : { reference: id }),
          ...(name === undefined ? {} : { name }),
        },
        record,
      };
    }),
  };
}

const tableOf = (path: string): string =>
  path.slice(path.lastIndexOf('/') + 1, -'.csv'.length).toLowerCase();

function rowsOf(part: Buffer): TableRow[] {
  const [head, ...rest] = linesOfCsv(part);
  const columns = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  return rest.map(({ cells }) =>
    Object.fromEntries(columns.map((column, place) => [column, (cells[place] ?? '').trim()])),
  );
}
