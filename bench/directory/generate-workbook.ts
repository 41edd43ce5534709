import { strToU8, zipSync } from 'fflate';
import { SERVICE_FILE_COLUMNS } from '@hub/contracts/directory';
import { Random } from '@hub/seeded-random';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const LINES = 20_000;
const WORDS_IN_LINE = 20;
const BYTES_OF_WORD = 5.7;
/** Of a line, beside its description. */
const BYTES_BESIDE = 1_635;
const WORDS =
  'club for families and young people with advice support play music sport help at the centre'.split(
    ' ',
  );
/** Needs that each version of the hub has a term for: versions are compared by the same lines. */
const NEEDS = ['mental_health', 'speech_and_language', 'parenting', 'housing', 'education'];
const POSTCODES = ['SE13 6LG', 'E8 1AA', 'N1 9GU', 'BR1 1AA', 'CR0 2AA', 'W4 5TF', 'NW3 2QG'];

/** A file of services in CSV. */
export function linesOfServices(services: number, seed: number): string {
  const random = new Random(seed);
  const lines = Array.from({ length: services }, (_, place) =>
    cellsOf(random, place, WORDS_IN_LINE),
  );
  return [SERVICE_FILE_COLUMNS, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/**
 * A workbook of the hub's columns with as many lines as a file may have, whose parts unpack to
 * about so many bytes; packed it is small enough for the door.
 */
export function generateWorkbook(bytes: number, seed: number): Buffer {
  const random = new Random(seed);
  const words = Math.max(1, Math.round((bytes / LINES - BYTES_BESIDE) / BYTES_OF_WORD));
  const row = (cells: readonly string[], line: number): string =>
    `<row r="${String(line)}" spans="1:19" ht="15" customHeight="1">${cells.map((text, at) => `<c r="${String.fromCodePoint(65 + at)}${String(line)}" s="1" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`).join('')}</row>`;
  const rows = [row(SERVICE_FILE_COLUMNS, 1)];
  for (let line = 2; line <= LINES + 1; line += 1)
    rows.push(row(cellsOf(random, line, words), line));
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
      ),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Services" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
      ),
    }),
  );
}

function cellsOf(random: Random, line: number, words: number): string[] {
  const sentence = (length: number): string =>
    Array.from({ length }, () => random.pick(WORDS)).join(' ');
  const said: Partial<Record<string, string>> = {
    reference: `r${String(line)}`,
    name: `Service ${String(line)} ${sentence(3)}`,
    description: sentence(words),
    organization: `Trust ${String(line % 500)}`,
    url: `https://service-${String(line)}.example.org`,
    phone: '020 7946 0000',
    status: 'active',
    minimum_age: '4',
    maximum_age: '17',
    days: 'monday; wednesday',
    opens_at: '09:30',
    closes_at: '17:00',
    address: `${String(line % 200)} High Street`,
    city: 'London',
    postcode: random.pick(POSTCODES),
    needs: random.pick(NEEDS),
    eligibility: 'universal',
  };
  return SERVICE_FILE_COLUMNS.map((column) => said[column] ?? '');
}
