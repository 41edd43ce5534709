import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../../testing/examples.js';
import {
  accepted,
  actors,
  AT,
  by,
  lead,
  nominated,
  nominee,
  outgoing,
  proposal,
  proposed,
  withPack,
} from '../../testing/transfers-under-way.js';
import { counterpartsOf } from '../episode.js';
import {
  decideProposal,
  decideStep,
  decideWaking,
  type HandOver,
  type TransferStep,
} from './hand-over.js';
import * as facts from './transfer-facts.js';
import { LONDON_TIME, USUAL_TRANSFER_POLICY as policy } from './transfer-policy.js';
import { hasEnded } from './transfer-state.js';
import type { Nominee } from '../leading/refuse-as-lead.js';

const open = (transfer: HandOver['transfer'] = proposed()): HandOver => ({
  episode: episode({ state: 'transferring', resumesAs: 'active' }),
  transfer,
});
const told = (decided: { facts: readonly { event: { type: string } }[] }) =>
  decided.facts.map(({ event }) => event.type);

const WORKER: Nominee = { authority: GREENWICH, roles: ['practitioner'] };

describe('a decision on a transfer', () => {
  it('to propose one tells the next step, and has the episode wait for it', () => {
    const asked = decideProposal(episode({ state: 'active' }), proposal, by);
    expect(asked).toMatchObject({
      next: { episode: { state: 'transferring', resumesAs: 'active' } },
      facts: [{ event: { type: 'transfer.proposed.v1' }, payload: { reason: 'move' } }],
    });
    const first = decideProposal(episode(), { ...proposal, familyView: 'not_yet_asked' }, by);
    expect(first).toMatchObject({
      facts: [{ event: { type: 'transfer.progressed.v1' }, payload: { state: 'awaiting_family' } }],
    });
    const no = decideProposal(episode(), { ...proposal, familyView: 'disagrees' }, by);
    expect(no).toMatchObject({ facts: [{ event: { type: 'transfer.progressed.v1' } }] });
  });

  it('passes the lead with the receipt of the pack, and tells who leads now', () => {
    const passed = decideStep(
      open(accepted()),
      { take: 'receive_pack', digest: 'd' },
      { by: nominee, at: AT, policy },
    );
    expect(passed).toMatchObject({
      next: {
        episode: {
          state: 'active',
          lead: { term: 2, authority: GREENWICH, personId: person(2), since: AT },
        },
        transfer: { state: 'completed' },
      },
      facts: [
        {
          event: { type: 'transfer.completed.v1' },
          payload: { leadProfessionalId: person(2), term: 2, since: AT },
        },
      ],
    });
  });

  it('by the clock is a reminder, a stop or the switch; woken too early, there is none', () => {
    const wake = (transfer: HandOver['transfer'], at: string) =>
      decideWaking(open(transfer), { at, policy });
    expect(wake(proposed(), AT)).toBeUndefined();
    const due = '2026-03-09T17:00:00.000Z';
    for (const [woken, type] of [
      [wake(proposed(), '2026-03-05T17:00:00.000Z'), 'reminded'],
      [wake(proposed({}, { orderedBy: 'o' }), due), 'reminded'],
      [wake(nominated(), due), 'disputed'],
      [wake(accepted(), due), 'expired'],
    ] as const)
      expect(woken && told(woken)).toEqual([`transfer.${type}.v1`]);
    const effectiveAt = '2026-03-20T08:00:00.000Z';
    const waiting = decideStep(
      open(accepted({ effectiveAt })),
      { take: 'receive_pack', digest: 'd' },
      { by: nominee, at: AT, policy },
    );
    if (isRefusal(waiting)) throw new Error(waiting.refused);
    expect(told(waiting)).toEqual(['transfer.progressed.v1']);
    expect(decideWaking(waiting.next, { at: effectiveAt, policy })).toMatchObject({
      event: 'take_effect',
      next: { episode: { lead: { authority: GREENWICH, since: effectiveAt } } },
      facts: [{ event: { type: 'transfer.completed.v1' } }],
    });
  });

  it('waits for an open dispute, but not to end it', () => {
    const disputed = { ...open(), episode: episode({ disputes: ['d'] }) };
    const acting = { by: lead, at: AT, policy };
    const nominating = { take: 'nominate', personId: person(2), nominee: WORKER } as const;
    expect(decideStep(disputed, nominating, acting)).toMatchObject({
      detail: expect.stringContaining('the Lead Professional stays'),
    });
    expect(decideStep(disputed, { take: 'decline', reason: 'x' }, acting)).toMatchObject({
      next: { transfer: { state: 'declined' } },
    });
    const other = (change: object) =>
      decideStep(open(), { ...nominating, nominee: { ...WORKER, ...change } }, { ...acting });
    expect(other({ authority: SOUTHWARK })).toMatchObject({ refused: 'person_unknown' });
    expect(other({ roles: ['service_manager'] })).toMatchObject({ refused: 'cannot_lead' });
  });

  it('whoever takes it: tells one fact of the version that it leads to, to both parties and all counterparts', () => {
    const step = fc.constantFrom<TransferStep>(
      { take: 'record_family_view', familyView: 'agrees' },
      { take: 'nominate', personId: person(2), nominee: WORKER },
      { take: 'accept', reviewOn: undefined },
      { take: 'receive_pack', digest: 'd' },
      { take: 'decline', reason: 'a private reason' },
      { take: 'cancel', reason: 'a private reason' },
    );
    const steps = fc.array(
      fc.record({ step, who: fc.constantFrom(...actors), hours: fc.integer({ min: 0, max: 9 }) }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(steps, fc.constantFrom('agrees', 'not_yet_asked'), (taken, familyView) => {
        let now = open(proposed({ familyView }));
        let at = AT;
        for (const { step: one, who, hours } of taken) {
          at = LONDON_TIME.addHours(at, hours);
          now = { ...now, transfer: withPack(now.transfer) };
          const acting = { by: who, at, policy };
          const decided = decideWaking(now, acting) ?? decideStep(now, one, acting);
          if (isRefusal(decided)) continue;
          const { episode: after, transfer } = decided.next;
          expect(transfer.version).toBe(now.transfer.version + 1);
          expect(decided.facts).toHaveLength(1);
          const [fact] = decided.facts;
          expect(fact?.payload).toMatchObject({ transferId: 't', version: transfer.version });
          expect(JSON.stringify(fact?.payload)).not.toContain('private');
          expect(fact?.recipients).toEqual(
            [...new Set([...counterpartsOf(after), LEWISHAM, GREENWICH])].sort(),
          );
          expect(after.lead.term).toBe(transfer.state === 'completed' ? 2 : 1);
          now = decided.next;
          if (hasEnded(transfer)) break;
        }
      }),
    );
  });

  it('tells of a person only once somebody is nominated', () => {
    const named = facts.tellNominated(nominated(), episode());
    expect(named.payload).toMatchObject({ incomingPersonId: person(2) });
    const before = proposed();
    // @ts-expect-error Nobody is nominated yet.
    const nobody = facts.tellNominated(before, episode());
    expect(nobody.payload).toMatchObject({ incomingPersonId: undefined });
    expect(outgoing.authority).toBe(before.fromAuthority);
  });
});
