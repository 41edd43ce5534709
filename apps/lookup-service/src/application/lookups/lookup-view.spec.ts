import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import type { FoundEpisode } from '@hub/contracts/lookup';
import { answersOf, type Match } from '../../domain/lookups/authority-answer.js';
import { conclude, coverageSentence, rowsOf } from './lookup-view.js';

const NOT_BEFORE = '2026-03-01T00:00:00.000Z';
const FRESH = '2026-03-01T12:00:00.000Z';
const OLD = '2026-02-01T12:00:00.000Z';
const found: FoundEpisode = {
  reference: 'r',
  state: 'open',
  openedOn: '2025-01-01',
  socialCare: 'no',
  leadCafContact: { name: 'a', role: 'b', team: 'c' },
};
const indexRows = (matches: Match[], freshness: ReadonlyMap<string, string>) =>
  rowsOf(answersOf(matches, freshness, NOT_BEFORE), [], NOT_BEFORE);
const OUTCOMES = new Map([
  ['found', 'found'],
  ['fresh', 'none'],
  ['old', 'stale'],
  ['never', 'stale'],
]);
const states = fc.array(fc.constantFrom('found', 'fresh', 'old', 'never'), {
  minLength: 33,
  maxLength: 33,
});

describe('the answer of a lookup', () => {
  it('has one row for each of the 33, and says none only where the index is known complete', () => {
    fc.assert(
      fc.property(states, (each) => {
        const at = (state: string) => AUTHORITY_CODES.filter((_, place) => each[place] === state);
        const freshness = new Map([
          ...at('fresh').map((code) => [code, FRESH] as const),
          ...at('old').map((code) => [code, OLD] as const),
        ]);
        const rows = indexRows(
          at('found').map((authority) => ({
            authority,
            outcome: 'found' as const,
            episode: found,
          })),
          freshness,
        );
        expect(rows.map((row) => row.authority)).toEqual(AUTHORITY_CODES);
        rows.forEach((row, place) => {
          expect(row.outcome).toBe(OUTCOMES.get(each[place] ?? ''));
        });
        const expected =
          at('found').length > 0 ? 'found' : at('fresh').length === 33 ? 'none' : 'incomplete';
        expect(conclude(rows, false)).toBe(expected);
        const missing = at('old').length + at('never').length;
        expect(coverageSentence(rows)).toContain(`${String(33 - missing)} of 33 answered`);
      }),
    );
  });

  it('names who has not answered', () => {
    const freshness = new Map(
      AUTHORITY_CODES.filter((code) => code !== 'E09000004' && code !== 'E09000005').map((code) => [
        code,
        FRESH,
      ]),
    );
    expect(coverageSentence(indexRows([], freshness))).toBe(
      '31 of 33 answered; Bexley and Brent have not.',
    );
  });
});
