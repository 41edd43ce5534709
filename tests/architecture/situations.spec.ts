import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const FOLDER = 'docs';
const ROW = /^\| (S\d+) \| (.+) \| (.+) \| \[(.+)\]\((\S+)\) \|$/;
const rows = readFileSync(join(FOLDER, 'situations.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| S'))
  .map((line) => {
    const [, name = line, , , title = '', path = ''] = ROW.exec(line) ?? [];
    return { name, title, path };
  });

it('each situation stands in the table once, with a test of that title', () => {
  expect(rows.length).toBeGreaterThan(50);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  const lost = rows.filter(
    ({ title, path }) => path === '' || !readFileSync(join(FOLDER, path), 'utf8').includes(title),
  );
  expect(lost).toEqual([]);
});
