import { expect, it } from '@jest/globals';
import { leftOpenBy, noteOn } from './lookup-notes.js';

const child = { givenName: 'Zoë', familyName: 'Rivers', dateOfBirth: '2015-04-09' };
const codesOf = (details: object): string[] => leftOpenBy({ ...child, ...details });

it('names the detail that would make an answer sure', () => {
  expect(codesOf({ postcode: 'SE13 6LG' })).toEqual([]);
  expect(codesOf({ formerPostcodes: ['SE13 6LG'] })).toEqual([]);
  expect(codesOf({})).toEqual(['no_address']);
  expect(codesOf({ postcode: 'ZZ99 3VZ' })).toEqual(['no_address']);
  expect(codesOf({ postcode: 'SE13 6LG', givenName: 'Twin 1' })).toEqual(['no_given_name']);
  expect(codesOf({ givenName: 'Baby' })).toEqual(['no_address', 'no_given_name']);
  expect(codesOf({ nhsNumber: '9434765919' })).toEqual([]);
  expect(noteOn('no_address').text).toContain('postcode');
});
