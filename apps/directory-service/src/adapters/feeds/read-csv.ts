import { parse } from 'csv-parse/sync';
import { CellBounds, takeLine } from './row-bounds.js';

export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** @throws Error that names the cure where it is in an encoding that does not tell itself */
function textOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(
      'It is not in UTF-8, but probably in Windows-1252: in Excel choose “Save as” and “CSV UTF-8 (comma delimited)”, and send it again.',
      { cause: error },
    );
  }
}

/** Excel writes what the country's settings say: the line of column names tells. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1);
  return ['\t', ';'].find((one) => head.includes(one) && !head.includes(',')) ?? ',';
}

/** What a callback throws ends the parser there. */
export function linesOfCsv(bytes: Buffer): Line[] {
  const text = textOf(bytes);
  const bounds = new CellBounds();
  const numbers: number[] = [];
  const records = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    cast: (cell, { index, lines }) => {
      bounds.take(cell, index + 1, lines);
      return cell;
    },
    on_record: (cells: string[], { lines }) => {
      takeLine(numbers.push(lines), () => `Line ${String(lines)}`);
      return cells;
    },
  });
  return records.map((cells, place) => ({ line: numbers[place] ?? 0, cells }));
}
