import { parse } from 'csv-parse/sync';
import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import type { RowFile, Rows } from '../../application/ports.js';

const MOST_UNPACKED_BYTES = 50_000_000;

/** Reads rows under a line of column names out of CSV (RFC 4180, UTF-8) or the first sheet of an XLSX workbook. */
export class SpreadsheetRows implements RowFile {
  async read(bytes: Buffer, kind: 'csv' | 'xlsx'): Promise<Rows | { readonly unreadable: string }> {
    try {
      const lines = kind === 'csv' ? linesOfCsv(bytes) : await linesOfWorkbook(bytes);
      const [head, ...rest] = lines;
      if (!head) return { unreadable: 'It is empty.' };
      const columns = head.cells.map((cell) => cell.trim().toLowerCase());
      return {
        columns,
        rows: rest
          .filter(({ cells }) => cells.some((cell) => cell !== ''))
          .map(({ line, cells }) => ({
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
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function linesOfCsv(bytes: Buffer): Line[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const records = parse(text, {
    bom: true,
    relax_column_count: true,
    info: true,
    skip_empty_lines: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
}

async function linesOfWorkbook(bytes: Buffer): Promise<Line[]> {
  const rows = await readSheet(unpackedOnce(bytes));
  return rows.map((row, place) => ({
    line: place + 1,
    cells: row.map((cell) =>
      cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''),
    ),
  }));
}

/** The same workbook without compression: what it unpacks to is bounded before anything else reads it. */
function unpackedOnce(bytes: Buffer): Buffer {
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ originalSize }) => {
      total += originalSize;
      if (total > MOST_UNPACKED_BYTES)
        throw new Error(`It unpacks to more than ${String(MOST_UNPACKED_BYTES)} bytes.`);
      return true;
    },
  });
  return Buffer.from(zipSync(files, { level: 0 }));
}
