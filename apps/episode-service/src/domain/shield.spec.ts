import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES, isRefusal } from '@hub/contracts';
import { EPISODE, episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../testing/examples.js';
import { counterpartsOf, type Episode, hasPart } from './episode.js';
import { liftShield, refuseHidden, setShield } from './shield.js';
import type { Shield } from './shield-terms.js';
import type { UnendedTransfer } from './transfers/transfer-state.js';

const AT = '2026-03-02T09:30:00.000Z';
const from = (hiddenFrom: string[]) =>
  ({ episodeId: EPISODE, hiddenFrom, because: 'domestic_abuse' }) as const;
const basis = {
  by: { authority: LEWISHAM, personId: person(9) },
  at: AT,
  transfers: [],
  employers: [SOUTHWARK],
};
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
          expect(hasPart(next, { authority })).toBe(
            hasPart(before, { authority }) && !hiddenFrom.includes(authority),
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
    expect(refuseHidden(once, { authority: SOUTHWARK })).toEqual({ refused: 'shielded_from' });
    expect(refuseHidden(once, { authority: GREENWICH })).toBeUndefined();
  });

  it('names neither who asks, nor who leads, nor to whom the lead is offered; none is lifted twice', () => {
    expect(setShield(moved, from([SOUTHWARK]), { ...basis, by: { authority: SOUTHWARK } })).toEqual(
      {
        refused: 'party_to_itself',
      },
    );
    expect(
      setShield(moved, from([LEWISHAM]), { ...basis, by: { authority: GREENWICH } }),
    ).toMatchObject({
      refused: 'conflict',
    });
    const transfers = [{ toAuthority: GREENWICH } as UnendedTransfer];
    expect(setShield(moved, from([GREENWICH]), { ...basis, transfers })).toMatchObject({
      refused: 'conflict',
    });
    expect(liftShield(moved)).toMatchObject({ refused: 'conflict' });
  });

  it('hides it from single people, and from nobody beside them', () => {
    const people = (hiddenFromPeople: string[], by = basis) =>
      setShield(moved, { episodeId: EPISODE, hiddenFromPeople, because: 'staff_too_close' }, by);
    const next = people([person(3), person(2)]) as Episode;
    expect(next.shield).toMatchObject({
      hiddenFromPeople: [person(2), person(3)],
      employers: [SOUTHWARK],
    });
    expect(counterpartsOf(next)).toEqual(counterpartsOf(moved));
    for (const authority of counterpartsOf(moved)) {
      expect(hasPart(next, { authority, personId: person(3) })).toBe(false);
      expect(hasPart(next, { authority, personId: person(4) })).toBe(true);
      expect(hasPart(next, { authority })).toBe(true);
    }
    const joining = { authority: SOUTHWARK, personId: person(3) };
    expect(refuseHidden(next, joining)).toEqual({ refused: 'shielded_from' });
    expect(hasPart(liftShield(next) as Episode, joining)).toBe(true);
    expect(people([])).toMatchObject({ refused: 'step_incomplete' });
    expect(people([person(9)])).toEqual({ refused: 'party_to_itself' });
    expect(people([moved.lead.personId])).toMatchObject({ refused: 'conflict' });
    const offered = { toAuthority: GREENWICH, incomingPersonId: person(3) } as UnendedTransfer;
    expect(people([person(3)], { ...basis, transfers: [offered] as never })).toMatchObject({
      refused: 'conflict',
    });
  });
});
