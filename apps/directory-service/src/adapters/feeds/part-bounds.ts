import { inWords, OverBoundError, ROW_BOUNDS, takeLine } from './row-bounds.js';

const ROW = /^\d{1,7}$/;
const CELL = /^([A-Z]{1,3})(\d{1,7})$/;
const MOST_SHOWN = 40;

/** Of an element, by their names without a prefix; worked out where they are asked for. */
export type Attributes = () => Readonly<Record<string, string>>;

/**
 * Counts the elements of an XML part of a workbook as they are read, and refuses numbers that could
 * be understood in another way.
 */
export class PartBounds {
  private elements = 0;
  private depth = 0;
  private rows = 0;
  private cells = 0;
  private sharedStrings = 0;

  constructor(private readonly part: string) {}

  /** @throws OverBoundError at the first element that is over a bound */
  open(kind: string, attributes: Attributes): void {
    this.elements += 1;
    this.depth += 1;
    if (this.elements > ROW_BOUNDS.elements)
      throw new OverBoundError(
        `${this.part}, element ${inWords(this.elements)}: a sheet may have ${inWords(ROW_BOUNDS.elements)} elements. Delete what stands beside the list, or send it as CSV.`,
      );
    if (this.depth > ROW_BOUNDS.depth)
      throw new OverBoundError(
        `${this.part}, element ${inWords(this.elements)}: elements may be ${inWords(ROW_BOUNDS.depth)} deep. Save the workbook anew, or send it as CSV.`,
      );
    if (kind === 'row') this.row(attributes());
    else if (kind === 'c') this.cell(attributes());
    else if (kind === 'si') this.sharedString();
  }

  close(): void {
    this.depth -= 1;
  }

  private row({ r: number }: ReturnType<Attributes>): void {
    this.rows += 1;
    takeLine(this.rows, () => `${this.part}, row ${inWords(this.rows)}`);
    if (number === undefined) return;
    if (!ROW.test(number))
      throw new OverBoundError(
        `${this.part}, row ${number.slice(0, MOST_SHOWN)}: that is no row of a sheet, which has at most ${inWords(ROW_BOUNDS.lines + 1)}. Save the workbook anew, or send it as CSV.`,
      );
    takeLine(Number(number), () => `${this.part}, row ${number}`);
  }

  private cell({ r: reference }: ReturnType<Attributes>): void {
    this.cells += 1;
    if (this.cells > ROW_BOUNDS.cells)
      throw new OverBoundError(
        `${this.part}, cell number ${inWords(this.cells)}: a sheet may have ${inWords(ROW_BOUNDS.cells)} cells. Delete what stands beside the list, or send it as CSV.`,
      );
    if (reference === undefined) return;
    const [, letters, number] = CELL.exec(reference) ?? [];
    if (letters === undefined || number === undefined)
      throw new OverBoundError(
        `${this.part}, cell ${reference.slice(0, MOST_SHOWN)}: that is no cell of a sheet, which has at most ${inWords(ROW_BOUNDS.lines + 1)} rows. Save the workbook anew, or send it as CSV.`,
      );
    takeLine(Number(number), () => `${this.part}, cell ${reference}`);
    if (columnOf(letters) > ROW_BOUNDS.columns)
      throw new OverBoundError(
        `${this.part}, cell ${reference}: a file may have ${inWords(ROW_BOUNDS.columns)} columns. Delete what stands to the right of the list.`,
      );
  }

  private sharedString(): void {
    this.sharedStrings += 1;
    if (this.sharedStrings > ROW_BOUNDS.sharedStrings)
      throw new OverBoundError(
        `${this.part}, text ${inWords(this.sharedStrings)}: a workbook may have ${inWords(ROW_BOUNDS.sharedStrings)} texts. Delete its other sheets, or send the list as CSV.`,
      );
  }
}

/** The number of a column: 1 for A, 27 for AA. */
export function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0);
}
