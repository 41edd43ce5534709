import { describe, expect, it } from '@jest/globals';
import {
  type ChildDetails,
  type PublishPointerPayload,
  UNBORN_EXAMPLE,
} from '@hub/contracts/lookup';
import { OwnIndex } from './own-index.js';

const child: ChildDetails = {
  givenName: 'Ada',
  familyName: 'Lovelace',
  dateOfBirth: '2015-03-09',
  nhsNumber: '9434765919',
};
const pointer = (change: Partial<PublishPointerPayload> = {}): PublishPointerPayload => ({
  reference: 'REF-1',
  state: 'open',
  openedOn: '2026-01-05',
  socialCare: 'no',
  child,
  ...change,
});
const look = (asked: ChildDetails, ...pointers: PublishPointerPayload[]) =>
  new OwnIndex(pointers.length > 0 ? pointers : [pointer()]).look(asked);

describe('the index of a simulated case system', () => {
  it.each<[string, ChildDetails, string]>([
    ['the same number', { nhsNumber: '9434765919' }, 'found'],
    [
      'the same names and birthday, however written',
      { givenName: ' ADA ', familyName: 'lovelace', dateOfBirth: '2015-03-09' },
      'found',
    ],
    [
      'a brother or sister of the same day',
      { ...child, givenName: 'Ben', nhsNumber: '9434765870' },
      'person_will_answer',
    ],
    ['another birthday', { ...child, nhsNumber: '9434765870', dateOfBirth: '2015-03-10' }, 'none'],
    ['nothing to go by', { givenName: 'Ada' }, 'none'],
  ])('answers %s', (_what, asked, outcome) => {
    expect(look(asked).outcome).toBe(outcome);
  });

  it('knows an unborn child by its mother and the date', () => {
    const unborn = pointer({ child: UNBORN_EXAMPLE });
    expect(look(UNBORN_EXAMPLE, unborn).outcome).toBe('found');
    expect(look({ ...UNBORN_EXAMPLE, expectedOn: '2026-06-21' }, unborn).outcome).toBe('none');
    const { mother } = UNBORN_EXAMPLE;
    const zoe = { ...UNBORN_EXAMPLE, mother: { ...mother, givenName: 'Zoe' } };
    expect(look(zoe, unborn).outcome).toBe('none');
  });

  it('takes two children without a number or a name for two', () => {
    const unknown = pointer({ child: { givenName: 'Ada' } });
    expect(look({ givenName: 'Ada' }, unknown).outcome).toBe('none');
  });

  it('shows what it may, of five at the most, and nothing where one of them is shielded', () => {
    const many = Array.from({ length: 6 }, (_, place) => pointer({ reference: String(place) }));
    const answer = look(child, ...many);
    expect(answer.episodes?.map(({ reference }) => reference)).toEqual(['0', '1', '2', '3', '4']);
    expect(answer.episodes?.[0]).not.toHaveProperty('child');
    expect(look(child, pointer(), pointer({ handling: 'shielded' }))).toEqual({
      outcome: 'shielded',
    });
  });
});
