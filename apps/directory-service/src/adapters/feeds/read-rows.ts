import { parse } from 'csv-parse/sync';
import { zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import type { Rows } from '../../application/ports.js';
import { checkSheet } from './check-sheet.js';
import { CellBounds, takeLine } from './row-bounds.js';
import { unpackWorkbook } from './unpack-workbook.js';

export type RowKind = 'csv' | 'xlsx';
export interface Unreadable {
  readonly unreadable: string;
}

/**
 * Reads rows under a line of column names out of CSV (RFC 4180, UTF-8) or the first sheet of an XLSX workbook. It works
 * without a pause, so it runs in a thread of its own: see `ThreadedRows`.
 */
export async function readRows(bytes: Buffer, kind: RowKind): Promise<Rows | Unreadable> {
  try {
    const lines = kind === 'csv' ? linesOfCsv(bytes) : await linesOfWorkbook(bytes);
    const [head, ...rest] = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
    if (!head) return { unreadable: 'It is empty.' };
    const columns = head.cells.map((cell) => cell.trim().toLowerCase());
    return {
      columns,
      rows: rest.map(({ line, cells }) => ({
        line,
        values: Object.fromEntries(
          columns.map((column, place) => [column, (cells[place] ?? '').trim()]),
        ),
      })),
    };
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message.slice(0, 300) : 'It is broken.' };
  }
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a callback throws ends the parser there. */
function linesOfCsv(bytes: Buffer): Line[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const bounds = new CellBounds();
  const numbers: number[] = [];
  const records = parse(text, {
    bom: true,
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

async function linesOfWorkbook(bytes: Buffer): Promise<Line[]> {
  const parts = await unpackWorkbook(bytes);
  for (const [name, part] of parts) checkSheet(part.toString('utf8'), name);
  const bounds = new CellBounds();
  const rows = await readSheet(Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 })));
  return rows.map((row, place) => ({
    line: place + 1,
    cells: row.map((cell, at) => {
      const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '');
      bounds.take(text, at + 1, place + 1);
      return text;
    }),
  }));
}
