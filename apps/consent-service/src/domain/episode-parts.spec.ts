import { describe, expect, it } from '@jest/globals';
import { GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { hasPart, isUnnamed } from './episode-parts.js';

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
