import { expect, it } from '@jest/globals';
import type { FeedTools } from './ports.js';
import { byServices, readLines } from './read-lines.js';

const tools = {
  taxonomy: { protocols: [], needs: [] },
  named: (...words: readonly string[]) => words.join('/'),
} as unknown as Pick<FeedTools, 'taxonomy' | 'named'>;
const feed = { id: 'f' } as Parameters<typeof readLines>[1];
const record = (line: number, id: string): Parameters<typeof readLines>[0][number] => ({
  line,
  values: { reference: id },
  record: { id },
});

it('takes the first record of a reference, and says of a second that it stands there twice', () => {
  const read = readLines([record(2, 'a'), record(3, 'b'), record(4, 'a')], feed, tools);
  expect(read.records.map(({ called }) => called)).toEqual(['line 2', 'line 3']);
  expect(read.lines.bad).toBe(1);
  expect(read.faults).toEqual([
    expect.objectContaining({ message: 'stands in the file twice; the first counts' }),
  ]);
});

it('reads some services at a time, each with all of its lines', () => {
  const rows = [record(2, 'a'), record(3, 'b'), record(4, 'a'), record(5, ''), record(6, '')];
  const some = [...byServices(rows, 2)].map((lines) => lines.map(({ line }) => line));
  expect(some).toEqual([
    [2, 4, 3],
    [5, 6],
  ]);
  expect([...byServices(rows, 100)]).toHaveLength(1);
  expect([...byServices([], 2)]).toEqual([]);
});
