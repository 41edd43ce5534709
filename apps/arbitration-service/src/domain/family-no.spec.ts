import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { brent, acting, judged } from '../testing/climbed-disputes.js';
import { AT, GREENWICH, LADDER, LEWISHAM, SOUTHWARK, sure } from '../testing/examples.js';
import { waitsOf } from './dispute.js';
import type { Dispute } from './dispute-state.js';
import { decide } from './dispute-steps.js';
import { decideFamilyNo, type FamilyView } from './family-no.js';

const LATER = '2026-03-20T09:00:00.000Z';
const how = { at: LATER, ladder: LADDER, hiddenFrom: [] };
const no: FamilyView = { transferId: testId(70), toAuthority: GREENWICH, saysNo: true };
const ordered = (ledBy?: string): Dispute =>
  sure(
    decide(
      judged(),
      { disputeId: testId(1), terms: 'x', reasons: 'y', ...(ledBy ? { ledBy } : {}) },
      acting(brent, AT),
    ),
  );
const readsIt = (dispute: Dispute) =>
  waitsOf(dispute, LADDER).filter(({ step }) => step === 'read_family_no');

describe('a family’s no to what an arbitrator ordered', () => {
  it('is told to the arbitrator until it is answered, and once', () => {
    const said = decideFamilyNo(ordered(GREENWICH), no, how);
    if (!said) throw new Error('Not told');
    expect(said.next.familyNo).toEqual({ transferId: no.transferId, at: LATER });
    expect(readsIt(said.next)).toEqual([
      { step: 'read_family_no', authority: brent.authority, personId: brent.personId },
    ]);
    expect(said.facts[0]?.recipients).toContain(brent.authority);
    expect(decideFamilyNo(said.next, no, how)).toBeUndefined();
    const answered = decideFamilyNo(said.next, { ...no, saysNo: false }, { ...how, at: AT });
    expect(answered?.next.familyNo).toEqual({
      transferId: no.transferId,
      at: LATER,
      answeredAt: AT,
    });
    expect(readsIt(answered?.next ?? said.next)).toEqual([]);
    const again = answered && decideFamilyNo(answered.next, no, how);
    expect(again?.next.familyNo).toEqual({ transferId: no.transferId, at: LATER });
  });

  it('is nothing to a dispute that ordered another lead, none, or that is not decided', () => {
    for (const dispute of [ordered(LEWISHAM), ordered(), judged()])
      expect(decideFamilyNo(dispute, no, how)).toBeUndefined();
  });

  it('changes nothing but what is noted of it, whatever is heard in whatever order', () => {
    const heard = fc.array(
      fc.record({
        transferId: fc.constantFrom(testId(70), testId(71)),
        toAuthority: fc.constantFrom(GREENWICH, SOUTHWARK),
        saysNo: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(heard, (all) => {
        const start = ordered(GREENWICH);
        let dispute = start;
        for (const view of all) dispute = decideFamilyNo(dispute, view, how)?.next ?? dispute;
        const { familyNo, version, ...rest } = dispute;
        const { version: before, ...same } = start;
        expect(rest).toEqual(same);
        expect(version).toBeGreaterThanOrEqual(before);
        const standing = familyNo !== undefined && familyNo.answeredAt === undefined;
        expect(readsIt(dispute)).toHaveLength(standing ? 1 : 0);
      }),
    );
  });
});
