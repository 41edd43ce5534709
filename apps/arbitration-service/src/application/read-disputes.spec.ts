import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import type { DisputeView } from '@hub/contracts/arbitration';
import { asked, testId } from '@hub/testing';
import { disputesAtWork, POLICIES } from '../testing/disputes-at-work.js';
import { EPISODE, GREENWICH, LEWISHAM, sure } from '../testing/examples.js';
import { ReadDisputes } from './read-disputes.js';

const [LEAD, TEACHER, COLLEAGUE] = [testId(601), testId(602), testId(603)] as const;

describe('what is said in a dispute', () => {
  let read: ReadDisputes;
  let disputeId: string;
  const by = (personId: string, change: object = {}) => asked(GREENWICH, { personId, ...change });
  const one = async (context: ReturnType<typeof asked>): Promise<string> => {
    const found = await read.one({ disputeId }, context);
    return isRefusal(found) ? found.refused : found.id;
  };
  const listed = async (context: ReturnType<typeof asked>): Promise<string[] | string> => {
    const found = await read.list({}, context);
    return isRefusal(found) ? found.refused : found.items.map(({ id }) => id);
  };

  beforeEach(async () => {
    const { work, open } = await disputesAtWork();
    disputeId = sure<DisputeView>(await open()).id;
    const ties = [
      { personId: LEAD, relation: 'lead_professional', confirmed: true },
      { personId: TEACHER, relation: 'team_member', confirmed: false },
    ] as const;
    await work.stores.counterparts.notePeople(EPISODE, ties, 1);
    read = new ReadDisputes(work, POLICIES);
  });

  it('is read by who works with the child, and by who answers for their authority', async () => {
    for (const context of [
      ...[by(LEAD), by(TEACHER)],
      ...[
        by(COLLEAGUE, { roles: ['lead_caf_contact'] }),
        by(COLLEAGUE, { roles: ['service_manager'] }),
      ],
      ...[asked(LEWISHAM, { personId: TEACHER }), by(LEAD, { verified: false })],
    ])
      expect([await one(context), await listed(context)]).toEqual([disputeId, [disputeId]]);
  });

  it('is read by no colleague who does not, nor by whoever is not verified', async () => {
    expect([await one(by(COLLEAGUE)), await listed(by(COLLEAGUE))]).toEqual(['not_involved', []]);
    const unverified = by(TEACHER, { verified: false });
    expect([await one(unverified), await listed(unverified)]).toEqual(['not_verified', []]);
    const contact = by(COLLEAGUE, { roles: ['lead_caf_contact'], verified: false });
    expect([await one(contact), await listed(contact)]).toEqual(['not_verified', []]);
  });
});
