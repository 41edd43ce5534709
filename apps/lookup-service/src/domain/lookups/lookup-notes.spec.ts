import { expect, it } from '@jest/globals';
import { UNBORN_EXAMPLE } from '@hub/contracts/lookup';
import { noteOf, notesOn } from './lookup-notes.js';

const child = { givenName: 'Zoë', familyName: 'Rivers', dateOfBirth: '2015-04-09' };
const codesOf = (details: object): string[] => notesOn({ ...child, ...details }, '2026-03-02');

it('names the detail that would make an answer sure', () => {
  expect(codesOf({ postcode: 'SE13 6LG' })).toEqual([]);
  expect(codesOf({ formerPostcodes: ['SE13 6LG'] })).toEqual([]);
  expect(codesOf({})).toEqual(['no_address']);
  expect(codesOf({ postcode: 'ZZ99 3VZ' })).toEqual(['no_address']);
  expect(codesOf({ postcode: 'SE13 6LG', givenName: 'Twin 1' })).toEqual(['no_given_name']);
  expect(codesOf({ givenName: 'Baby' })).toEqual(['no_address', 'no_given_name']);
  expect(codesOf({ nhsNumber: '9434765919' })).toEqual([]);
  const { postcode: _postcode, ...nowhere } = UNBORN_EXAMPLE;
  expect(notesOn(UNBORN_EXAMPLE, '2026-03-02')).toEqual(['unborn']);
  expect(notesOn(nowhere, '2026-03-02')).toEqual(['no_address', 'unborn']);
  expect(noteOf('no_address').text).toContain('postcode');
});

it('says of an adult, of an 18-year-old and of a child near the limit that they are', () => {
  const of = (dateOfBirth: string): string[] => codesOf({ dateOfBirth, postcode: 'SE13 6LG' });
  expect(of('1980-01-01')).toEqual(['over_twenty_five']);
  expect(of('2000-03-02')).toEqual(['over_twenty_five']);
  expect(of('2000-03-03')).toEqual(['eighteen_or_over']);
  expect(of('2008-03-02')).toEqual(['eighteen_or_over']);
  expect(of('2008-03-03')).toEqual(['nearly_eighteen']);
  expect(of('2008-09-02')).toEqual(['nearly_eighteen']);
  expect(of('2008-09-03')).toEqual([]);
});
