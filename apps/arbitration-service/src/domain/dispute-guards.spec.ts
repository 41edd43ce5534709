import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { testId } from '@hub/testing';
import { AT, BRENT, dispute, GREENWICH, LADDER, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import type { Actor } from './dispute.js';
import {
  answeredBy,
  asArbitrator,
  asParty,
  closed,
  noParty,
  notLeaving,
  notOnRung,
} from './dispute-guards.js';
import { stepTo } from './dispute-state.js';

const by = (authority: string, role: Actor['roles'][number] = 'practitioner'): Actor => ({
  authority,
  personId: testId(600),
  roles: [role],
});
const notAsParty = (...asked: Parameters<typeof asParty>) => refusalOf(asParty(...asked));
const notAsArbitrator = (...asked: Parameters<typeof asArbitrator>) =>
  refusalOf(asArbitrator(...asked));
const refusalOf = (found: object) => (isRefusal(found) ? found : undefined);
const judged = {
  ...dispute(),
  ...stepTo(dispute(), 'escalate', 'arbitration'),
  arbitrators: [{ authority: BRENT, personId: testId(600), appointedAt: AT }],
};

describe('who may take a step in a dispute', () => {
  it('is a party while the table permits the step; to others the dispute does not exist', () => {
    expect(notAsParty(dispute(), 'make_offer', by(GREENWICH))).toBeUndefined();
    expect(notAsParty(dispute(), 'make_offer', by(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(notAsParty(judged, 'make_offer', by(BRENT, 'arbitrator'))).toMatchObject({
      refused: 'forbidden',
    });
    expect(notAsParty(dispute(), 'reopen', by(GREENWICH))).toMatchObject({
      refused: 'conflict',
    });
  });

  it('is the arbitrator in office alone, never a party nor who declared a conflict', () => {
    expect(notAsArbitrator(judged, 'decide', by(BRENT, 'arbitrator'))).toBeUndefined();
    expect(notAsArbitrator(judged, 'decide', by(LEWISHAM, 'arbitrator'))).toMatchObject({
      refused: 'conflict_of_interest',
    });
    expect(notAsArbitrator(judged, 'decide', by(SOUTHWARK, 'arbitrator'))).toEqual({
      refused: 'not_found',
    });
    const [former] = judged.arbitrators;
    const conflicted = {
      ...judged,
      arbitrators: former ? [{ ...former, replacedBecause: 'conflict' as const }] : [],
    };
    expect(notAsArbitrator(conflicted, 'decide', by(BRENT, 'arbitrator'))).toEqual({
      refused: 'conflict_of_interest',
    });
  });

  it('speaks through the role of the rung', () => {
    const first = { ...dispute(), rung: 1 };
    expect(notOnRung(first, LADDER, by(GREENWICH, 'lead_caf_contact'))).toBeUndefined();
    expect(notOnRung(first, LADDER, by(GREENWICH))).toMatchObject({ refused: 'out_of_turn' });
  });

  it('leaves a rung in the role of that rung, neither below nor above it', () => {
    const third = { ...dispute(), rung: 2 };
    expect(notLeaving(third, LADDER, by(GREENWICH, 'service_manager'))).toBeUndefined();
    for (const role of ['lead_caf_contact', 'head_of_service'] as const)
      expect(notLeaving(third, LADDER, by(GREENWICH, role))).toMatchObject({
        refused: 'out_of_turn',
        detail: 'Rung 2 is left by: service_manager.',
      });
    // On the first, whoever has nobody with the child yet has their lead CAF contact.
    for (const role of ['practitioner', 'lead_caf_contact'] as const)
      expect(notLeaving(dispute(), LADDER, by(GREENWICH, role))).toBeUndefined();
  });

  it('makes nobody lead who is no party', () => {
    expect(noParty(dispute(), undefined)).toBeUndefined();
    expect(noParty(dispute(), LEWISHAM)).toBeUndefined();
    expect(noParty(dispute(), BRENT)).toMatchObject({ refused: 'conflict' });
  });
});

describe('what a step leaves behind', () => {
  it('is the next version, by the table alone', () => {
    expect(judged).toMatchObject({ state: 'arbitration', version: dispute().version + 1 });
    expect(() => stepTo(dispute(), 'decide', 'resolved')).toThrow();
  });

  it('counts an authority’s answer on a rung once', () => {
    const once = answeredBy(dispute(), GREENWICH);
    expect(once.rungs.at(-1)?.answered).toEqual([GREENWICH]);
    expect(answeredBy(once, GREENWICH)).toBe(once);
  });

  it('closes an open offer as rejected, and leaves a rejected one as it is', () => {
    const offer = { id: testId(1), authority: LEWISHAM, rung: 0, at: AT, terms: 'x', answers: [] };
    const shut = closed(offer);
    expect(shut.answers).toMatchObject([{ authority: LEWISHAM, answer: 'rejects' }]);
    expect(closed(shut)).toBe(shut);
  });
});
