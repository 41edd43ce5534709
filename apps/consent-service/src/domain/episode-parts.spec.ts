import { describe, expect, it } from '@jest/globals';
import { GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { hasPart, isUnnamed, receiptsFor, shielded } from './episode-parts.js';

describe('a part in an episode', () => {
  it('has who named it and every counterpart, and nobody else', () => {
    const parts = { namedBy: LEWISHAM, counterparts: [GREENWICH] };
    expect(
      [LEWISHAM, GREENWICH, SOUTHWARK].filter((authority) => hasPart(parts, authority)),
    ).toEqual([LEWISHAM, GREENWICH]);
    expect(hasPart({ counterparts: [] }, LEWISHAM)).toBe(false);
  });

  it('can be had for the naming only where nobody has one', () => {
    expect(isUnnamed({ counterparts: [] })).toBe(true);
    expect(isUnnamed({ counterparts: [], namedBy: LEWISHAM })).toBe(false);
    expect(isUnnamed({ counterparts: [GREENWICH] })).toBe(false);
  });
});

describe('an episode that is hidden', () => {
  const parts = { counterparts: ['g', 'l'], namedBy: 's', leadAuthority: 'l' };

  it('gives nobody from whom it is hidden a part in it, by whatever way they had one', () => {
    const hiddenFrom = ['g', 's'];
    const left = shielded({ ...parts, hiddenFrom });
    expect(left).toEqual({ counterparts: ['l'], leadAuthority: 'l', hiddenFrom });
    for (const authority of hiddenFrom) expect(hasPart(left, authority)).toBe(false);
    expect(shielded(parts)).toEqual(parts);
  });

  it('shows them their own receipts alone', () => {
    const receipts = [{ authority: 'g' }, { authority: 'l' }];
    const hidden = shielded({ ...parts, hiddenFrom: ['g'] });
    expect(receiptsFor(receipts, hidden, 'g')).toEqual([{ authority: 'g' }]);
    expect(receiptsFor(receipts, hidden, 'l')).toEqual(receipts);
    expect(receiptsFor(receipts, parts, 'g')).toEqual(receipts);
  });
});
