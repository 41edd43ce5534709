import { zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import type { FileKind, Rows } from '../../application/feeds/ports.js';
import { columnCalled } from '../../domain/feeds/imported-columns.js';
import { checkSheet } from './check-sheet.js';
import { type Line, linesOfCsv } from './read-csv.js';
import { CellBounds } from './row-bounds.js';
import { packageRows } from './read-package.js';
import { unpackParts } from './unpack-workbook.js';

export interface Unreadable {
  readonly unreadable: string;
}

/**
 * Reads rows under a line of column names out of CSV (RFC 4180, UTF-8) or the first sheet of an XLSX workbook. It works
 * without a pause, so it runs in a thread of its own: see `ThreadedRows`.
 */
export async function readRows(bytes: Buffer, kind: FileKind): Promise<Rows | Unreadable> {
  try {
    if (kind === 'package') return await packageRows(bytes);
    const lines = kind === 'csv' ? linesOfCsv(bytes) : await linesOfWorkbook(bytes);
    const [head, ...rest] = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
    if (!head) return { unreadable: 'It is empty.' };
    const columns = head.cells.map((cell) => columnCalled(cell.trim().toLowerCase()));
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

const FIRST_DAY = Date.parse('1900-01-02');

/** Excel keeps a time as a part of the first day it knows, and a date without a time as its midnight. */
function textOfCell(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  if (!(cell instanceof Date)) return '';
  const text = cell.toISOString();
  if (cell.getTime() < FIRST_DAY) return text.slice(11, 16);
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

async function linesOfWorkbook(bytes: Buffer): Promise<Line[]> {
  const parts = await unpackParts(bytes, /\.xml(\.rels)?$/);
  for (const [name, part] of parts) checkSheet(part.toString('utf8'), name);
  const bounds = new CellBounds();
  const rows = await readSheet(Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 })));
  return rows.map((row, place) => ({
    line: place + 1,
    cells: row.map((cell, at) => {
      const text = textOfCell(cell);
      bounds.take(text, at + 1, place + 1);
      return text;
    }),
  }));
}
