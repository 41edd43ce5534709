import { expect, it } from '@jest/globals';
import { type IdentityDetails, readIdentity } from '../identity/identity.js';
import { steadyKey } from './steady-key.js';

const child: IdentityDetails = {
  givenName: 'Muhammad',
  familyName: "O'Brien",
  dateOfBirth: '2015-04-09',
  postcode: 'SE13 6LG',
  nhsNumber: '9434765919',
};
const { nhsNumber: _number, ...unnumbered } = child;
const { postcode: _postcode, ...nowhere } = child;
const keyOf = (details: IdentityDetails) => steadyKey(readIdentity(details));

it('stays through what two who write of a child write differently', () => {
  for (const same of [
    unnumbered,
    nowhere,
    { ...child, givenName: ' MOHAMMED ' },
    { ...child, givenName: 'Mohamed Ali' },
    { ...child, familyName: 'OBrien' },
    { ...child, familyName: 'O’Brian' },
    { ...child, dateOfBirth: '2015-09-04' },
    { ...child, givenName: "O'Brien", familyName: 'Muhammad' },
    { ...child, postcode: 'N1 1AA', town: 'London' },
  ]) {
    expect({ same, key: keyOf(same) }).toEqual({ same, key: keyOf(child) });
  }
});

it('is there for a child without a name yet', () => {
  const unnamed = { ...unnumbered, givenName: 'Baby' };
  expect(keyOf({ ...unnamed, givenName: 'Twin 1' })).toBe(keyOf(unnamed));
  expect(keyOf({ ...unnamed, familyName: 'Rivers' })).not.toBe(keyOf(unnamed));
});

it('is another one for another child, and the number where nothing else is known', () => {
  for (const other of [
    { ...child, givenName: 'Yusuf' },
    { ...child, familyName: 'Rivers' },
    { ...child, dateOfBirth: '2015-04-10' },
    { nhsNumber: child.nhsNumber ?? '' },
  ]) {
    expect(keyOf(other)).not.toBe(keyOf(child));
  }
  expect(keyOf({ nhsNumber: '943 476 5919' })).toBe('identifier 9434765919');
});
