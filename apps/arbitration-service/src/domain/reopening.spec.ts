import { describe, expect, it } from '@jest/globals';
import { AT, LADDER, LEWISHAM, sure } from '../testing/examples.js';
import { acting, at, brent, judged } from '../testing/climbed-disputes.js';
import { type Actor, arbitratorOf, waitsOf } from './dispute.js';
import { onClock } from './dispute-clock.js';
import { answerOffer, makeOffer } from './dispute-offers.js';
import { appoint, decide, withdraw } from './dispute-steps.js';
import { carryOut, reopen } from './reopening.js';
import type { Dispute } from './dispute-state.js';
import { dispute } from '../testing/examples.js';
import { testId } from '@hub/testing';

const lead = at('lead_caf_contact');
const leadOfLewisham = at('lead_caf_contact', LEWISHAM);
const AGAIN = { ground: 'new_facts', reason: 'nothing was done' } as const;
const brentInOffice = { authority: brent.authority, personId: brent.personId };
const DUE = '2026-03-16T17:00:00.000Z';
const resolved = () =>
  sure(decide(judged(), { disputeId: 'd', terms: 't', reasons: 'r' }, acting(brent)));
const again = (of: Dispute = resolved()) => sure(reopen(of, AGAIN, acting(lead)));

describe('an outcome', () => {
  it('is tracked until each party has carried it out, and stays due when it was first due', () => {
    const half = sure(carryOut(resolved(), acting(lead)));
    expect(waitsOf(half, LADDER)).toEqual([
      { step: 'carry_out_outcome', authority: LEWISHAM, role: 'lead_caf_contact', dueAt: DUE },
    ]);
    expect(carryOut(half, acting(lead))).toMatchObject({ refused: 'conflict' });
    expect(sure(carryOut(half, acting(leadOfLewisham)))).toMatchObject({
      state: 'carried_out',
      endedAt: AT,
    });
    const late = onClock(half, half.dueAt ?? '', LADDER)?.dispute;
    expect(late).toMatchObject({ state: 'resolved', overdue: 1 });
    expect(late && waitsOf(late, LADDER)).toMatchObject([{ dueAt: DUE }]);
    expect(late?.outcome?.parties).toMatchObject([
      { authority: LEWISHAM, missed: 1 },
      { authority: lead.authority, carriedOutAt: AT },
    ]);
    expect(late?.outcome?.parties[1]).not.toHaveProperty('missed');
  });

  it('is carried out only once the hub sees that who is to lead does', () => {
    const ordered = { disputeId: 'd', terms: 't', reasons: 'r', ledBy: lead.authority };
    const ledBy = sure(decide(judged(), ordered, acting(brent)));
    const confirm = (leads?: string) => carryOut(ledBy, { ...acting(leadOfLewisham), leads });
    expect(confirm(LEWISHAM)).toMatchObject({
      refused: 'outcome_not_seen',
      detail: `${lead.authority} is to lead, and ${LEWISHAM} still does.`,
    });
    for (const seen of [lead.authority, undefined])
      expect(confirm(seen)).toMatchObject({ state: 'resolved' });
    expect(carryOut(resolved(), { ...acting(lead), leads: LEWISHAM })).toMatchObject({
      state: 'resolved',
    });
  });

  it('is looked at again within its window, before another arbitrator, and stays on record', () => {
    const inTime = acting(lead, '2026-03-30T16:00:00.000Z');
    expect(sure(reopen(resolved(), AGAIN, inTime))).toMatchObject({
      state: 'arbitration',
      rung: 4,
      because: 'nothing was done',
      reopenedOn: 'new_facts',
      earlierOutcomes: [{ terms: 't' }],
    });
    expect(again()).not.toHaveProperty('outcome');
    const late = acting(lead, '2026-03-30T16:00:00.001Z');
    expect(reopen(resolved(), AGAIN, late)).toMatchObject({
      refused: 'reopening_over',
      detail: expect.stringContaining('2026-03-30T16:00'),
    });
  });

  it('that the parties agreed goes to the people of the next rung', () => {
    const offered = sure(makeOffer(dispute(), { disputeId: 'd', terms: 't' }, acting(lead)));
    const answer = { disputeId: 'd', offerId: testId(700), answer: 'accepts' } as const;
    const agreed = sure(answerOffer(offered, answer, acting(leadOfLewisham)));
    expect(again(agreed)).toMatchObject({ state: 'open', rung: 1, reopenedAt: AT });
  });

  it('is looked at again once: the second outcome stands, whoever lost', () => {
    const judge = { authority: 'E09000006', personId: testId(511) };
    const other = appoint(again() as never, judge, AT, LADDER);
    const decision = { disputeId: 'd', terms: 'other', reasons: 'r' };
    const second = sure(decide(other, decision, acting({ ...judge, roles: ['arbitrator'] })));
    expect(second).toMatchObject({
      outcome: { terms: 'other' },
      earlierOutcomes: [{ terms: 't' }],
    });
    for (const by of [lead, leadOfLewisham])
      expect(reopen(second, AGAIN, acting(by))).toMatchObject({
        refused: 'reopening_over',
        detail: expect.stringContaining('already'),
      });
  });
});

