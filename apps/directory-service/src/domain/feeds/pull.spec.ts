import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { failed, type Pull, type RunningPull, taken, type Verdict, verdictOf } from './pull.js';

const AT = '2026-03-02T10:00:00.000Z';
const running: RunningPull = {
  id: testId(1),
  feedId: testId(2),
  outcome: 'running',
  beganAt: '2026-03-02T09:30:00.000Z',
  pages: 2,
  unchangedPages: 0,
  bytes: 10,
  good: 3,
  bad: 0,
  warnings: 0,
};
const same = { added: 0, changed: 0, removed: 0, same: 3 };

describe('a pull', () => {
  it('is complete only where all was taken, and says why where it was not', () => {
    const reading = fc.record({
      pages: fc.nat(3),
      unchangedPages: fc.nat(3),
      bad: fc.nat(2),
      consistent: fc.boolean(),
      held: fc.constantFrom(undefined, 'It lists 1 service where 9 were.'),
    });
    fc.assert(
      fc.property(reading, ({ consistent, held, ...counts }) => {
        const verdict = verdictOf({ ...running, ...counts }, { consistent, held });
        const because = 'because' in verdict ? verdict.because : '';
        if (held !== undefined) expect(verdict.outcome).toBe('held_back');
        if (verdict.outcome === 'complete') expect([counts.bad, consistent]).toEqual([0, true]);
        if (verdict.outcome === 'unchanged') expect(counts.unchangedPages).toBe(counts.pages);
        expect(because.includes('records were refused')).toBe(counts.bad > 0);
        expect(because.includes('miscounts')).toBe(!consistent);
        expect(because.includes('It lists')).toBe(held !== undefined);
        expect(because === '').toBe(!('because' in verdict));
      }),
    );
  });

  it('ends with what is different, or with why nothing is', () => {
    expect(taken(running, { outcome: 'complete' }, same, AT)).toEqual({
      ...running,
      ...same,
      outcome: 'complete',
      endedAt: AT,
    });
    expect(failed(running, 'x'.repeat(600), AT)).toEqual({
      ...running,
      outcome: 'failed',
      because: 'x'.repeat(500),
      endedAt: AT,
    });
  });

  it('can be in no state that cannot be', () => {
    const impossible: Pull[] = [
      // @ts-expect-error What runs has not ended.
      { ...running, endedAt: AT },
      // @ts-expect-error What failed says why.
      { ...running, outcome: 'failed', endedAt: AT },
      // @ts-expect-error What failed changed nothing.
      { ...running, outcome: 'failed', because: 'x', endedAt: AT, added: 0 },
      // @ts-expect-error What was taken says what is different.
      { ...running, outcome: 'complete', endedAt: AT },
    ];
    // @ts-expect-error What is partial says why.
    const verdict: Verdict = { outcome: 'partial' };
    expect([...impossible, verdict]).toHaveLength(5);
  });
});
