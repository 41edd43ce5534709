import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../testing/examples.js';
import { passLead } from './episode.js';
import { accept, cancel, decline, isOpen, nominate, propose, type Transfer } from './transfer.js';

const AT = '2026-03-02T09:30:00.000Z';
const proposal = { episodeId: 'e', toAuthority: GREENWICH, reason: 'move', familyView: 'agrees' } as const;
const lead = { authority: GREENWICH, personId: person(9), isLeadCafContact: true };
const nominee = { authority: GREENWICH, personId: person(2), isLeadCafContact: false };
const outgoing = { authority: LEWISHAM, personId: person(1), isLeadCafContact: false };
const stranger = { authority: SOUTHWARK, personId: person(3), isLeadCafContact: true };
const actors = [lead, nominee, outgoing, stranger];

function proposed(): Transfer {
  const transfer = propose(episode(), proposal, { id: 't', authority: LEWISHAM, at: AT });
  if (isRefusal(transfer)) throw new Error(transfer.refused);
  return transfer;
}

describe('proposing a transfer', () => {
  it('is for the authority that leads, towards another, on an episode that is not withdrawn', () => {
    expect(propose(episode(), proposal, { id: 't', authority: GREENWICH, at: AT })).toMatchObject({ refused: 'forbidden' });
    expect(propose(episode(), { ...proposal, toAuthority: LEWISHAM }, { id: 't', authority: LEWISHAM, at: AT })).toMatchObject({ refused: 'party_to_itself' });
    expect(propose(episode({ state: 'withdrawn' }), proposal, { id: 't', authority: LEWISHAM, at: AT })).toMatchObject({ refused: 'conflict' });
    expect(propose(episode({ state: 'transferring' }), proposal, { id: 't', authority: LEWISHAM, at: AT })).toMatchObject({ refused: 'open_transfer_exists' });
  });
});

describe('a transfer', () => {
  it('is completed by the person nominated, and by nobody else', () => {
    const nominated = nominate(proposed(), person(2), lead);
    if (isRefusal(nominated)) throw new Error(nominated.refused);
    for (const actor of [lead, outgoing, stranger]) expect(accept(nominated, actor, AT)).toMatchObject({ refused: 'forbidden' });
    expect(accept(nominated, nominee, AT)).toMatchObject({ state: 'completed', incomingPersonId: person(2), version: 3 });
  });

  it('is declined by its receivers and cancelled by its proposers', () => {
    const why = { reason: 'because', at: AT };
    expect(decline(proposed(), lead, why)).toMatchObject({ state: 'declined', endedBecause: 'because' });
    expect(decline(proposed(), nominee, why)).toMatchObject({ refused: 'forbidden' });
    expect(decline(proposed(), outgoing, why)).toMatchObject({ refused: 'forbidden' });
    expect(cancel(proposed(), outgoing, why)).toMatchObject({ state: 'cancelled' });
    expect(cancel(proposed(), lead, why)).toMatchObject({ refused: 'forbidden' });
  });

  it('whatever is tried, by whomever: follows a legal path, ends once, and changes the lead at most once and without a gap', () => {
    const step = fc.record({ what: fc.constantFrom('nominate', 'accept', 'decline', 'cancel'), who: fc.constantFrom(...actors) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let transfer = proposed();
        let terms = [episode().lead];
        for (const { what, who } of steps) {
          const why = { reason: 'because', at: AT };
          const next =
            what === 'nominate' ? nominate(transfer, person(2), who) : what === 'accept' ? accept(transfer, who, AT) : what === 'decline' ? decline(transfer, who, why) : cancel(transfer, who, why);
          if (isRefusal(next)) continue;
          expect(isOpen(transfer)).toBe(true);
          expect(next.version).toBe(transfer.version + 1);
          if (next.state === 'completed') {
            const before = { ...episode(), lead: terms.at(-1) ?? episode().lead };
            terms = [...terms, passLead(before, { authority: next.toAuthority, personId: next.incomingPersonId }, AT).lead];
          }
          transfer = next;
        }
        expect(terms.map((term) => term.term)).toEqual(terms.map((_, place) => place + 1));
        expect(terms.length).toBe(transfer.state === 'completed' ? 2 : 1);
      }),
    );
  });
});