describe('an outcome that is looked at again', () => {
  it('stands meanwhile: each party still carries it out by when it was due', () => {
    expect(waitsOf(again(), LADDER)).toEqual(
      [LEWISHAM, lead.authority].map((authority) => ({
        step: 'carry_out_outcome',
        authority,
        role: 'lead_caf_contact',
        dueAt: DUE,
      })),
    );
    const half = sure(carryOut(again(), acting(lead)));
    expect(half).toMatchObject({ state: 'arbitration', rung: 4 });
    expect(waitsOf(half, LADDER)).toMatchObject([{ authority: LEWISHAM }]);
    expect(carryOut(half, acting(lead))).toMatchObject({ refused: 'conflict' });
  });

  it('is the outcome again, as it was, where whoever reopened it takes that back', () => {
    const before = resolved();
    const back = sure(withdraw(again(before), 'x', acting(lead)));
    const { rungs: _rungs, version: _version, remindAt: _remind, ...stood } = before;
    expect(back).toMatchObject({ ...stood, earlierOutcomes: [], dueAt: DUE, because: 'x' });
    for (const gone of ['reopenedAt', 'reopenedBy', 'reopenedOn'])
      expect(back).not.toHaveProperty(gone);
    expect(arbitratorOf(back)).toMatchObject(brentInOffice);
    const done = [lead, leadOfLewisham].reduce<Dispute>(
      (one, by) => sure(carryOut(one, acting(by))),
      again(),
    );
    expect(sure(withdraw(done, 'x', acting(lead)))).toMatchObject({
      state: 'carried_out',
      endedAt: AT,
    });
  });

  it('is kept open by nobody’s word but of the authority that reopened it', () => {
    for (const by of [leadOfLewisham, at('head_of_service', LEWISHAM)])
      expect(withdraw(again(), 'x', acting(by))).toMatchObject({
        refused: 'forbidden',
        detail: 'Only the authority that took it up again may take that back.',
      });
    expect(withdraw(again(), 'x', acting(at('practitioner')))).toMatchObject({
      refused: 'out_of_turn',
    });
    const { reopenedBy: _by, ...fromBefore } = again();
    expect(withdraw(fromBefore, 'x', acting(lead))).toMatchObject({ refused: 'forbidden' });
  });

  it('counts for who took it back, and for nobody else, whose window stood still meanwhile', () => {
    const later = (by: Actor, when: string) => acting(by, when);
    const up = sure(reopen(resolved(), AGAIN, later(lead, '2026-03-20T16:00:00.000Z')));
    const back = sure(withdraw(up, 'x', later(lead, '2026-03-25T16:00:00.000Z')));
    expect(back.formerReopenings).toEqual([
      {
        authority: lead.authority,
        ground: 'new_facts',
        at: '2026-03-20T16:00:00.000Z',
        takenBackAt: '2026-03-25T16:00:00.000Z',
      },
    ]);
    expect(reopen(back, AGAIN, later(lead, '2026-03-26T16:00:00.000Z'))).toMatchObject({
      refused: 'reopening_over',
      detail: expect.stringContaining('took that back'),
    });
    const other = (when: string) => reopen(back, AGAIN, later(leadOfLewisham, when));
    expect(other('2026-04-04T16:00:00.000Z')).toMatchObject({
      reopenedBy: LEWISHAM,
      rung: 4,
      arbitrators: [{ replacedBecause: 'reopened' }],
    });
    expect(other('2026-04-06T16:00:00.000Z')).toMatchObject({ refused: 'reopening_over' });
  });

  it('is before its first arbitrator again, and no more before whoever was drawn since', () => {
    const judge = { authority: 'E09000006', personId: testId(511) };
    const drawn = appoint(again() as never, judge, AT, LADDER);
    const back = sure(withdraw(drawn, 'x', acting(lead)));
    expect(arbitratorOf(back)).toMatchObject(brentInOffice);
    expect(back.arbitrators).toMatchObject([{}, { ...judge, replacedBecause: 'taken_back' }]);
  });

  it('is not there to be carried out where nothing was decided', () => {
    expect(carryOut(dispute(), acting(lead))).toMatchObject({ refused: 'conflict' });
  });
});
