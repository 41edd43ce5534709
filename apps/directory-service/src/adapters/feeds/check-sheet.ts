import { Parser } from 'saxen';
import { inWords, OverBoundError, ROW_BOUNDS, takeLine } from './row-bounds.js';

const ROW = /^\d{1,7}$/;
const CELL = /^([A-Z]{1,3})(\d{1,7})$/;
const MOST_SHOWN = 40;

/**
 * Looks through an XML part of a workbook before the sheet reader has it: that one makes a row for each number up to the
 * highest it is told. Numbers that the reader could understand in another way are refused.
 *
 * @throws OverBoundError at the first element that is over a bound
 */
export function checkSheet(xml: string, part: string): void {
  let elements = 0;
  let depth = 0;
  let rows = 0;
  let cells = 0;
  let sharedStrings = 0;
  const parser = new Parser();
  parser.on('openTag', (name, attributes, _decode, isClosed) => {
    elements += 1;
    if (!isClosed) depth += 1;
    if (elements > ROW_BOUNDS.elements)
      throw new OverBoundError(
        `${part}, element ${inWords(elements)}: a sheet may have ${inWords(ROW_BOUNDS.elements)} elements. Delete what stands beside the list, or send it as CSV.`,
      );
    if (depth > ROW_BOUNDS.depth)
      throw new OverBoundError(
        `${part}, element ${inWords(elements)}: elements may be ${inWords(ROW_BOUNDS.depth)} deep. Save the workbook anew, or send it as CSV.`,
      );
    const kind = localName(name);
    if (kind === 'row') {
      rows += 1;
      takeLine(rows, () => `${part}, row ${inWords(rows)}`);
      for (const number of referencesIn(attributes())) checkRow(number, part);
    } else if (kind === 'c') {
      cells += 1;
      if (cells > ROW_BOUNDS.cells)
        throw new OverBoundError(
          `${part}, cell number ${inWords(cells)}: a sheet may have ${inWords(ROW_BOUNDS.cells)} cells. Delete what stands beside the list, or send it as CSV.`,
        );
      for (const reference of referencesIn(attributes())) checkCell(reference, part);
    } else if (kind === 'si') {
      sharedStrings += 1;
      if (sharedStrings > ROW_BOUNDS.sharedStrings)
        throw new OverBoundError(
          `${part}, text ${inWords(sharedStrings)}: a workbook may have ${inWords(ROW_BOUNDS.sharedStrings)} texts. Delete its other sheets, or send the list as CSV.`,
        );
    }
  });
  parser.on('closeTag', () => {
    depth -= 1;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.parse(xml);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** By whatever prefix: the sheet reader does not look at it. */
function referencesIn(attributes: Readonly<Record<string, string>>): string[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    localName(name) === 'r' ? [value] : [],
  );
}

function checkRow(number: string, part: string): void {
  if (!ROW.test(number))
    throw new OverBoundError(
      `${part}, row ${number.slice(0, MOST_SHOWN)}: that is no row of a sheet, which has at most ${inWords(ROW_BOUNDS.lines + 1)}. Save the workbook anew, or send it as CSV.`,
    );
  takeLine(Number(number), () => `${part}, row ${number}`);
}

function checkCell(reference: string, part: string): void {
  const [, letters, number] = CELL.exec(reference) ?? [];
  if (letters === undefined || number === undefined)
    throw new OverBoundError(
      `${part}, cell ${reference.slice(0, MOST_SHOWN)}: that is no cell of a sheet, which has at most ${inWords(ROW_BOUNDS.lines + 1)} rows. Save the workbook anew, or send it as CSV.`,
    );
  takeLine(Number(number), () => `${part}, cell ${reference}`);
  const column = [...letters].reduce(
    (sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64,
    0,
  );
  if (column > ROW_BOUNDS.columns)
    throw new OverBoundError(
      `${part}, cell ${reference}: a file may have ${inWords(ROW_BOUNDS.columns)} columns. Delete what stands to the right of the list.`,
    );
}
