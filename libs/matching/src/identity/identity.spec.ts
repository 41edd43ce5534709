import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from './fold.js';
import { isSufficient, NORMALISATION_VERSION, readIdentity } from './identity.js';
import { readName } from './name.js';
import { isNhsNumber, nhsCheckDigit, normaliseNhsNumber } from './nhs-number.js';
import { readPostcode } from './postcode.js';

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
        const wrong =
          number.slice(0, place) +
          String((Number(number[place]) + shift) % 10) +
          number.slice(place + 1);
        return isNhsNumber(number) && !isNhsNumber(wrong);
      }),
    );
  });

  it('may be written with spaces', () => {
    expect(normaliseNhsNumber('943 476 5919')).toBe('9434765919');
  });
});

describe('normalisation', () => {
  // What changes here changes keys that are stored: raise NORMALISATION_VERSION with it.
  it('keeps to its test vectors', () => {
    expect(NORMALISATION_VERSION).toBe(2);
    const words = (text: string) => readName(text)?.words;
    expect(words("O'Brien-Şahin")).toEqual(['obrien', 'sahin']);
    expect(words('Mc Donald')).toEqual(['mcdonald']);
    expect(words('Abdul al-Rahman')).toEqual(['abdul', 'rahman']);
    expect(words('van der Berg')).toEqual(['berg']);
    expect(words('Łukasz')).toEqual(['lukasz']);
    expect(words('Мухаммад')).toEqual(['mukhammad']);
    expect(words('Le')).toEqual(['le']);
    expect(words('Baby')).toBeUndefined();
    expect(words('Unknown')).toBeUndefined();
    for (const placeholder of [
      'Baby',
      'Baby of Khan',
      'Infant',
      'Twin 1',
      'Twin B',
      'Unborn Rivers',
    ])
      expect(readIdentity({ givenName: placeholder }).names).toEqual([
        { given: undefined, family: undefined, unnamed: true },
      ]);
    expect(readIdentity({ familyName: 'Rivers' }).names[0]?.unnamed).toBe(false);
    expect(words(' - ')).toBeUndefined();
    expect(readPostcode('se13 6lg')).toEqual({
      whole: 'se136lg',
      sector: 'se136',
      outward: 'se13',
    });
    expect(readPostcode('4011')).toEqual({ whole: '4011', sector: '4011', outward: undefined });
    expect(readPostcode('ZZ99 3VZ')).toBeUndefined();
    expect(readIdentity({ dateOfBirth: '2015-01-01' }).born).toMatchObject({
      digits: '20150101',
      guessed: true,
    });
    expect(readIdentity({ dateOfBirth: 'soon' }).born).toBeUndefined();
    expect(
      readIdentity({ address: 'Flat 3, 12a High Street', town: 'St. Albans' }).address,
    ).toEqual({ house: '12', street: 'high', town: 'stalbans' });
    expect(readIdentity({ nhsNumber: '9434765918' }).identifier).toBeUndefined();
  });

  it('folds twice as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)),
    );
  });

  it('needs an NHS number, or names and date of birth; a placeholder stands for a name not given yet', () => {
    const child = {
      givenName: 'Zoë',
      familyName: 'Rivers',
      dateOfBirth: '2015-04-09',
      postcode: 'SE13 6LG',
    };
    expect(isSufficient({ nhsNumber: '9434765919' })).toBe(true);
    expect(isSufficient(child)).toBe(true);
    expect(isSufficient({ ...child, givenName: '-' })).toBe(false);
    expect(isSufficient({ ...child, givenName: 'Baby' })).toBe(true);
    const { postcode: _, ...nowhere } = child;
    expect(isSufficient(nowhere)).toBe(true);
    expect(isSufficient({ ...nowhere, dateOfBirth: 'soon' })).toBe(false);
    expect(isSufficient({ familyName: 'x', dateOfBirth: '2015-04-09', postcode: 'SE13' })).toBe(
      false,
    );
  });
});
