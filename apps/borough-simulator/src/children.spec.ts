import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isPostcode, nhsCheckDigit } from '@hub/matching';
import { readChildren, type SimulatedChild } from './children.js';

const HEAD = 'rec_id, given_name, surname, postcode, date_of_birth, soc_sec_id\n';
const FIRST = `${HEAD}rec-1-org, ada, lovelace, 4217, 19510309, 1234567
rec-1-dup-0, adda, lovelace, 4217, 19510309, 1234567
rec-2-org, ben, rivers, 42, 19511309, 12
rec-3-org, , , 4217, , \n`;
const OUTCODES = 'postcode,region,town\nSE13,London,Lewisham\nM1,North West,Manchester\n';

describe('the children of FEBRL', () => {
  let children: SimulatedChild[];
  const folder = mkdtempSync(join(tmpdir(), 'febrl-'));
  beforeAll(() => {
    for (const [name, text] of [
      ['dataset1.csv', FIRST],
      ['dataset2.csv', `${HEAD}rec-1-org, cem, yilmaz, 0000, 20000229, 7654321\n`],
      ['dataset3.csv', HEAD],
      ['outcodes.csv', OUTCODES],
    ] as const)
      writeFileSync(join(folder, name), text);
    children = readChildren(folder, join(folder, 'outcodes.csv'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('are the originals of whom enough is known, each under data set and record, in one order', () => {
    expect(children.map(({ id, place }) => [id, place])).toEqual([
      ['1-rec-1-org', 0],
      ['2-rec-1-org', 1],
    ]);
  });

  it('were born within the last seventeen years on the day that is written', () => {
    for (const { details } of children) {
      const year = Number(details.dateOfBirth?.slice(0, 4));
      expect(year >= 2009 && year < 2026).toBe(true);
    }
    expect(children[0]?.details.dateOfBirth).toMatch(/-03-09$/);
  });

  it('live in London, and have numbers that are never issued and yet are right', () => {
    for (const { details } of children) {
      expect(details.postcode).toMatch(/^SE13 \d[A-Z]{2}$/);
      expect(isPostcode(details.postcode ?? '')).toBe(true);
      const number = details.nhsNumber ?? '';
      expect(number).toMatch(/^9[789]\d{8}$/);
      expect(String(nhsCheckDigit(number.slice(0, 9)))).toBe(number.slice(9));
    }
  });
});
