import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from '@jest/globals';
import { linesOfWorkbook } from './read-sheet.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface SheetParts {
  readonly rows: string;
  readonly shared?: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly relations?: string;
}

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;

/** A workbook whose first sheet is the second of its relations. */
function made({ rows, shared = '', styles = '', workbook, relations }: SheetParts): Buffer {
  const parts: Zippable = {
    'xl/workbook.xml': strToU8(
      workbook ??
        `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="Chart" r:id="c"/><sheet name="One" r:id="a"/><sheet name="Two" r:id="b"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${relations ?? relation('b', 'worksheet', 'worksheets/other.xml') + relation('c', 'chartsheet', 'c.xml') + relation('a', 'worksheet', '/xl/worksheets/one.xml')}${relation('s', 'sharedStrings', 'sharedStrings.xml')}${relation('y', 'styles', 'styles.xml')}</Relationships>`,
    ),
    'xl/worksheets/one.xml': strToU8(
      `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    ),
    'xl/worksheets/other.xml': strToU8('<broken'),
    'xl/sharedStrings.xml': strToU8(`<sst>${shared}</sst>`),
    'xl/styles.xml': strToU8(`<styleSheet>${styles}</styleSheet>`),
  };
  return Buffer.from(zipSync(parts));
}

const cell = async (
  xml: string,
  more: Omit<SheetParts, 'rows'> = {},
): Promise<string | undefined> =>
  (await linesOfWorkbook(made({ rows: `<row r="1">${xml}</row>`, ...more })))[0]?.cells[0];

const STYLES = `<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0.00 &quot;days&quot;"/><numFmt numFmtId="166" formatCode="[Red]0.0"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="49"/></cellXfs>`;

describe('a cell of a workbook', () => {
  it.each([
    ['a text in the cell', '<c t="inlineStr"><is><t>Club</t></is></c>', 'Club'],
    [
      'a text in parts',
      '<c t="inlineStr"><is><r><t>Home</t></r><r><t>work</t></r></is></c>',
      'Homework',
    ],
    [
      'a text with marks',
      '<c t="inlineStr"><is><t>Mums &amp; dads &lt;5</t></is></c>',
      'Mums & dads <5',
    ],
    ['a text that XML cannot hold', '<c t="inlineStr"><is><t>a_x000A_b</t></is></c>', 'a\nb'],
    ['a text as it stands', '<c t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>', 'a<b'],
    ['what a formula gave', '<c t="str"><f>A1</f><v>Club</v></c>', 'Club'],
    ['what a formula could not give', '<c t="e"><v>#DIV/0!</v></c>', ''],
    ['yes', '<c t="b"><v>1</v></c>', 'true'],
    ['no', '<c t="b"><v>0</v></c>', 'false'],
    ['a number', '<c><v>12.50</v></c>', '12.5'],
    ['a number as a text', '<c t="n"><v>2079460000</v></c>', '2079460000'],
    ['nothing', '<c/>', ''],
    ['nothing in it', '<c><v></v></c>', ''],
    ['a date that says so', '<c t="d"><v>2026-11-28T00:00:00Z</v></c>', '2026-11-28'],
  ])('is read: %s', async (_what, xml, text) => {
    expect(await cell(xml)).toBe(text);
  });

  it.each([
    ['a day', 1, '46354', '2026-11-28'],
    ['a time', 2, '0.395833333333333', '09:30'],
    ['a day in a format of its own', 3, '46354', '2026-11-28'],
    ['a day with a time', 3, '46354.5', '2026-11-28T12:00:00.000Z'],
    ['a number beside the word days', 4, '3', '3'],
    ['a number in red', 5, '3', '3'],
    ['a number as it stands', 0, '46354', '46354'],
    ['a number shown as text', 6, '46354', '46354'],
    ['a number of a style that is none', 99, '3', '3'],
  ])('of a style is %s', async (_what, style, value, text) => {
    const xml = `<c s="${String(style)}"><v>${value}</v></c>`;
    expect(await cell(xml, { styles: STYLES })).toBe(text);
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const workbook = `<workbook xmlns:r="${OFFICE}"><workbookPr date1904="1"/><sheets><sheet name="One" r:id="a"/></sheets></workbook>`;
    const more = { styles: STYLES, workbook };
    expect(await cell('<c s="1"><v>44892</v></c>', more)).toBe('2026-11-28');
    expect(await cell('<c s="2"><v>0.5</v></c>', more)).toBe('12:00');
  });

  it('may name a text that all share, without how it is said aloud', async () => {
    const shared =
      '<si><t>First</t></si><si><r><t>Sec</t></r><r><t>ond</t></r><rPh><t>sekend</t></rPh></si>';
    expect(await cell('<c t="s"><v>1</v></c>', { shared })).toBe('Second');
    await expect(cell('<c t="s"><v>2</v></c>', { shared })).rejects.toThrow(
      'Line 1, column 1: the cell names a text that is not there.',
    );
  });

  it.each([
    ['<c><v>five</v></c>', 'is said to hold a number'],
    ['<c t="d"><v>soon</v></c>', 'is said to hold a date'],
    ['<c t="s"><v></v></c>', 'names a text that is not there'],
  ])('that cannot be is refused: %s', async (xml, says) => {
    await expect(cell(xml)).rejects.toThrow(says);
  });
});

describe('a sheet', () => {
  const lines = async (rows: string): Promise<unknown> => linesOfWorkbook(made({ rows }));
  const text = (at: string, said: string): string =>
    `<c ${at}t="inlineStr"><is><t>${said}</t></is></c>`;

  it('has its cells where they say, or one after the other', async () => {
    expect(
      await lines(
        `<row r="2">${text('r="B2" ', 'b')}${text('r="AA2" ', 'aa')}</row><row>${text('', 'a')}${text('', 'b')}</row><x:row>${text('y:r="C4" ', 'c')}</x:row>`.replace(
          '</x:row>',
          '</x:row>',
        ),
      ),
    ).toEqual([
      { line: 2, cells: ['', 'b', ...Array.from({ length: 24 }, () => ''), 'aa'] },
      { line: 3, cells: ['a', 'b'] },
      { line: 4, cells: ['', '', 'c'] },
    ]);
  });

  it('is the first that is one, wherever it is packed', async () => {
    expect(await lines(`<row>${text('', 'found')}</row>`)).toEqual([{ line: 1, cells: ['found'] }]);
    await expect(
      linesOfWorkbook(made({ rows: '', relations: relation('c', 'chartsheet', 'c.xml') })),
    ).rejects.toThrow('It holds no sheet.');
  });

  it('is read across the pieces that it comes in', async () => {
    const long = 'ö’x'.repeat(400_000);
    const cells = Array.from({ length: 4 }, () => text('', long.slice(0, 30_000))).join('');
    const rows = Array.from({ length: 10 }, () => `<row>${cells}</row>`).join('');
    const read = await linesOfWorkbook(made({ rows }));
    expect(read).toHaveLength(10);
    expect(new Set(read.flatMap((line) => line.cells))).toEqual(new Set([long.slice(0, 30_000)]));
  });

  it('that is broken is refused', async () => {
    await expect(lines('<row><c></row>')).rejects.toThrow();
    await expect(linesOfWorkbook(Buffer.from('nothing packed'))).rejects.toThrow();
  });

  it('may have elements so deep, also beside some that close at once', async () => {
    await expect(lines('<a/><b>'.repeat(102))).rejects.toThrow('elements may be 100 deep');
  });
});
