import { strToU8, type Zippable, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook with one sheet (ECMA-376, part 1, section 18.3). */
export function workbook(sheet: string, others: Zippable = {}): Buffer {
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
      ),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Services" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
      ...others,
    }),
  );
}

export const sheet = (rows: string): string =>
  `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;

/** A sheet of inline strings. */
export function sheetOf(lines: readonly (readonly string[])[]): string {
  return sheet(
    lines
      .map(
        (cells, place) =>
          `<row r="${String(place + 1)}">${cells.map((text, at) => inline(`${String.fromCodePoint(65 + at)}${String(place + 1)}`, text)).join('')}</row>`,
      )
      .join(''),
  );
}

export const inline = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

/**
 * Says in both headers of a file packed in a zip that it unpacks to so many bytes (APPNOTE 4.3.7
 * and 4.3.12).
 */
export function claimSize(zip: Buffer, name: string, bytes: number): Buffer {
  const lying = Buffer.from(zip);
  for (const { signature, sizeAt, nameAt } of [
    { signature: 0x04034b50, sizeAt: 22, nameAt: 30 },
    { signature: 0x02014b50, sizeAt: 24, nameAt: 46 },
  ]) {
    for (let at = lying.indexOf(name); at >= 0; at = lying.indexOf(name, at + 1)) {
      if (at >= nameAt && lying.readUInt32LE(at - nameAt) === signature)
        lying.writeUInt32LE(bytes, at - nameAt + sizeAt);
    }
  }
  return lying;
}
