import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ChildDetails } from '@hub/contracts/lookup';
import { isCalendarDate } from '@hub/contracts/shape';
import { isSufficient, nhsCheckDigit } from '@hub/matching';

interface FebrlRecord {
  readonly rec_id: string;
  readonly given_name: string;
  readonly surname: string;
  readonly postcode: string;
  readonly date_of_birth: string;
  readonly soc_sec_id: string;
}

export interface SimulatedChild {
  /** `1-rec-223-org`: data set and record. */
  readonly id: string;
  /** Place in the fixed order of all children, which decides the authority. */
  readonly place: number;
  readonly details: ChildDetails;
}

const DATASETS = [1, 2, 3];
const FIRST_YEAR = 2009;
const YEARS = 17;
const INWARD_LETTERS = 'ABDEFGHJLN';

/**
 * The people of FEBRL as children who live in London. The mapping is fixed, and works field by
 * field, so that two records of one person that agree still agree, and an error in a record stays
 * an error.
 *
 * @param outcodesFile UK outward codes, of which London's are taken
 */
export function readChildren(folder: string, outcodesFile: string): SimulatedChild[] {
  const outcodes = londonOutcodes(outcodesFile);
  const records = DATASETS.flatMap((dataset) => {
    const text = readFileSync(join(folder, `dataset${String(dataset)}.csv`), 'utf8');
    const rows: FebrlRecord[] = parse(text, {
      columns: (names: string[]) => names.map((name) => name.trim()),
      trim: true,
    });
    return rows.map((row) => ({ id: `${String(dataset)}-${row.rec_id}`, row }));
  });
  return records
    .filter(({ row }) => row.rec_id.endsWith('-org'))
    .map(({ id, row }) => ({ id, details: asChild(row, outcodes) }))
    .filter(({ details }) => isSufficient(details))
    .map((child, place) => ({ ...child, place }));
}

/** Whether a parent decides for them, and does for a year to come. @param today `YYYY-MM-DD` */
export function isUnder15({ details: { dateOfBirth } }: SimulatedChild, today: string): boolean {
  const fifteen = `${String(Number(today.slice(0, 4)) - 15)}${today.slice(4)}`;
  return dateOfBirth === undefined || dateOfBirth > fifteen;
}

function asChild(row: FebrlRecord, outcodes: readonly string[]): ChildDetails {
  const fields = {
    givenName: row.given_name,
    familyName: row.surname,
    dateOfBirth: birthday(row.date_of_birth),
    postcode: postcode(row.postcode, outcodes),
    nhsNumber: nhsNumber(row.soc_sec_id),
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** Day and month stay; the year is folded into the last 17, so that everyone is a child. */
function birthday(text: string): string | undefined {
  const year = FIRST_YEAR + (Number(text.slice(0, 4)) % YEARS);
  const date = `${String(year)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  return isCalendarDate(date) ? date : undefined;
}

/** Four digits become a London outward code and an inward code, digit by digit. */
function postcode(text: string, outcodes: readonly string[]): string | undefined {
  if (!/^\d{4}$/.test(text)) return undefined;
  const outward = outcodes[Number(text.slice(0, 2)) % outcodes.length];
  if (outward === undefined) return undefined;
  const letter = (digit: string | undefined): string => INWARD_LETTERS[Number(digit)] ?? 'A';
  return `${outward} ${text.charAt(2)}${letter(text[3])}${letter(text[2])}`;
}

/**
 * Seven digits become an NHS number of the range 9xx, which is not issued, with a right check
 * digit.
 */
function nhsNumber(text: string): string | undefined {
  if (!/^\d{7}$/.test(text)) return undefined;
  for (const prefix of ['99', '98', '97']) {
    const check = nhsCheckDigit(`${prefix}${text}`);
    if (check !== undefined) return `${prefix}${text}${String(check)}`;
  }
  return undefined;
}

function londonOutcodes(file: string): string[] {
  const rows: { postcode: string; region: string; town: string }[] = parse(
    readFileSync(file, 'utf8'),
    { columns: true },
  );
  return rows
    .filter((row) => `${row.region} ${row.town}`.includes('London'))
    .map((row) => row.postcode);
}
