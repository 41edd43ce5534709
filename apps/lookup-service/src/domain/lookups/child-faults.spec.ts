import { expect, it } from '@jest/globals';
import { UNBORN_EXAMPLE } from '@hub/contracts/lookup';
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

it('takes an expected date that may be, and a mother who was born', () => {
  const of = (change: object) =>
    childFaults({ ...UNBORN_EXAMPLE, ...change }, '2026-03-02').map(({ field }) => field);
  for (const expectedOn of ['2026-01-19', '2026-12-31']) expect(of({ expectedOn })).toEqual([]);
  for (const expectedOn of ['2026-01-18', '2027-01-02'])
    expect(of({ expectedOn })).toEqual(['child.expectedOn']);
  expect(of({ expectedOn: '2020-01-01', dateOfBirth: '2020-01-11' })).toEqual([]);
  expect(of({ mother: { dateOfBirth: '2026-03-03' } })).toEqual(['child.mother.dateOfBirth']);
});
