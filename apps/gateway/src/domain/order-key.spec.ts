import { describe, expect, it } from '@jest/globals';
import { OpenDispute } from '@hub/contracts/arbitration';
import { AnswerRecall, WithdrawConsent } from '@hub/contracts/consent';
import { AcceptTransfer, ProposeTransfer } from '@hub/contracts/episode';
import { PublishPointer, StartLookup } from '@hub/contracts/lookup';
import { testId } from '@hub/testing';
import { orderKey } from './order-key.js';

describe('the order of a member’s commands', () => {
  it('is kept for one thing, whatever is done with it', () => {
    const about = { consentId: testId(1) };
    const withdrawn = orderKey({ id: 'one', definition: WithdrawConsent, payload: about });
    expect(orderKey({ id: 'two', definition: AnswerRecall, payload: about })).toBe(withdrawn);
    expect(
      orderKey({ id: 'three', definition: WithdrawConsent, payload: { consentId: testId(2) } }),
    ).not.toBe(withdrawn);
  });

  it.each([
    [ProposeTransfer, { episodeId: testId(3) }, `episode ${testId(3)}`],
    [AcceptTransfer, { transferId: testId(3) }, `transfer ${testId(3)}`],
    [PublishPointer, { reference: 'LEW-1' }, 'pointer LEW-1'],
    [OpenDispute, { transferId: testId(4), episodeId: testId(3) }, `episode ${testId(3)}`],
  ])('goes by what $type acts on', (definition, payload, key) => {
    expect(orderKey({ id: 'one', definition, payload })).toBe(key);
  });

  it('is not asked of what is about nothing yet', () => {
    expect(orderKey({ id: 'one', definition: StartLookup, payload: {} })).toBe('one');
  });
});
