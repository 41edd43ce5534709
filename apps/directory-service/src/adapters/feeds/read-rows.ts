import type { FileKind, Rows } from '../../application/feeds/file-ports.js';
import { columnCalled } from '../../domain/feeds/imported-columns.js';
import { linesOfCsv } from './read-csv.js';
import { packageRows } from './read-package.js';
import { linesOfWorkbook } from './read-sheet.js';

export interface Unreadable {
  readonly unreadable: string;
}

/**
 * Reads rows under a line of column names out of CSV (RFC 4180, UTF-8) or the first sheet of an
 * XLSX workbook. It works without a pause, so it runs in a thread of its own: see `ThreadedRows`.
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
