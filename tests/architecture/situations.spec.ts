import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

/** The situations that the users named; numbers left out were never given to one. */
const NUMBERS = [
  1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23, 25, 26, 27, 28, 29,
  30, 32, 33, 34, 35, 36, 37, 38, 39, 40, 42, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56,
  57, 58, 59, 61, 62, 63, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76,
];
const FOLDER = 'docs';
const ROW = /^\| (S\d+) \| (.+) \| (.+) \| \[(.+)\]\((\S+)\) \|$/;
const rows = readFileSync(join(FOLDER, 'situations.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| S'))
  .map((line) => {
    const [, name = line, , , title = '', path = ''] = ROW.exec(line) ?? [];
    return { name, title, path };
  });

/** Whether a test goes by just that title: alone, or with a table of examples. */
function holds(source: string, title: string): boolean {
  const just = title.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  const quoted = String.raw`\(\s*(['"\x60])${just}\1,`;
  const table = String.raw`\.each(?:<[^(]*>)?\((?:(?!^\s*it[.(])[\s\S])*?\)`;
  return new RegExp(String.raw`^\s*it(?:${table})?${quoted}`, 'm').test(source);
}

it('each situation stands in the table once, with a test of just that title', () => {
  expect(rows.map(({ name }) => name)).toEqual(NUMBERS.map((number) => `S${String(number)}`));
  const lost = rows.filter(
    ({ title, path }) => path === '' || !holds(readFileSync(join(FOLDER, path), 'utf8'), title),
  );
  expect(lost).toEqual([]);
});
