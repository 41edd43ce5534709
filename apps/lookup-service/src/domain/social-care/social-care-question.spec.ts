import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import { KNOWN_TO_SOCIAL_CARE, LOOKUP_PURPOSES, SURE_BY } from '@hub/contracts/lookup';
import { testId } from '@hub/testing';
import { GREENWICH, pointer } from '../../testing/examples.js';
import {
  isAwaited,
  isNumbered,
  isSettled,
  shownAnswer,
  type SocialCareAnswer,
  type SocialCareQuestion,
  whomToAsk,
} from './social-care-question.js';

const code = fc.constantFrom(...AUTHORITY_CODES);
const answer: fc.Arbitrary<SocialCareAnswer> = fc
  .record({
    answer: fc.constantFrom(...KNOWN_TO_SOCIAL_CARE),
    sureBy: fc.option(fc.constantFrom(...SURE_BY), { nil: undefined }),
    on: fc.option(fc.constant('2024-06-30'), { nil: undefined }),
  })
  .map(({ answer: said, sureBy, on }) => ({
    answer: said,
    ...(sureBy === undefined ? {} : { sureBy }),
    ...(on === undefined ? {} : { on }),
  }));
const question: fc.Arbitrary<SocialCareQuestion> = fc
  .record({ isNumbered: fc.boolean(), hides: fc.boolean(), confirmed: fc.boolean() })
  .map((how) => ({
    id: testId(1),
    lookupId: testId(2),
    authority: GREENWICH,
    askedAt: '2026-03-01T10:00:00.000Z',
    answerBy: '2026-03-01T10:00:02.000Z',
    standing: 'asked',
    dutyTeam: { name: 'Duty', role: 'Duty worker', team: 'Front door' },
    ...how,
  }));
const anyQuestion = fc.tuple(question, answer, fc.boolean());

describe('what social care says', () => {
  it('shows now and before only of a child of whom a number or a person makes sure', () => {
    fc.assert(
      fc.property(anyQuestion, ([asked, said, hides]) => {
        const shown = shownAnswer(asked, said, hides);
        if (shown.answer !== 'now' && shown.answer !== 'before') return;
        expect(shown.answer).toBe(said.answer);
        const isNumber = said.sureBy === 'number' && asked.isNumbered;
        expect(asked.confirmed || said.sureBy === 'person' || isNumber).toBe(true);
      }),
    );
  });

  it('reads as if nobody knew the child where it must not be found, whatever is said', () => {
    fc.assert(
      fc.property(anyQuestion, ([asked, said]) => {
        const unknown = { answer: 'unknown' };
        expect(shownAnswer(asked, said, true)).toEqual(unknown);
        expect(shownAnswer({ ...asked, hides: true }, said, false)).toEqual(unknown);
      }),
    );
  });

  it('says no day but with now and before, and nothing of whom it does not know', () => {
    fc.assert(
      fc.property(anyQuestion, ([asked, said, hides]) => {
        const { answer: shown, on } = shownAnswer(asked, said, hides);
        if (shown === 'unknown' || shown === 'not_disclosed') expect(on).toBeUndefined();
        if (said.answer === 'unknown') expect(shown).toBe('unknown');
      }),
    );
  });

  it('is final where it shows as it was said', () => {
    fc.assert(
      fc.property(question, answer, (asked, said) => {
        const open = { ...asked, hides: false };
        const answered = { answer: said, at: open.askedAt };
        expect(isSettled(open)).toBe(false);
        const isAsSaid = shownAnswer(open, said, false).answer === said.answer;
        expect(isSettled({ ...open, answered })).toBe(isAsSaid);
      }),
    );
  });
});

describe('whose social care is asked', () => {
  const wish = fc.record({
    homeAuthority: code,
    authorities: fc.uniqueArray(code, { maxLength: 5 }),
  });

  it('is that of the home, of the named and of those with a record; of all for safeguarding alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LOOKUP_PURPOSES),
        fc.option(wish, { nil: undefined }),
        fc.array(code),
        (purpose, wished, holders) => {
          const asked = whomToAsk({ purpose, ...(wished ? { wish: wished } : {}) }, holders);
          if (purpose === 'safeguarding') expect(asked).toEqual(AUTHORITY_CODES);
          else if (!wished) expect(asked).toEqual([]);
          else
            expect(new Set(asked)).toEqual(
              new Set([wished.homeAuthority, ...wished.authorities, ...holders]),
            );
          expect(new Set(asked).size).toBe(asked.length);
        },
      ),
    );
  });

  it('is sure by number only where name and birth date go with it', () => {
    const { child } = pointer('x');
    expect(isNumbered(child)).toBe(true);
    for (const detail of ['nhsNumber', 'givenName', 'familyName', 'dateOfBirth'] as const) {
      const { [detail]: _left, ...others } = child;
      expect(isNumbered(others)).toBe(false);
    }
  });

  it('is waited for until its time is over, and where it cannot be asked not at all', () => {
    fc.assert(
      fc.property(question, (asked) => {
        expect(isAwaited(asked, asked.askedAt)).toBe(true);
        expect(isAwaited(asked, asked.answerBy)).toBe(false);
        expect(isAwaited({ ...asked, standing: 'not_connected' }, asked.askedAt)).toBe(false);
      }),
    );
  });
});
