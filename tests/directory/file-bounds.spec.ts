import { describe, expect, it, jest } from '@jest/globals';
import { strToU8, type Zippable } from 'fflate';
import { readRows } from '../../apps/directory-service/src/adapters/feeds/read-rows.js';
import { claimSize, inline, sheet, sheetOf, workbook } from './workbooks.js';

/**
 * Tens of megabytes are made and read; what is looked at is where reading stops, not how fast the
 * machine is.
 */
jest.setTimeout(120_000);

const HEAD = 'reference,name\n';
const PART = 'xl/worksheets/sheet1.xml';
const csv = (text: string): Buffer => Buffer.from(text);
const shared = (count: number, text: string): Zippable => ({
  'xl/sharedStrings.xml': strToU8(`<sst>${`<si><t>${text}</t></si>`.repeat(count)}</sst>`),
});
const all = (rows: number, cells: (row: number) => string): string =>
  sheet(
    Array.from(
      { length: rows },
      (_, place) => `<row r="${String(place + 1)}">${cells(place + 1)}</row>`,
    ).join(''),
  );
const manyFiles: Zippable = Object.fromEntries(
  Array.from({ length: 60_000 }, (_, place) => [
    `m/${String(place)}`,
    [new Uint8Array(0), { level: 0 }],
  ]),
);
const BOMB = `<!--${' '.repeat(60_000_000)}-->`;

/**
 * What stands in a file after the bound is broken XML or an unending quote: whoever reads on says
 * something else.
 */
describe('a file of services over a bound is refused where it is met:', () => {
  it.each([
    [
      'a workbook of 1 kB with one row far below',
      workbook(sheet(`<row r="30000000">${inline('A30000000', 'x')}</row><broken`)),
      `${PART}, row 30000000: that is no row`,
    ],
    [
      'a row by another name for its number',
      workbook(sheet(`<row r="3e7">${inline('A1', 'x')}</row>`)),
      `${PART}, row 3e7: that is no row`,
    ],
    [
      'a row under a prefix',
      workbook(sheet('<x:row y:r="1000000"/>')),
      `${PART}, row 1000000: a file may have 20,000 lines`,
    ],
    [
      'a number that is written as a character of a number',
      workbook(sheet('<row r="&#51;0000000"/>')),
      `${PART}, row &#51;0000000: that is no row`,
    ],
    [
      'a row without a number that its cell gives',
      workbook(sheet(`<row>${inline('A1048576', 'x')}</row>`)),
      `${PART}, cell A1048576: a file may have 20,000 lines`,
    ],
    [
      'the last column of Excel',
      workbook(sheet(`<row r="1">${inline('XFD1', 'x')}</row>`)),
      `${PART}, cell XFD1: a file may have 100 columns`,
    ],
    [
      'a column without end',
      workbook(sheet(`<row r="1">${inline('ZZZZZZZZ1', 'x')}</row>`)),
      `${PART}, cell ZZZZZZZZ1: that is no cell`,
    ],
    [
      'one row too many',
      workbook(all(20_002, () => '')),
      `${PART}, row 20,002: a file may have 20,000 lines`,
    ],
    [
      'rows without numbers',
      workbook(sheet('<row/>'.repeat(1_000_000))),
      `${PART}, row 20,002: a file may have 20,000 lines`,
    ],
    [
      '45 MB of cells',
      workbook(sheet(`<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(2_000_000)}</row>`)),
      `${PART}, cell number 500,001: a sheet may have 500,000 cells`,
    ],
    [
      'elements that are no cells',
      workbook(sheet(`<row r="1">${'<a/>'.repeat(4_000_000)}</row>`)),
      `${PART}, element 3,000,001: a sheet may have 3,000,000 elements`,
    ],
    [
      'elements in elements',
      workbook(sheet('<a>'.repeat(200_000))),
      `${PART}, element 101: elements may be 100 deep`,
    ],
    [
      'shared texts',
      workbook(sheetOf([['a']]), shared(600_000, 'x')),
      'xl/sharedStrings.xml, text 500,001: a workbook may have 500,000 texts',
    ],
    [
      'one long text in all cells',
      workbook(
        all(10_000, (row) => `<c r="A${String(row)}" t="s"><v>0</v></c>`),
        shared(1, 'x'.repeat(30_000)),
      ),
      'Line 667, column 1: all cells together may hold 20,000,000 characters',
    ],
    [
      'a text that no cell holds',
      workbook(sheetOf([['x'.repeat(40_000)]])),
      'Line 1, column 1: a cell may hold 32,767 characters',
    ],
    [
      '60,000 packed files',
      workbook(sheetOf([['reference', 'name']]), manyFiles),
      'It packs 60,004 files: a workbook may have 1,000',
    ],
    [
      'what unpacks to a thousand times as much',
      workbook(sheet(BOMB)),
      `${PART}: a workbook may unpack to 50,000,000 bytes`,
    ],
    [
      'a header that says less',
      claimSize(workbook(sheet(BOMB)), PART, 100),
      `${PART}: it holds more than the 100 bytes that its header says`,
    ],
  ])('%s', async (_what, bytes, because) => {
    expect(bytes.length).toBeLessThan(10_000_000);
    const read = await readRows(bytes, 'xlsx');
    expect(read).toEqual({ unreadable: expect.stringContaining(because) as unknown });
    expect('unreadable' in read && read.unreadable).toMatch(/(Delete|Save|Shorten|Keep) .+\.$/);
  });

  it.each([
    [
      '3,000,000 lines',
      csv(`${HEAD}${'1,\n'.repeat(3_000_000)}"`),
      'Line 20002: a file may have 20,000 lines under its column names, blank ones counted',
    ],
    ['blank lines', csv(`${HEAD}${'\n'.repeat(9_000_000)}"`), 'Line 20002: a file may have'],
    [
      'columns',
      csv(`${','.repeat(5_000_000)}\n"`),
      'Line 1, column 101: a file may have 100 columns',
    ],
    [
      'columns below the names',
      csv(`${HEAD}${','.repeat(5_000_000)}\n"`),
      'Line 2, column 101: a file may have 100 columns',
    ],
    [
      'a cell',
      csv(`${HEAD}1,${'x'.repeat(5_000_000)}\n"`),
      'Line 2, column 2: a cell may hold 32,767 characters',
    ],
  ])('CSV of %s', async (_what, bytes, because) => {
    expect(await readRows(bytes, 'csv')).toEqual({
      unreadable: expect.stringContaining(because) as unknown,
    });
  });
});

describe('a file of services at its bounds is read:', () => {
  const lines = Array.from({ length: 20_000 }, (_, place) => [String(place), 'Club']);

  it('20,000 lines of CSV', async () => {
    expect(
      await readRows(csv(HEAD + lines.map((line) => line.join(',')).join('\n')), 'csv'),
    ).toMatchObject({ rows: { length: 20_000 } });
  });

  it('20,000 rows of a workbook, with a picture of any size', async () => {
    const bytes = workbook(sheetOf([['Reference', 'Name'], ...lines]), {
      'xl/media/photo.png': new Uint8Array(60_000_000),
    });
    expect(await readRows(bytes, 'xlsx')).toMatchObject({
      columns: ['reference', 'name'],
      rows: { length: 20_000, 0: { line: 2, values: { reference: '0', name: 'Club' } } },
    });
  });

  it('its names below blank lines', async () => {
    expect(await readRows(csv(`\n,,\n${HEAD}1,Club`), 'csv')).toEqual({
      columns: ['reference', 'name'],
      rows: [{ line: 4, values: { reference: '1', name: 'Club' } }],
    });
  });
});
