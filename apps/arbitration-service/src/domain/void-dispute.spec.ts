import { expect, it } from '@jest/globals';
import type { DisputeKind } from '@hub/contracts/arbitration';
import { dispute, GREENWICH, LADDER, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { acting, brent, judged } from '../testing/climbed-disputes.js';
import { sure } from '../testing/examples.js';
import { decide } from './dispute-steps.js';
import type { Dispute } from './dispute-state.js';
import { decideEnd, decideVoid } from './void-dispute.js';

const because = 'The episode was of the wrong child.';
const now = { at: '2026-03-02T10:00:00.000Z', ladder: LADDER, because };

it('a dispute about the wrong child ends once, and its parties are told', () => {
  const ended = decideVoid(dispute(), [], now);
  expect(ended?.next).toMatchObject({
    state: 'withdrawn',
    because,
    endedAt: now.at,
  });
  expect(ended?.next).not.toHaveProperty('dueAt');
  expect(ended?.facts).toMatchObject([
    { payload: { waits: [] }, recipients: [GREENWICH, LEWISHAM] },
  ]);
  expect(ended && decideVoid(ended.next, [], now)).toBeUndefined();
  const hidden = decideVoid(dispute(), [GREENWICH, SOUTHWARK], now);
  expect(hidden?.facts.flatMap(({ recipients }) => recipients)).toEqual([LEWISHAM]);
});

it('keeps what was decided on record where it ends before that was carried out', () => {
  const decided = decide(judged(), { disputeId: 'd', terms: 't', reasons: 'r' }, acting(brent));
  const ended = decideVoid(sure(decided), [], now)?.next;
  expect(ended).toMatchObject({ state: 'withdrawn', earlierOutcomes: [{ terms: 't' }] });
  expect(ended).not.toHaveProperty('outcome');
});

const standing = (one: Dispute, state: string) =>
  decideEnd(one, state, [], { at: now.at, ladder: LADDER });

it('leaves for safeguarding with social care, once', () => {
  const ended = standing(dispute({ kind: 'funding' }), 'stepped_up');
  const why = 'Social care took the child on.';
  expect(ended?.next).toMatchObject({ state: 'to_safeguarding', because: why, endedAt: now.at });
  expect(ended && standing(ended.next, 'stepped_up')).toBeUndefined();
});

it('goes on without consent where it is about money or what is right on record', () => {
  const ended = (kind: DisputeKind) => standing(dispute({ kind }), 'withdrawn')?.next.because;
  expect([ended('funding'), ended('data_accuracy'), ended('who_leads')]).toEqual([
    undefined,
    undefined,
    'The family withdrew its consent.',
  ]);
  expect(standing(dispute(), 'active')).toBeUndefined();
});

it('ends with a case that is closed, but for what was settled', () => {
  expect(standing(dispute(), 'closed')?.next).toMatchObject({ state: 'withdrawn' });
  const decided = decide(judged(), { disputeId: 'd', terms: 't', reasons: 'r' }, acting(brent));
  expect(standing(sure(decided), 'closed')).toBeUndefined();
});
