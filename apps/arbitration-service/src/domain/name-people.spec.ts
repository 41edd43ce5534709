import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { climbTo } from '../testing/climbed-disputes.js';
import { dispute, GREENWICH, LADDER, LEWISHAM } from '../testing/examples.js';
import { waitsOf } from './dispute.js';
import { decideNaming } from './name-people.js';

const lead = { personId: testId(1), authority: LEWISHAM, relation: 'lead_professional' };
const member = { personId: testId(2), authority: GREENWICH, relation: 'team_member' };
const now = { ladder: LADDER, hiddenFrom: [] };

it('asks whoever works with the child now by name, with the lead CAF contact in copy', () => {
  const named = decideNaming(dispute(), [lead, member], now);
  expect(named?.next.version).toBe(2);
  expect(named?.facts).toMatchObject([{ event: { type: 'dispute.moved.v1' } }]);
  const waits = named && waitsOf(named.next, LADDER);
  expect(waits).toMatchObject([
    { step: 'answer_dispute', authority: LEWISHAM, personId: testId(1) },
    { authority: LEWISHAM, role: 'lead_caf_contact' },
    { authority: GREENWICH, personId: testId(2) },
    { authority: GREENWICH, role: 'lead_caf_contact' },
  ]);
  expect(waits?.some(({ role }) => role === 'practitioner')).toBe(false);
});

it('changes nothing where the same are asked, or above the first rung', () => {
  const named = decideNaming(dispute(), [lead], now);
  expect(named && decideNaming(named.next, [lead], now)).toBeUndefined();
  expect(decideNaming(climbTo(1), [lead], now)).toBeUndefined();
});
