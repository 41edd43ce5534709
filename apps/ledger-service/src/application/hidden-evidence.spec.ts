import { describe, expect, it } from '@jest/globals';
import { type Refusal, refuse } from '@hub/contracts';
import { asked, testId } from '@hub/testing';
import type { Leaf } from '../domain/ledger-entry.js';
import { EPISODE, LEWISHAM } from '../testing/examples.js';
import { seenLeaf, unlessHidden } from './hidden-evidence.js';
import type { FoundShield } from './ports.js';

const page = { items: [1] };
const OPEN = { hidden: false, shielded: false };
const BY_NAME = { hidden: true, shielded: true };
const FROM_OTHERS = { hidden: false, shielded: true };
const { caller } = asked(LEWISHAM, { personId: testId(6) });
const operator = { ...caller, authority: 'hub', roles: ['hub_operations'] as const };
const leaf: Leaf = {
  index: 1,
  entry: '{}',
  message: testId(3),
  episode: EPISODE,
  authorities: [LEWISHAM],
};

const shields = (found: FoundShield | Refusal) => ({ find: () => Promise.resolve(found) });
const read = (found: FoundShield | Refusal, by = caller) =>
  unlessHidden(EPISODE, by, shields(found), () => Promise.resolve(page));

describe('evidence of an episode', () => {
  it('is nothing to whom it is hidden from by name, and to nobody where that is not known', async () => {
    expect(await read(BY_NAME)).toEqual({ items: [] });
    expect(await read(OPEN)).toBe(page);
    expect(await read(FROM_OTHERS)).toBe(page);
    expect(await read(refuse('unavailable'))).toEqual({ refused: 'unavailable' });
    const { personId: _nobody, ...system } = caller;
    expect(await read(BY_NAME, system)).toBe(page);
  });

  it('is nothing to operations, from whomever the episode is hidden', async () => {
    expect(await read(FROM_OTHERS, operator)).toEqual({ items: [] });
    expect(await read(OPEN, operator)).toBe(page);
  });

  it('is not found by its message either', async () => {
    const see = (found: FoundShield | Refusal, by = caller, one: Leaf | undefined = leaf) =>
      seenLeaf(one, by, shields(found));
    const missing = { refused: 'not_found' };
    expect(await see(FROM_OTHERS, operator)).toMatchObject(missing);
    expect(await see(BY_NAME)).toMatchObject(missing);
    expect(await see(OPEN, operator)).toBe(leaf);
    expect(await see(FROM_OTHERS)).toBe(leaf);
    expect(await see(refuse('unavailable'))).toEqual({ refused: 'unavailable' });
    const elsewhere = { ...leaf, authorities: [] };
    expect(await see(OPEN, caller, elsewhere)).toMatchObject(missing);
    const { episode: _none, ...bare } = leaf;
    const ofNone = { ...bare, episode: undefined };
    expect(await see(BY_NAME, caller, ofNone)).toBe(ofNone);
  });
});
