import { describe, expect, it } from '@jest/globals';
import { childFrom, faultsInAddress, faultsInChild } from './child-questions.js';
import { addressView, checkView, childView, purposeView } from './question-views.js';
import { faultsInPurpose, firstUnanswered, lookupFrom } from './questions.js';

const FORM = {
  purpose: 'before_assessment',
  caseReference: 'LEW-1',
  reason: '',
  givenName: 'Sam',
  familyName: 'Rivers',
  'born-day': '9',
  'born-month': '4',
  'born-year': '2015',
  postcode: 'SE13 6LG',
};

describe('the questions of a lookup', () => {
  it('are asked in order, until each is answered', () => {
    expect(firstUnanswered({})).toBe('/look-up');
    expect(firstUnanswered({ purpose: 'review', caseReference: 'a' })).toBe('/look-up/child');
    expect(firstUnanswered({ ...FORM, postcode: 'nowhere' })).toBe('/look-up/address');
    expect(firstUnanswered(FORM)).toBeUndefined();
  });

  it('say what to enter, at the field', () => {
    expect(faultsInPurpose({ reason: 'x'.repeat(401) }).map(({ field }) => field)).toEqual([
      'purpose',
      'caseReference',
      'reason',
    ]);
    expect(faultsInPurpose({ ...FORM, caseReference: 'x'.repeat(65) })).toHaveLength(1);
    expect(faultsInChild({ ...FORM, 'born-day': '31' })).toEqual([
      { field: 'born-day', text: 'Date of birth must be a real date, like 27 3 2015' },
    ]);
    expect(faultsInChild({})).toHaveLength(3);
    expect(
      faultsInAddress({ postcode: 'SE13', nhsNumber: '12' }).map(({ field }) => field),
    ).toEqual(['postcode', 'nhsNumber']);
    expect(faultsInAddress({ nhsNumber: '943 476 5919' })).toEqual([]);
  });

  it('keep what was typed, beside what is wrong with it', () => {
    const view = addressView({ postcode: 'SE13' }, [{ field: 'postcode', text: 'Enter' }]);
    expect(view.fields['postcode']).toEqual({ value: 'SE13', errorMessage: { text: 'Enter' } });
    expect(view.summary?.errorList).toEqual([{ text: 'Enter', href: '#postcode' }]);
    expect(purposeView(FORM, []).purposes.filter(({ checked }) => checked)).toHaveLength(1);
    expect(childView(FORM, []).born.map(({ value }) => value)).toEqual(['9', '4', '2015']);
  });

  it('make one request, without what was left out', () => {
    expect(lookupFrom(FORM)).toEqual({
      purpose: 'before_assessment',
      caseReference: 'LEW-1',
      child: {
        givenName: 'Sam',
        familyName: 'Rivers',
        dateOfBirth: '2015-04-09',
        postcode: 'SE13 6LG',
      },
    });
    expect(lookupFrom({ ...FORM, reason: 'To help.' })?.reason).toBe('To help.');
    expect(lookupFrom({})).toBeUndefined();
    expect(childFrom({})).toEqual({});
  });

  it('are shown together before anything is asked, each with a way back', () => {
    const { rows } = checkView(FORM, []);
    expect(rows.map(({ key, value }) => `${key.text}: ${value.text}`)).toEqual([
      'Why: I am about to begin an assessment (CAF)',
      'Your case reference: LEW-1',
      'What for: Not given',
      'Child: Sam Rivers',
      'Date of birth: 9 April 2015',
      'Postcode: SE13 6LG',
      'Address: Not given',
      'NHS number: Not given',
    ]);
    expect(rows[3]?.actions.items[0]).toEqual({
      href: '/look-up/child',
      text: 'Change',
      visuallyHiddenText: 'child',
    });
  });
});
