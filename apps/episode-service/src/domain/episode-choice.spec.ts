import { describe, expect, it } from '@jest/globals';
import { episode, GREENWICH, LEWISHAM, person } from '../testing/examples.js';
import { choiceOf, isChosen, reviewPlace } from './episode-choice.js';

describe('which episodes a list shows', () => {
  it('are those that whoever asks works with, where they ask for theirs', () => {
    const caller = { authority: LEWISHAM, personId: person(1) };
    expect(choiceOf({ mine: true, limit: 5, sort: 'review' }, caller)).toEqual({
      authority: LEWISHAM,
      viewer: person(1),
      person: person(1),
    });
    expect(choiceOf({ mine: true }, { authority: LEWISHAM })).toBeUndefined();
    expect(choiceOf({ mine: false, level: 2 }, caller)).toEqual({
      authority: LEWISHAM,
      viewer: person(1),
      level: 2,
    });
  });

  it('are never those in which the authority has no part', () => {
    const one = episode();
    expect(isChosen(one, { authority: LEWISHAM, references: [one.ownReference] })).toBe(true);
    expect(isChosen(one, { authority: GREENWICH, references: [one.ownReference] })).toBe(false);
  });

  it('are found by a reference with blanks around it, and in capitals or small letters', () => {
    const reference = ' Lew-7 ';
    const { references } = choiceOf({ reference }, { authority: LEWISHAM }) ?? {};
    expect(references).toEqual([reference, 'Lew-7', 'LEW-7', 'lew-7']);
    const one = episode({ ownReference: 'LEW-7' });
    expect(isChosen(one, { authority: LEWISHAM, references: references ?? [] })).toBe(true);
  });

  it('stand by the day of their next review, and last without one', () => {
    const { nextReviewOn: _none, ...unreviewed } = episode();
    expect(reviewPlace(unreviewed).at).toBe('9999-12-31T00:00:00.000Z');
    expect(reviewPlace(episode({ nextReviewOn: '2026-04-01' })).at).toBe(
      '2026-04-01T00:00:00.000Z',
    );
  });
});
