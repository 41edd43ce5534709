import { expect, it } from '@jest/globals';
import type { AgeBand, ConsentGiver } from '@hub/contracts/consent';
import { fitsAge } from './age-at-start.js';

const parent: ConsentGiver = { kind: 'parental_responsibility' };
const child: ConsentGiver = { kind: 'child', capacityBasis: 'Understood it' };

it.each<[string, ConsentGiver, AgeBand, string | undefined]>([
  ['a parent for a child', parent, 'under_16', undefined],
  ['a parent who did not say that it is a young person', parent, '16_or_17', 'stated_age_differs'],
  ['a parent who did', { ...parent, sixteenOrOver: true }, '16_or_17', undefined],
  [
    'a parent of a child said to be 16',
    { ...parent, sixteenOrOver: true },
    'under_16',
    'stated_age_differs',
  ],
  ['a parent for an adult', { ...parent, sixteenOrOver: true }, '18_or_over', 'adult_decides'],
  [
    'a parent by a court order',
    { ...parent, sixteenOrOver: true, overrulesChild: 'court_order' },
    '18_or_over',
    undefined,
  ],
  ['a child judged able to decide', child, 'under_16', undefined],
  ['a young person judged able to decide', child, '16_or_17', undefined],
  [
    'a child said to be 16',
    { kind: 'child', sixteenOrOver: true },
    'under_16',
    'stated_age_differs',
  ],
  ['an adult themself', { kind: 'child', sixteenOrOver: true }, '18_or_over', undefined],
])('the word of %s', (_who, giver, age, refused) => {
  expect(fitsAge(giver, age)?.refused).toBe(refused);
});
