import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FixedClock, testId } from '@hub/testing';
import { behind, caseByCase, MOST_MS } from './case-by-case.js';

const cases = (count: number) => Array.from({ length: count }, (_one, place) => testId(place + 1));

it('looks at each case once and in order, however many there are and however long each takes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(180), fc.nat(MOST_MS), async (count, milliseconds) => {
      const clock = new FixedClock();
      const looked: string[] = [];
      let after: string | undefined;
      do {
        const began = Date.parse(clock.now());
        const answer = await caseByCase(behind(cases(count), after), clock, (id) => {
          clock.advance(milliseconds);
          return Promise.resolve(looked.push(id));
        });
        expect(Date.parse(clock.now()) - began).toBeLessThanOrEqual(MOST_MS + milliseconds);
        expect(answer.items.length).toBeLessThanOrEqual(50);
        after = answer.goOnAfter;
      } while (after !== undefined);
      expect(looked).toEqual(cases(count));
    }),
  );
});

it('goes on behind one that is not among them any more', () => {
  const [first, second, third] = cases(3);
  expect(behind([first, third] as string[], second)).toEqual([third]);
});
