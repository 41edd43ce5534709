import { describe, expect, it } from '@jest/globals';
import type { PublishPointerPayload } from '@hub/contracts/lookup';
import { OwnSocialCare } from './own-social-care.js';

const child = {
  givenName: 'Ada',
  familyName: 'Lovelace',
  dateOfBirth: '2015-03-09',
  nhsNumber: '9434765919',
};
const look = (change: Partial<PublishPointerPayload> = {}, asked: object = child) =>
  new OwnSocialCare([
    { reference: 'R', state: 'open', openedOn: '2026-01-05', socialCare: 'yes', child, ...change },
  ]).look(asked);

describe('the social care system of a simulated borough', () => {
  it('knows whom it works and worked with, and is sure by a number beside the rest', () => {
    expect(look()).toEqual({ answer: 'now', sureBy: 'number', on: '2026-01-05' });
    expect(look({ state: 'closed' })).toMatchObject({ answer: 'before' });
    const { nhsNumber, ...details } = child;
    expect(look({}, details)).toEqual({ answer: 'now', on: '2026-01-05' });
    expect(look({}, { nhsNumber })).toEqual({ answer: 'now', on: '2026-01-05' });
  });

  it('says no more than it may', () => {
    expect(look({ socialCare: 'no' })).toEqual({ answer: 'unknown' });
    expect(look({ socialCare: 'not_disclosed' })).toEqual({ answer: 'not_disclosed' });
    expect(look({ handling: 'shielded' })).toEqual({ answer: 'unknown' });
    expect(look({}, { ...child, nhsNumber: '9434765870', givenName: 'Ben' })).toEqual({
      answer: 'unknown',
    });
  });
});
