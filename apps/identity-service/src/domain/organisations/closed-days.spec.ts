import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { closedFrom, faultOfClosed } from './closed-days.js';

const DAY_MS = 86_400_000;
const dayOf = (number: number) => new Date((20_454 + number) * DAY_MS).toISOString().slice(0, 10);
const days = fc
  .tuple(fc.nat({ max: 400 }), fc.integer({ min: -3, max: 80 }))
  .map(([first, more]) => ({ first, last: first + more }));
const closing = (first: number, last: number) => ({
  ...{ from: dayOf(first), to: dayOf(last) },
  name: 'Holiday',
});

describe('the closed days of an organisation', () => {
  it('end as they begin or later, within ten weeks, each after the one before', () => {
    fc.assert(
      fc.property(fc.array(days, { maxLength: 3 }), (spans) => {
        const isFit = spans.every(
          ({ first, last }, place) =>
            last >= first && last - first < 70 && first > (spans[place - 1]?.last ?? -1),
        );
        const fault = faultOfClosed(spans.map(({ first, last }) => closing(first, last)));
        expect(fault === undefined).toBe(isFit);
      }),
    );
    expect(faultOfClosed([closing(1, 2), closing(2, 3)])).toMatchObject({
      faults: [{ field: 'closed.1.from' }],
    });
  });

  it('are its own and those of its cluster, from a day on, in order', () => {
    const own = [closing(3, 3), closing(60, 64)];
    const clusters = [closing(1, 2), closing(40, 50)];
    expect(closedFrom(dayOf(3), [own, clusters])).toEqual([own[0], clusters[1], own[1]]);
    expect(closedFrom(dayOf(64), [own, undefined])).toEqual([own[1]]);
    expect(closedFrom(dayOf(65), [own, clusters])).toEqual([]);
  });
});
