import { expect, it } from '@jest/globals';
import { readName } from '../identity/name.js';
import { areTwoNames } from './two-names.js';

const areTwo = (one: string, other: string): boolean => {
  const [first, second] = [readName(one), readName(other)];
  if (!first || !second) throw new Error('Both are names');
  return areTwoNames(first, second) && areTwoNames(second, first);
};

it.each([
  ['Ella', 'Emma'],
  ['Harry', 'Henry'],
  ['Amelia', 'Emily'],
  ['Gabriel', 'Gabriela'],
  ['Amir', 'Amira'],
  ['Hassan', 'Hussein'],
  ['Muhammad Ali', 'Mohammed Hassan'],
  ['Anne-Marie', 'Anne-Louise'],
])('takes %s and %s for two children', (one, other) => {
  expect(areTwo(one, other)).toBe(true);
});

it.each([
  ['Kate', 'Katherine'],
  ['Alex', 'Alexander'],
  ['Liz', 'Elizabeth'],
  ['Katherine', 'Catherine'],
  ['Katherine', 'Kathrine'],
  ['Yusuf', 'Yousef'],
  ['Muhammad', 'Mohammed Ali'],
  ['Anne-Marie', 'Annemarie'],
  ['Anne Marie', 'Anne Maria'],
  ['Sarah', 'Sarrah'],
  ['K', 'Katherine'],
  ['Zoltan', 'Zoltn'],
])('takes %s and %s for one', (one, other) => {
  expect(areTwo(one, other)).toBe(false);
});
