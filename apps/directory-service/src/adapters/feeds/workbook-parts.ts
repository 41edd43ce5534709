import { readPart } from './read-part.js';
import type { PackedParts } from './unpack-workbook.js';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
/**
 * Formats that every workbook has by their number, and that show a date or a time (ECMA-376, part
 * 1, section 18.8.30).
 */
const DATE_FORMATS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];
/** Texts, colours and escaped characters in a format, of which none is a part of a date. */
const BESIDE = /"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g;

export interface WorkbookParts {
  /** Path of the first sheet. */
  readonly sheet: string;
  readonly sharedStrings: readonly string[];
  /** By the number of a style: whether it shows a date or a time. */
  readonly isDateStyle: readonly boolean[];
  /** Days are counted from 1904 on, as they once were on a Macintosh. */
  readonly from1904: boolean;
}

/**
 * What is needed to read the first sheet of a workbook.
 *
 * @throws OverBoundError
 */
export async function readWorkbookParts(parts: PackedParts): Promise<WorkbookParts> {
  const relations = await readRelations(parts);
  const { relationIds, from1904 } = await readWorkbook(parts);
  const sheet = relationIds
    .map((id) => relations.get(id))
    .find((relation) => relation?.kind === 'worksheet');
  if (!sheet) throw new Error('It holds no sheet. Save it anew as an Excel workbook (.xlsx).');
  const pathOf = (kind: string): string | undefined =>
    [...relations.values()].find((relation) => relation.kind === kind)?.path;
  return {
    sheet: sheet.path,
    from1904,
    sharedStrings: await readSharedStrings(parts, pathOf('sharedStrings')),
    isDateStyle: await readStyles(parts, pathOf('styles')),
  };
}

type Relations = ReadonlyMap<string, { readonly kind: string; readonly path: string }>;

async function readRelations(parts: PackedParts): Promise<Relations> {
  const relations = new Map<string, { kind: string; path: string }>();
  await readPart(parts.read(RELATIONS), RELATIONS, {
    open: (name, attributes) => {
      const { Id: id, Type: type, Target: target } = attributes();
      if (name !== 'Relationship' || !id || !type || !target) return;
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      relations.set(id, { kind: type.slice(type.lastIndexOf('/') + 1), path });
    },
  });
  return relations;
}

async function readWorkbook(
  parts: PackedParts,
): Promise<{ readonly relationIds: string[]; readonly from1904: boolean }> {
  const relationIds: string[] = [];
  let from1904 = false;
  await readPart(parts.read(WORKBOOK), WORKBOOK, {
    open: (name, attributes) => {
      const { id, date1904 } = attributes();
      if (name === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true';
      if (name === 'sheet' && id !== undefined) relationIds.push(id);
    },
  });
  return { relationIds, from1904 };
}

async function readSharedStrings(parts: PackedParts, path: string | undefined): Promise<string[]> {
  const found: string[] = [];
  if (path === undefined || !parts.names.includes(path)) return found;
  const text = new TextOf('si');
  await readPart(parts.read(path), path, {
    open: (name) => {
      text.open(name);
    },
    text: (part) => {
      text.take(part);
    },
    close: (name) => {
      const whole = text.close(name);
      if (whole !== undefined) found.push(whole);
    },
  });
  return found;
}

/**
 * A text in an element, in one part or in several that look different; how it is pronounced is no
 * part of it.
 */
export class TextOf {
  private within: string[] = [];
  private text = '';

  constructor(private readonly element: string) {}

  open(name: string): void {
    if (name === this.element) this.text = '';
    if (name === this.element || this.within.length > 0) this.within.push(name);
  }

  take(part: string): void {
    if (this.within.at(-1) === 't' && !this.within.includes('rPh')) this.text += part;
  }

  /** @returns the text where the element ends */
  close(name: string): string | undefined {
    if (this.within.length === 0) return undefined;
    this.within.pop();
    return name === this.element ? unescaped(this.text) : undefined;
  }
}

/** Excel writes characters that XML does not allow by their number. */
export function unescaped(text: string): string {
  const plain = text.replace(ESCAPED, (_escaped, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return flat(plain);
}

/** A text of its own: a part of a larger one would keep that in memory. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

async function readStyles(parts: PackedParts, path: string | undefined): Promise<boolean[]> {
  const found: boolean[] = [];
  const own = new Map<number, string>();
  let isInCells = false;
  if (path === undefined || !parts.names.includes(path)) return found;
  await readPart(parts.read(path), path, {
    open: (name, attributes) => {
      const { numFmtId, formatCode } = attributes();
      const format = Number(numFmtId);
      if (name === 'numFmt' && formatCode !== undefined) own.set(format, formatCode);
      if (name === 'cellXfs') isInCells = true;
      if (name === 'xf' && isInCells) found.push(isDateFormat(format, own.get(format)));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return found;
}

function isDateFormat(number: number, code: string | undefined): boolean {
  if (code === undefined)
    return DATE_FORMATS.some(([first, last]) => number >= first && number <= last);
  const shown = code.replaceAll('&quot;', '"').replace(BESIDE, '');
  return shown.toLowerCase() !== 'general' && /[dmyhs]/i.test(shown);
}
