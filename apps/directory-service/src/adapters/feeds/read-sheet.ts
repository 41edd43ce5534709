import { type Attributes, columnOf } from './part-bounds.js';
import type { Line } from './read-csv.js';
import { readPart } from './read-part.js';
import { CellBounds } from './row-bounds.js';
import { PackedParts } from './unpack-workbook.js';
import { readWorkbookParts, TextOf, unescaped, type WorkbookParts } from './workbook-parts.js';

const DAY_SECONDS = 24 * 60 * 60;
const FIRST_DAY = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/**
 * The lines of the first sheet of an XLSX workbook (ECMA-376), read piece by piece: what is held of
 * it is what its cells say.
 *
 * @throws OverBoundError
 */
export async function linesOfWorkbook(bytes: Buffer): Promise<Line[]> {
  const parts = await PackedParts.open(bytes);
  const workbook = await readWorkbookParts(parts);
  const reading = new SheetReading(workbook);
  await readPart(parts.read(workbook.sheet), workbook.sheet, reading);
  return reading.lines;
}

class SheetReading {
  readonly lines: Line[] = [];
  private readonly bounds = new CellBounds();
  private readonly inline = new TextOf('is');
  private line = 0;
  private column = 0;
  private cells: string[] = [];
  private cell: { readonly type: string; readonly style: number; text: string } | undefined;
  private isValue = false;

  constructor(private readonly workbook: WorkbookParts) {}

  open(name: string, attributes: Attributes): void {
    this.inline.open(name);
    if (name === 'row') {
      const { r: place } = attributes();
      this.line = place === undefined ? this.line + 1 : Number(place);
      this.column = 0;
      this.cells = [];
    } else if (name === 'c') {
      const { r: place, t: type = 'n', s: style } = attributes();
      this.column = place === undefined ? this.column + 1 : columnOf(place.replace(/\d+$/, ''));
      this.cell = { type, style: Number(style ?? -1), text: '' };
    } else if (name === 'v') this.isValue = true;
  }

  text(part: string): void {
    this.inline.take(part);
    if (this.isValue && this.cell) this.cell.text += part;
  }

  close(name: string): void {
    const inline = this.inline.close(name);
    if (inline !== undefined && this.cell?.type === 'inlineStr') this.cell.text = inline;
    if (name === 'v') this.isValue = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.lines.push({ line: this.line, cells: this.cells });
  }

  private endCell(): void {
    const text = this.cell ? this.read(this.cell) : '';
    this.bounds.take(text, this.column, this.line);
    while (this.cells.length < this.column - 1) this.cells.push('');
    this.cells[this.column - 1] = text;
    this.cell = undefined;
  }

  private read({ type, style, text }: { type: string; style: number; text: string }): string {
    switch (type) {
      case 's':
        return (
          this.workbook.sharedStrings[Number(text)] ?? this.refuse('names a text that is not there')
        );
      case 'inlineStr':
        return text;
      case 'b':
        return text === '1' ? 'true' : 'false';
      case 'e':
        return '';
      case 'd':
        return text === '' ? '' : this.shown(new Date(text));
      case 'n':
        return text === '' ? '' : this.number(Number(text), style);
      default:
        return unescaped(text);
    }
  }

  private number(value: number, style: number): string {
    if (Number.isNaN(value)) return this.refuse('is said to hold a number, and holds none');
    if (!this.workbook.isDateStyle[style]) return String(value);
    const from = FIRST_DAY[this.workbook.from1904 ? 1904 : 1900];
    const date = new Date(from + Math.round(value * DAY_SECONDS) * 1_000);
    return value < 1 ? date.toISOString().slice(11, 16) : this.shown(date);
  }

  /** A date without a time is its midnight. */
  private shown(date: Date): string {
    if (Number.isNaN(date.getTime())) return this.refuse('is said to hold a date, and holds none');
    const text = date.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
  }

  private refuse(what: string): never {
    throw new Error(
      `Line ${String(this.line)}, column ${String(this.column)}: the cell ${what}. Save the workbook anew, or send it as CSV.`,
    );
  }
}
