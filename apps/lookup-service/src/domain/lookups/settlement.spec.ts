import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { LOOKUP_CONCLUSIONS, LOOKUP_OUTCOMES, type LookupRow } from '@hub/contracts/lookup';
import { EPISODE, GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { type Acceptance, checkSettled, type SeenLookup } from './settlement.js';

/** A Monday. */
const SEARCHED = '2026-03-02T10:00:00.000Z';
const OVER = '2026-03-09T17:00:00.001Z';
const start: Acceptance = { at: SEARCHED, urgent: false, silenceAccepted: false };
const row = (outcome: LookupRow['outcome'], authority = GREENWICH): LookupRow => ({
  authority,
  name: authority === GREENWICH ? 'Greenwich' : 'Lewisham',
  outcome,
  ...(outcome === 'found' ? { episodes: [EPISODE] } : {}),
});
const seen = (change: Partial<SeenLookup> = {}): SeenLookup => ({
  status: 'complete',
  conclusion: 'none',
  rows: [row('none')],
  ...change,
});
const on = (lookup: SeenLookup, change: Partial<Acceptance> = {}) =>
  checkSettled(lookup, SEARCHED, { ...start, ...change });

describe('a start after a lookup', () => {
  it('waits for nothing once all have answered', () => {
    expect(on(seen({ rows: [row('none'), row('found', LEWISHAM)] }))).toEqual({ unanswered: [] });
  });

  it('waits while systems can still answer, unless it is urgent', () => {
    const gathering = seen({
      status: 'gathering',
      rows: [row('no_answer'), row('none', LEWISHAM)],
    });
    expect(on(gathering, { silenceAccepted: true })).toMatchObject({ refused: 'lookup_unsettled' });
    expect(on(gathering, { urgent: true })).toEqual({ unanswered: [GREENWICH] });
  });

  it('waits five working days for a person, whoever that may be', () => {
    for (const waiting of [
      seen({ conclusion: 'person_will_answer' }),
      seen({ conclusion: 'found', rows: [row('person_will_answer')] }),
    ]) {
      expect(on(waiting, { silenceAccepted: true })).toMatchObject({
        refused: 'lookup_unsettled',
        detail: expect.stringContaining('2026-03-09T17:00:00.000Z'),
      });
      expect(isRefusal(on(waiting, { silenceAccepted: true, at: OVER }))).toBe(false);
    }
  });

  it('says who is silent, and goes on where the asker knows it', () => {
    const silent = seen({ conclusion: 'incomplete', rows: [row('stale'), row('none', LEWISHAM)] });
    expect(on(silent)).toMatchObject({
      refused: 'lookup_unanswered',
      detail: 'Not answered: Greenwich.',
    });
    expect(on(silent, { silenceAccepted: true })).toEqual({ unanswered: [GREENWICH] });
  });

  it('goes on in silence never, whatever was answered', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...LOOKUP_OUTCOMES), { minLength: 1, maxLength: 33 }),
        fc.constantFrom(...LOOKUP_CONCLUSIONS),
        fc.constantFrom('complete' as const, 'gathering' as const),
        fc.constantFrom(SEARCHED, OVER),
        (outcomes, conclusion, status, at) => {
          const rows = outcomes.map((outcome) => row(outcome));
          const settled = on({ status, conclusion, rows }, { at });
          const known = rows.every(({ outcome }) => outcome === 'found' || outcome === 'none');
          const waits =
            status === 'gathering' || (conclusion === 'person_will_answer' && at < OVER);
          expect(isRefusal(settled)).toBe(!known || waits);
          expect(isRefusal(on({ status, conclusion, rows }, { at, urgent: true }))).toBe(false);
        },
      ),
    );
  });
});
