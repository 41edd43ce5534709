import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES, isRefusal } from '@hub/contracts';
import { EPISODE, episode, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { counterpartsOf, type Episode, hasPart } from './episode.js';
import { liftShield, refuseHidden, setShield } from './shield.js';
import type { Shield } from './shield-terms.js';
import type { UnendedTransfer } from './transfers/transfer-state.js';

const AT = '2026-03-02T09:30:00.000Z';
const from = (hiddenFrom: string[]) =>
  ({ episodeId: EPISODE, hiddenFrom, because: 'domestic_abuse' }) as const;
const basis = { authority: LEWISHAM, at: AT, transfers: [] };
const moved = episode({ originatingAuthority: SOUTHWARK, homeAuthority: GREENWICH });

describe('a shield', () => {
  it('takes its part from whoever is named, whatever part that was, and from nobody else', () => {
    const some = fc.uniqueArray(fc.constantFrom(...AUTHORITY_CODES), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(some, some, fc.boolean(), (hiddenFrom, team, atHome) => {
        const before = episode({
          homeAuthority: atHome ? GREENWICH : LEWISHAM,
          team: team.map((authority) => ({
            ...{ id: authority, authority, personId: 'p', role: 'r' },
            confirmed: true,
          })),
        });
        const next = setShield(before, from(hiddenFrom), basis);
        expect(isRefusal(next)).toBe(hiddenFrom.includes(LEWISHAM));
        if (isRefusal(next)) return;
        for (const authority of AUTHORITY_CODES)
          expect(hasPart(next, authority)).toBe(
            hasPart(before, authority) && !hiddenFrom.includes(authority),
          );
        expect(counterpartsOf(liftShield(next) as Episode)).toEqual(counterpartsOf(before));
      }),
    );
  });

  it('is set again for others, and keeps since when something is hidden', () => {
    const once = setShield(moved, from([SOUTHWARK]), basis) as Episode;
    const shield: Shield = { hiddenFrom: [SOUTHWARK], because: 'domestic_abuse', since: AT };
    expect(once).toMatchObject({ shield, version: 2 });
    const again = setShield(once, from([GREENWICH]), { ...basis, at: '2026-04-01T00:00:00.000Z' });
    expect(again).toMatchObject({ shield: { hiddenFrom: [GREENWICH], since: AT }, version: 3 });
    expect(refuseHidden(once, SOUTHWARK)).toEqual({ refused: 'shielded_from' });
    expect(refuseHidden(once, GREENWICH)).toBeUndefined();
  });

  it('names neither who asks, nor who leads, nor to whom the lead is offered; none is lifted twice', () => {
    expect(setShield(moved, from([SOUTHWARK]), { ...basis, authority: SOUTHWARK })).toEqual({
      refused: 'party_to_itself',
    });
    expect(setShield(moved, from([LEWISHAM]), { ...basis, authority: GREENWICH })).toMatchObject({
      refused: 'conflict',
    });
    const transfers = [{ toAuthority: GREENWICH } as UnendedTransfer];
    expect(setShield(moved, from([GREENWICH]), { ...basis, transfers })).toMatchObject({
      refused: 'conflict',
    });
    expect(liftShield(moved)).toMatchObject({ refused: 'conflict' });
  });
});
