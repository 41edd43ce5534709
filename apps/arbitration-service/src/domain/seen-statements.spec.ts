import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { acting, at, climbTo, judged } from '../testing/climbed-disputes.js';
import { BRENT, dispute, GREENWICH, LEWISHAM, SOUTHWARK, sure } from '../testing/examples.js';
import { writeStatement } from './dispute-offers.js';
import type { Dispute } from './dispute-state.js';
import { seenBy } from './seen-statements.js';

const say = (one: Dispute, authority: string, text: string, more: object = {}): Dispute =>
  sure(
    writeStatement(
      one,
      { disputeId: 'd', text, submit: true, ...more },
      acting(at('head_of_service', authority), undefined, testId(700 + one.statements.length)),
    ),
  );
const reads = (one: Dispute, viewer: string) =>
  seenBy(one, viewer).statements.map(({ text }) => text);

describe('a statement', () => {
  it('is read by the other party once both are in', () => {
    const first = say(dispute(), LEWISHAM, 'ours');
    expect([reads(first, LEWISHAM), reads(first, GREENWICH)]).toEqual([['ours'], []]);
    expect(seenBy(first, GREENWICH).withheld).toEqual([LEWISHAM]);
    const both = say(first, GREENWICH, 'theirs');
    for (const viewer of [LEWISHAM, GREENWICH])
      expect(seenBy(both, viewer)).toMatchObject({
        statements: [{ text: 'ours' }, { text: 'theirs' }],
        withheld: [],
      });
  });

  it('is read at once where its sender says so, by the arbitrator, and once its rung is left', () => {
    expect(reads(say(dispute(), LEWISHAM, 'open', { open: true }), GREENWICH)).toEqual(['open']);
    const before = say(judged(), LEWISHAM, 'ours');
    expect([reads(before, BRENT), reads(before, GREENWICH)]).toEqual([['ours'], []]);
    const left = climbTo(1, say(dispute(), LEWISHAM, 'ours'));
    expect(reads(left, GREENWICH)).toEqual(['ours']);
  });

  it('waits for every party where there are three', () => {
    const three = dispute({ respondents: [GREENWICH, SOUTHWARK] });
    const two = say(say(three, LEWISHAM, 'a'), GREENWICH, 'b');
    expect(seenBy(two, SOUTHWARK)).toEqual({ statements: [], withheld: [LEWISHAM, GREENWICH] });
    expect(reads(say(two, SOUTHWARK, 'c'), GREENWICH)).toEqual(['a', 'b', 'c']);
  });

  it('of others is never read as a draft, nor by who has sent none while a party has not either', () => {
    const written = fc.record({
      by: fc.constantFrom(LEWISHAM, GREENWICH),
      submit: fc.boolean(),
      open: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(written, { maxLength: 8 }),
        fc.constantFrom(LEWISHAM, GREENWICH),
        (all, viewer) => {
          const one = all.reduce<Dispute>(
            (now, { by, submit, open }) => say(now, by, 'x', { submit, open }),
            dispute(),
          );
          const { statements, withheld } = seenBy(one, viewer);
          const own = one.statements.filter(({ authority }) => authority === viewer);
          const others = statements.filter(({ authority }) => authority !== viewer);
          expect(statements).toEqual(expect.arrayContaining(own));
          expect(others.every(({ submitted }) => submitted)).toBe(true);
          if (!own.some(({ submitted }) => submitted))
            expect(others.every(({ open }) => open === true)).toBe(true);
          else expect(withheld).toEqual([]);
          expect(withheld).not.toContain(viewer);
        },
      ),
    );
  });
});
