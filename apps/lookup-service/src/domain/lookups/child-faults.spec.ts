import { expect, it } from '@jest/globals';
import { pointer } from '../../testing/examples.js';
import { childFaults } from './child-faults.js';

it('names what cannot be true of a child, field by field', () => {
  const { child } = pointer('x');
  const fields = (change: object) =>
    childFaults({ ...child, ...change }, '2026-03-02').map(({ field }) => field);
  expect(fields({})).toEqual([]);
  expect(
    fields({
      dateOfBirth: '2026-03-02',
      postcode: 'ZZ99 3VZ',
      formerPostcodes: ['EC1A 1BB', 'w1a0ax'],
    }),
  ).toEqual([]);
  expect(
    fields({
      nhsNumber: '9434765918',
      dateOfBirth: '2026-03-03',
      postcode: 'SE13 6L',
      formerPostcodes: ['N1 1AA', 'QE1 1AA'],
    }),
  ).toEqual(['child.nhsNumber', 'child.dateOfBirth', 'child.postcode', 'child.formerPostcodes.1']);
});
