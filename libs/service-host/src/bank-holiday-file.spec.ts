import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from '@jest/globals';
import { readBankHolidayFile } from './bank-holiday-file.js';

function fileOf(text: string): string {
  const path = `${mkdtempSync(`${tmpdir()}/bank-holidays-`)}/days.yaml`;
  writeFileSync(path, text);
  return path;
}

const GOOD = `proclaimed:
  - { day: 2030-06-03, source: The Gazette }
  - day: 2031-06-02
    insteadOf: 2031-05-26
    source: The Gazette
`;

it('reads the file that comes with the hub', () => {
  expect(readBankHolidayFile()).toEqual({
    added: expect.any(Array) as unknown,
    away: expect.any(Array) as unknown,
  });
});

it('reads days, and those that they take the place of', () => {
  expect(readBankHolidayFile(fileOf(GOOD))).toEqual({
    added: ['2030-06-03', '2031-06-02'],
    away: ['2031-05-26'],
  });
});

it.each([
  ['a day that is none', '2030-06-03', '2030-06-31', /line 2: proclaimed\.0\.day must/],
  ['a day on a weekend', '2030-06-03', '2030-06-01', /line 2: proclaimed\.0\.day must not be on/],
  ['what is no bank holiday', '2031-05-26', '2031-05-27', /line 4: proclaimed\.1\.insteadOf must/],
  ['a year without rules', '2031-05-26', '1931-05-25', /line 4: proclaimed\.1\.insteadOf must/],
  ['a day without its source', ', source: The Gazette', '', /line 2: proclaimed\.0\.source must/],
  ['another word', 'insteadOf', 'instead', /line 4: proclaimed\.1\.instead /],
  ['no list', GOOD, 'proclaimed: 2030-06-03\n', /line 1: proclaimed must/],
])('refuses %s, with its line', (_what, from, to, message) => {
  expect(() => readBankHolidayFile(fileOf(GOOD.replace(from, to)))).toThrow(message);
});

it('refuses with all that is wrong at once', () => {
  const wrong = GOOD.replace('2030-06-03', '2030-06-01').replace('2031-05-26', '2031-05-27');
  const read = (): unknown => readBankHolidayFile(fileOf(wrong));
  expect(read).toThrow(/line 2: proclaimed\.0\.day/);
  expect(read).toThrow(/line 4: proclaimed\.1\.insteadOf/);
});
