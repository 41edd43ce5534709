import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export type Row = Readonly<Record<string, string>>;

/**
 * Reads a CSV file with a heading, its fields apart by comma, semicolon or tab; blanks around
 * fields do not count.
 */
export function readRows(file: string): Row[] {
  const text = readFileSync(file, 'utf8');
  const [heading = ''] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].reduce((best, one) =>
    heading.split(one).length > heading.split(best).length ? one : best,
  );
  return parse(text, {
    delimiter,
    columns: (names: string[]) => names.map((name) => name.trim()),
    trim: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
}
