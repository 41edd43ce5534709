import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import { EPISODE, GREENWICH } from '../../testing/examples.js';
import {
  answeredAgain,
  answersOf,
  type AuthorityAnswer,
  type IndexAnswer,
  isOfIndex,
} from './authority-answer.js';

const NOT_BEFORE = '2026-03-01T00:00:00.000Z';
const FRESH = '2026-03-01T12:00:00.000Z';
const numbered = (number: number) => ({ ...EPISODE, reference: `G-${String(number)}` });

describe('the answer of an authority', () => {
  it('can be no answer that says more than is known', () => {
    // @ts-expect-error -- none is known only of a complete index
    const none: AuthorityAnswer = { authority: GREENWICH, outcome: 'none' };
    // @ts-expect-error -- what was found can be shown
    const found: AuthorityAnswer = { authority: GREENWICH, outcome: 'found', episodes: [] };
    // @ts-expect-error -- nobody is left out without a reason
    const notAsked: AuthorityAnswer = { authority: GREENWICH, outcome: 'not_asked' };
    const stale: AuthorityAnswer = {
      authority: GREENWICH,
      outcome: 'stale',
      // @ts-expect-error -- what is stale shows no episode
      episodes: [EPISODE],
    };
    expect([none, found, notAsked, stale]).toHaveLength(4);
  });

  it('is that of its index, unless its system is asked: then what the hub knows stands beside it', () => {
    const match = { authority: GREENWICH, outcome: 'found' as const, episode: EPISODE };
    const answerOf = (how?: 'asked' | 'suspended') =>
      answersOf(
        [match],
        new Map([[GREENWICH, FRESH]]),
        NOT_BEFORE,
        how && new Map([[GREENWICH, how]]),
      ).find(({ authority }) => authority === GREENWICH);
    expect(answerOf()).toEqual({
      authority: GREENWICH,
      outcome: 'found',
      episodes: [EPISODE],
      completeUpTo: FRESH,
    });
    const own = { authority: GREENWICH, episodes: [EPISODE] };
    expect(answerOf('asked')).toEqual({ ...own, outcome: 'asked_live' });
    expect(answerOf('suspended')).toEqual({ ...own, outcome: 'not_asked', because: 'suspended' });
  });

  it('after any answers by persons keeps what was found, and says none only of a complete index', () => {
    const said = fc.record({
      number: fc.option(fc.nat(9), { nil: undefined }),
      open: fc.boolean(),
    });
    const completeUpTo = fc.constantFrom(undefined, '2026-02-01T12:00:00.000Z', FRESH);
    fc.assert(
      fc.property(fc.array(said), completeUpTo, (all, upTo) => {
        const freshness = new Map(upTo === undefined ? [] : [[GREENWICH, upTo] as const]);
        const matches = [{ authority: GREENWICH, outcome: 'possible' as const, episode: EPISODE }];
        let answer = only(answersOf(matches, freshness, NOT_BEFORE));
        expect(answer.outcome).toBe('person_will_answer');
        const references = new Set<string>();
        for (const { number, open } of all) {
          const found = number === undefined ? undefined : numbered(number);
          if (found) references.add(found.reference);
          answer = answeredAgain(answer, { found, open, notBefore: NOT_BEFORE });
          const shown =
            answer.outcome === 'found' ? answer.episodes.map(({ reference }) => reference) : [];
          expect(shown).toEqual([...references].slice(0, 5));
          if (shown.length === 0)
            expect(answer.outcome).toBe(
              open ? 'person_will_answer' : upTo === FRESH ? 'none' : 'stale',
            );
        }
      }),
    );
  });
});

function only(answers: readonly AuthorityAnswer[]): IndexAnswer {
  expect(answers).toHaveLength(AUTHORITY_CODES.length);
  const answer = answers.find(({ authority }) => authority === GREENWICH);
  if (!answer || !isOfIndex(answer)) throw new Error('Its index was not looked through');
  return answer;
}
