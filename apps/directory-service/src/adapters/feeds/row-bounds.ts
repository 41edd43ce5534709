/**
 * How much a file of services may hold. What is over a bound is refused where it is met, and the
 * rest is not read.
 */
export const ROW_BOUNDS = {
  /** Under the column names, blank ones counted. */
  lines: 20_000,
  columns: 100,
  /** As in Excel. */
  charactersInCell: 32_767,
  /** Of all cells together: a workbook may repeat one long text in each of its cells. */
  characters: 20_000_000,
  /** Files packed in a workbook. */
  entries: 1_000,
  unpackedBytes: 50_000_000,
  /** Of one XML part of a workbook. */
  elements: 3_000_000,
  cells: 500_000,
  sharedStrings: 500_000,
  depth: 100,
} as const;

/** A file is over a bound; its message says which, where and what to do. */
export class OverBoundError extends Error {
  override readonly name = 'OverBoundError';
}

export const inWords = (count: number): string => count.toLocaleString('en-GB');

/** Counts cells as they are read. */
export class CellBounds {
  private characters = 0;

  /** @throws OverBoundError */
  take(text: string, column: number, line: number): void {
    const place = (): string => `Line ${String(line)}, column ${String(column)}`;
    if (column > ROW_BOUNDS.columns)
      throw new OverBoundError(
        `${place()}: a file may have ${inWords(ROW_BOUNDS.columns)} columns. Delete what stands to the right of the list.`,
      );
    if (text.length > ROW_BOUNDS.charactersInCell)
      throw new OverBoundError(
        `${place()}: a cell may hold ${inWords(ROW_BOUNDS.charactersInCell)} characters. Shorten it, or look for a quotation mark that is never closed.`,
      );
    this.characters += text.length;
    if (this.characters > ROW_BOUNDS.characters)
      throw new OverBoundError(
        `${place()}: all cells together may hold ${inWords(ROW_BOUNDS.characters)} characters. Shorten the descriptions.`,
      );
  }
}

/**
 * @throws OverBoundError where a line is beyond the last that a file may have; the first holds the
 * column names
 */
export function takeLine(number: number, place: () => string): void {
  if (number > ROW_BOUNDS.lines + 1)
    throw new OverBoundError(
      `${place()}: a file may have ${inWords(ROW_BOUNDS.lines)} lines under its column names, blank ones counted. Delete the blank lines below the list, or publish a feed.`,
    );
}
