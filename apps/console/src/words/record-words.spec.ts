import { expect, it } from '@jest/globals';
import { recordValue } from './record-words.js';

it.each([
  ['2026-11-30T13:43:41.353Z', '30 November 2026 at 1:43pm'],
  ['2026-12-02', '2 December 2026'],
  ['E09000023, E09000011', 'Lewisham, Greenwich'],
  ['family_cannot_wait', 'family cannot wait'],
  ['Ring on 2026-12-02, please', 'Ring on 2026-12-02, please'],
  ['', ''],
])('of a record, %s reads %s', (value, read) => {
  expect(recordValue(value)).toBe(read);
});
