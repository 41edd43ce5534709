import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { USUAL_POLICY } from './lookup-policy.js';
import { isSuspended, mayAsk } from './standing.js';

const { federation } = USUAL_POLICY;
const AT = '2026-03-02T09:30:00.000Z';
const ago = (milliseconds: number): string => new Date(Date.parse(AT) - milliseconds).toISOString();
const answers = fc.array(fc.boolean(), { maxLength: 5 });

describe('an authority that answers live', () => {
  it('is asked while one of its last five answers came in time, and no more than fifty are open', () => {
    fc.assert(
      fc.property(answers, fc.nat(100), (recent, inFlight) => {
        const suspended = recent.length === 5 && recent.every((inTime) => !inTime);
        expect(isSuspended({ recent }, federation)).toBe(suspended);
        if (!suspended)
          expect(mayAsk({ recent, inFlight, lastAskedAt: ago(1) }, AT, federation)).toBe(
            inFlight < 50 ? 'ask' : 'busy',
          );
      }),
    );
  });

  it('is tried again once every half minute where it is silent', () => {
    const silent = { recent: [false, false, false, false, false], inFlight: 0 };
    expect(mayAsk({ ...silent, lastAskedAt: ago(29_999) }, AT, federation)).toBe('suspended');
    expect(mayAsk({ ...silent, lastAskedAt: ago(30_000) }, AT, federation)).toBe('ask');
    expect(
      mayAsk(
        { ...silent, recent: [true, false, false, false, false], lastAskedAt: ago(1) },
        AT,
        federation,
      ),
    ).toBe('ask');
  });
});
