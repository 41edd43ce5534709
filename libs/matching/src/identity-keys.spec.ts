import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactKeys, isSufficient, normaliseName, normaliseNhsNumber } from './identity-keys.js';
import { isNhsNumber, nhsCheckDigit } from './nhs-number.js';

const nineDigits = fc.stringMatching(/^\d{9}$/);

describe('NHS numbers', () => {
  it('the published example is valid', () => {
    expect(isNhsNumber('9434765919')).toBe(true);
  });

  it('any single wrong digit is found', () => {
    fc.assert(
      fc.property(nineDigits, fc.nat(9), fc.integer({ min: 1, max: 9 }), (nine, place, shift) => {
        const check = nhsCheckDigit(nine);
        fc.pre(check !== undefined);
        const number = `${nine}${String(check)}`;
        const wrong = number.slice(0, place) + String((Number(number[place]) + shift) % 10) + number.slice(place + 1);
        return isNhsNumber(number) && !isNhsNumber(wrong);
      }),
    );
  });

  it('may be written with spaces', () => {
    expect(normaliseNhsNumber('943 476 5919')).toBe('9434765919');
  });
});

describe('identity keys', () => {
  const child = { givenName: 'Zoë', familyName: "O'Brien-Şahin", dateOfBirth: '2015-04-09', postcode: 'SE13 6LG' };

  it('ignore accents, case and marks', () => {
    expect(normaliseName("O'Brien-Şahin")).toBe('obriensahin');
    expect(exactKeys({ ...child, givenName: 'ZOE' })).toEqual(exactKeys(child));
  });

  it('are the same when given and family name are swapped', () => {
    expect(exactKeys({ ...child, givenName: child.familyName, familyName: child.givenName })).toEqual(exactKeys(child));
  });

  it('tell twins apart', () => {
    expect(exactKeys({ ...child, givenName: 'Mia' })).not.toEqual(exactKeys(child));
  });

  it('leave an invalid NHS number out', () => {
    expect(exactKeys({ nhsNumber: '9434765918' })).toEqual([]);
  });

  it('need an NHS number, or names, date of birth and postcode', () => {
    expect(isSufficient({ nhsNumber: '9434765919' })).toBe(true);
    expect(isSufficient(child)).toBe(true);
    expect(isSufficient({ ...child, givenName: '-' })).toBe(false);
    expect(isSufficient({ familyName: 'x', dateOfBirth: '2015-04-09', postcode: 'SE13' })).toBe(false);
  });
});
