import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Refusal } from '@hub/contracts';
import { permits } from '@hub/workflow';
import { testId } from '@hub/testing';
import {
  AT,
  ARBITRATORS,
  BRENT,
  claim,
  dispute,
  GREENWICH,
  LADDER,
  LEWISHAM,
  SOUTHWARK,
  sure,
} from '../testing/examples.js';
import {
  type Actor,
  alarmOf,
  arbitratorOf,
  claimOfSilence,
  type Dispute,
  hasEnded,
  openDispute,
  partiesOf,
  waitsOf,
} from './dispute.js';
import { needsArbitrator, onClock } from './dispute-clock.js';
import { DISPUTE_MACHINE, type DisputeEvent } from './dispute-machine.js';
import * as steps from './dispute-steps.js';
import { drawArbitrator } from './draw-arbitrator.js';
import { LONDON_TIME, rolesOn } from './ladder.js';

const at = (role: Actor['roles'][number], authority = GREENWICH): Actor => ({
  authority,
  personId: testId(600),
  roles: [role],
});
const acting = (by: Actor, when = AT, id = testId(700)) => ({ by, at: when, ladder: LADDER, id });
const brent = { authority: BRENT, personId: testId(501), roles: ['arbitrator' as const] };
const climbTo = (stage: number, from = dispute()): Dispute => {
  let climbed = from;
  while (climbed.stage < stage)
    climbed = sure(steps.escalate(climbed, acting(at('head_of_service'))));
  return climbed;
};
const judged = () =>
  steps.appoint(climbTo(4), { authority: BRENT, personId: testId(501) }, AT, LADDER);

describe('opening a dispute', () => {
  it('is for counterparts, against counterparts, and says that support goes on', () => {
    const opening = {
      id: testId(1),
      authority: LEWISHAM,
      at: AT,
      ladder: LADDER,
      counterparts: [LEWISHAM, GREENWICH],
    };
    expect(openDispute(claim, { ...opening, authority: BRENT })).toEqual({ refused: 'not_found' });
    expect(openDispute({ ...claim, respondents: [LEWISHAM] }, opening)).toEqual({
      refused: 'party_to_itself',
    });
    expect(openDispute({ ...claim, respondents: [BRENT] }, opening)).toMatchObject({
      refused: 'conflict',
    });
    expect(openDispute({ ...claim, respondents: [GREENWICH, GREENWICH] }, opening)).toMatchObject({
      respondents: [GREENWICH],
      ladder: 1,
      supportInPlace: expect.stringContaining('goes on'),
    });
    expect(
      claimOfSilence({ episodeId: 'e', transferId: 't', toAuthority: GREENWICH }),
    ).toMatchObject({
      kind: 'transfer_declined',
      transferId: 't',
      respondents: [GREENWICH],
      riskOfHarm: false,
    });
  });

  it('begins the first clock, short where a child may come to harm', () => {
    expect(dispute().dueAt).toBe('2026-03-04T17:00:00.000Z');
    expect(dispute().remindAt).toBe('2026-03-03T17:00:00.000Z');
    expect(dispute({ riskOfHarm: true })).toMatchObject({
      dueAt: '2026-03-02T17:00:00.000Z',
      remindAt: '2026-03-02T15:00:00.000Z',
    });
  });
});

describe('the ladder', () => {
  it('is climbed rung by rung as each clock runs out, and each missed answer is on record', () => {
    let one = dispute();
    const due: string[] = [];
    while (one.state === 'open') {
      due.push(one.dueAt ?? '');
      expect(onClock(one, LONDON_TIME.addHours(AT, 0), LADDER)).toBeUndefined();
      one = onClock(one, one.dueAt ?? '', LADDER)?.dispute ?? one;
    }
    expect(due).toEqual([
      '2026-03-04T17:00:00.000Z',
      '2026-03-09T17:00:00.000Z',
      '2026-03-16T17:00:00.000Z',
      '2026-03-23T17:00:00.000Z',
    ]);
    expect(one).toMatchObject({ state: 'arbitration', stage: 4, version: 5 });
    expect(one.stages.map(({ how, missed }) => [how, missed])).toEqual([
      ...Array.from({ length: 4 }, () => ['run_out', [LEWISHAM, GREENWICH]]),
      [undefined, []],
    ]);
    expect(needsArbitrator(one) && alarmOf(one) === '2026-03-23T17:00:00.000Z').toBe(true);
  });

  it('is climbed early by any party, without anything missed', () => {
    const up = sure(steps.escalate(dispute(), acting(at('practitioner'))));
    expect(up).toMatchObject({
      stage: 1,
      stages: [{ how: 'escalated', missed: [] }, { stage: 1 }],
    });
    expect(steps.escalate(dispute(), acting(at('practitioner', BRENT)))).toEqual({
      refused: 'not_found',
    });
    expect(steps.escalate(judged(), acting(at('head_of_service')))).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('decide (the arbitrator)'),
    });
  });

  it('waits on each rung for who has not answered there, by the role of the rung', () => {
    const one = sure(
      steps.writeStatement(
        climbTo(1),
        { disputeId: 'd', text: 'x', submit: true },
        acting(at('practitioner', LEWISHAM)),
      ),
    );
    expect(waitsOf(one, LADDER)).toEqual([
      { step: 'answer_dispute', authority: GREENWICH, role: 'lead_caf_contact', dueAt: one.dueAt },
    ]);
    const offered = sure(
      steps.makeOffer(one, { disputeId: 'd', terms: 't' }, acting(at('lead_caf_contact'))),
    );
    expect(waitsOf(offered, LADDER)).toMatchObject([{ step: 'answer_offer', authority: LEWISHAM }]);
    expect(onClock(offered, offered.dueAt ?? '', LADDER)?.dispute.stages.at(-2)?.missed).toEqual([
      LEWISHAM,
    ]);
  });

  it('lets parties speak through the role of the rung, or of one above it', () => {
    expect(rolesOn(LADDER, 2)).toEqual(['service_manager', 'head_of_service']);
    const offer = (role: Actor['roles'][number], stage: number) =>
      steps.makeOffer(climbTo(stage), { disputeId: 'd', terms: 't' }, acting(at(role)));
    expect(offer('practitioner', 2)).toMatchObject({
      refused: 'forbidden',
      detail: expect.stringContaining('service_manager, head_of_service'),
    });
    expect(isRefusal(offer('head_of_service', 0))).toBe(false);
  });
});

describe('statements', () => {
  it('are drafts until submitted, and then stay as they are', () => {
    const draft = sure(
      steps.writeStatement(
        dispute(),
        { disputeId: 'd', text: 'first' },
        acting(at('practitioner')),
      ),
    );
    const [{ id: statementId } = { id: '' }] = draft.statements;
    expect(
      steps.writeStatement(
        draft,
        { disputeId: 'd', text: 'x', statementId },
        acting(at('practitioner', LEWISHAM)),
      ),
    ).toEqual({ refused: 'not_found' });
    const final = sure(
      steps.writeStatement(
        draft,
        { disputeId: 'd', text: 'second', submit: true, statementId },
        acting(at('practitioner')),
      ),
    );
    expect(final.statements).toMatchObject([{ id: statementId, text: 'second', submitted: true }]);
    expect(
      steps.writeStatement(
        final,
        { disputeId: 'd', text: 'third', statementId },
        acting(at('practitioner')),
      ),
    ).toEqual({ refused: 'statement_final' });
  });
});

describe('an offer', () => {
  const three = () => dispute({ respondents: [GREENWICH, SOUTHWARK] });
  const offered = () =>
    sure(
      steps.makeOffer(
        three(),
        { disputeId: 'd', terms: 'Greenwich leads', ledBy: GREENWICH },
        acting(at('practitioner', LEWISHAM)),
      ),
    );
  const answer = (one: Dispute, authority: string, how: 'accepts' | 'rejects') =>
    steps.answerOffer(
      one,
      { disputeId: 'd', offerId: testId(700), answer: how },
      acting(at('practitioner', authority)),
    );

  it('binds once all other parties accept, and stands on each record', () => {
    const half = sure(answer(offered(), GREENWICH, 'accepts'));
    expect(half.state).toBe('open');
    const agreed = sure(answer(half, SOUTHWARK, 'accepts'));
    expect(agreed).toMatchObject({
      state: 'resolved',
      outcome: { how: 'agreed', terms: 'Greenwich leads', ledBy: GREENWICH, stage: 0 },
      dueAt: '2026-03-16T17:00:00.000Z',
    });
    expect(agreed.outcome?.parties.map(({ authority }) => authority)).toEqual(partiesOf(agreed));
    expect(agreed.stages.at(-1)).toMatchObject({ how: 'resolved', missed: [] });
  });

  it('is answered once by each, not by its maker, and not after a rejection', () => {
    expect(answer(offered(), LEWISHAM, 'accepts')).toMatchObject({ refused: 'conflict' });
    const rejected = sure(answer(offered(), GREENWICH, 'rejects'));
    expect(answer(rejected, GREENWICH, 'accepts')).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('has answered'),
    });
    expect(answer(rejected, SOUTHWARK, 'accepts')).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('rejected'),
    });
    expect(
      steps.makeOffer(
        three(),
        { disputeId: 'd', terms: 't', ledBy: BRENT },
        acting(at('practitioner')),
      ),
    ).toMatchObject({ refused: 'conflict' });
  });
});

describe('arbitration', () => {
  it('is by somebody of an authority that is no party, in fair turn', () => {
    const candidate = (place: number, appointmentsOfAuthority = 0, appointments = 0) => ({
      ...(ARBITRATORS[place] ?? { authority: '', personId: '' }),
      appointmentsOfAuthority,
      appointments,
    });
    const one = climbTo(4);
    expect(drawArbitrator(one, [candidate(4), candidate(5)], 0)).toBeUndefined();
    expect(drawArbitrator(one, [candidate(0, 2), candidate(2, 1), candidate(4)], 0.99)).toEqual(
      candidate(2, 1),
    );
    expect(drawArbitrator(one, [candidate(0, 3, 2), candidate(1, 3, 1)], 0)).toEqual(
      candidate(1, 3, 1),
    );
    expect(
      [0, 0.99].map(
        (chance) => drawArbitrator(one, [candidate(0), candidate(2)], chance)?.authority,
      ),
    ).toEqual([BRENT, 'E09000006']);
    const before = steps.replace(steps.appoint(one, candidate(0), AT, LADDER), 'conflict', AT);
    expect(drawArbitrator(before, [candidate(0)], 0)).toBeUndefined();
  });

  it('is decided by the arbitrator in office, and never by a party', () => {
    const decision = {
      disputeId: 'd',
      terms: 'Lewisham leads',
      reasons: 'because',
      ledBy: LEWISHAM,
    };
    expect(waitsOf(judged(), LADDER)).toEqual([
      {
        step: 'decide_dispute',
        authority: BRENT,
        personId: testId(501),
        dueAt: '2026-03-16T17:00:00.000Z',
      },
    ]);
    expect(steps.decide(judged(), decision, acting(at('arbitrator')))).toMatchObject({
      refused: 'conflict_of_interest',
    });
    expect(steps.decide(judged(), decision, acting({ ...brent, personId: testId(502) }))).toEqual({
      refused: 'not_found',
    });
    expect(
      steps.writeStatement(judged(), { disputeId: 'd', text: 'x' }, acting(brent)),
    ).toMatchObject({ refused: 'forbidden' });
    expect(sure(steps.decide(judged(), decision, acting(brent)))).toMatchObject({
      state: 'resolved',
      outcome: { how: 'decided', reasons: 'because', decidedBy: brent.personId, stage: 4 },
    });
  });

  it('goes to another where there is a conflict or the clock runs out, and the second counts as missed', () => {
    const conflicted = sure(steps.declareConflict(judged(), acting(brent)));
    expect([needsArbitrator(conflicted), arbitratorOf(conflicted), alarmOf(conflicted)]).toEqual([
      true,
      undefined,
      AT,
    ]);
    expect(
      steps.decide(conflicted, { disputeId: 'd', terms: 't', reasons: 'r' }, acting(brent)),
    ).toMatchObject({ refused: 'conflict_of_interest' });
    const late = onClock(judged(), '2026-03-16T17:00:00.000Z', LADDER)?.dispute;
    expect(late).toMatchObject({
      state: 'arbitration',
      arbitrators: [{ replacedBecause: 'overdue' }],
    });
    expect(late?.stages.at(-1)?.missed).toEqual([BRENT]);
  });
});

describe('an outcome', () => {
  const resolved = () =>
    sure(steps.decide(judged(), { disputeId: 'd', terms: 't', reasons: 'r' }, acting(brent)));

  it('is tracked until each party has carried it out', () => {
    const half = sure(steps.carryOut(resolved(), acting(at('lead_caf_contact'))));
    expect(waitsOf(half, LADDER)).toMatchObject([
      { step: 'carry_out_outcome', authority: LEWISHAM },
    ]);
    expect(steps.carryOut(half, acting(at('lead_caf_contact')))).toMatchObject({
      refused: 'conflict',
    });
    expect(sure(steps.carryOut(half, acting(at('lead_caf_contact', LEWISHAM))))).toMatchObject({
      state: 'carried_out',
      endedAt: AT,
    });
    expect(onClock(half, half.dueAt ?? '', LADDER)?.dispute).toMatchObject({
      state: 'resolved',
      overdue: 1,
    });
  });

  it('may be opened again within its window, on its rung, and stays on record', () => {
    const again = sure(
      steps.reopen(
        resolved(),
        'nothing was done',
        acting(at('lead_caf_contact'), '2026-03-30T16:00:00.000Z'),
      ),
    );
    expect(again).toMatchObject({
      state: 'arbitration',
      stage: 4,
      because: 'nothing was done',
      earlierOutcomes: [{ terms: 't' }],
    });
    expect(again).not.toHaveProperty('outcome');
    expect(
      steps.reopen(resolved(), 'x', acting(at('lead_caf_contact'), '2026-03-30T16:00:00.001Z')),
    ).toMatchObject({ refused: 'conflict', detail: expect.stringContaining('2026-03-30T16:00') });
  });
});

describe('a dispute', () => {
  it('is withdrawn by its opener alone, and leaves at once for child protection', () => {
    expect(steps.withdraw(dispute(), 'x', acting(at('practitioner')))).toMatchObject({
      refused: 'forbidden',
    });
    expect(steps.withdraw(dispute(), 'x', acting(at('practitioner', LEWISHAM)))).toMatchObject({
      state: 'withdrawn',
      because: 'x',
      endedAt: AT,
    });
    for (const by of [at('practitioner'), brent])
      expect(steps.leaveForSafeguarding(judged(), 'section 47', acting(by))).toMatchObject({
        state: 'to_safeguarding',
      });
    expect(steps.leaveForSafeguarding(dispute(), 'x', acting(brent))).toEqual({
      refused: 'not_found',
    });
  });

  it('whatever is tried, by whomever, whenever: follows its table, and while it goes on somebody is waited for and a clock runs', () => {
    const people: Actor[] = [
      at('practitioner', LEWISHAM),
      at('head_of_service', LEWISHAM),
      at('practitioner'),
      at('head_of_service'),
      brent,
      at('head_of_service', SOUTHWARK),
    ];
    const what = fc.constantFrom<DisputeEvent>(
      'write_statement',
      'make_offer',
      'answer_offer',
      'escalate',
      'decide',
      'declare_conflict',
      'carry_out',
      'reopen',
      'withdraw',
      'leave_for_safeguarding',
      'run_out',
    );
    const steps_ = fc.array(
      fc.record({
        what,
        who: fc.constantFrom(...people),
        hours: fc.integer({ min: 0, max: 60 }),
        yes: fc.boolean(),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps_, fc.boolean(), (taken, riskOfHarm) => {
        let one = dispute({ riskOfHarm });
        let now = AT;
        const submitted: string[] = [];
        for (const [place, { what: event, who, hours, yes }] of taken.entries()) {
          now = LONDON_TIME.addHours(now, hours);
          if (needsArbitrator(one)) {
            const personId = testId(501 + one.arbitrators.length * (yes ? 1 : 0));
            one = steps.appoint(one, { authority: BRENT, personId }, now, LADDER);
          }
          const act = acting(who, now, testId(800 + place));
          const tried: Partial<Record<DisputeEvent, () => Dispute | Refusal | undefined>> = {
            write_statement: () =>
              steps.writeStatement(one, { disputeId: 'd', text: String(place), submit: yes }, act),
            make_offer: () => steps.makeOffer(one, { disputeId: 'd', terms: 't' }, act),
            answer_offer: () =>
              steps.answerOffer(
                one,
                {
                  disputeId: 'd',
                  offerId: one.offers.at(-1)?.id ?? '',
                  answer: yes ? 'accepts' : 'rejects',
                },
                act,
              ),
            escalate: () => steps.escalate(one, act),
            decide: () => steps.decide(one, { disputeId: 'd', terms: 't', reasons: 'r' }, act),
            declare_conflict: () => steps.declareConflict(one, act),
            carry_out: () => steps.carryOut(one, act),
            reopen: () => steps.reopen(one, 'r', act),
            withdraw: () => steps.withdraw(one, 'r', act),
            leave_for_safeguarding: () => steps.leaveForSafeguarding(one, 'r', act),
            run_out: () => onClock(one, now, LADDER)?.dispute,
          };
          const next = tried[event]?.();
          if (next === undefined || isRefusal(next)) continue;
          if (event !== 'run_out') expect(permits(DISPUTE_MACHINE, one.state, event)).toBe(true);
          expect(next.version).toBeGreaterThan(one.version);
          expect(next.stages.length - one.stages.length).toBeLessThanOrEqual(1);
          submitted.push(
            ...next.statements.filter((s) => s.submitted).map((s) => JSON.stringify(s)),
          );
          for (const text of submitted)
            expect(next.statements.map((s) => JSON.stringify(s))).toContain(text);
          one = next;
          const waiting =
            waitsOf(one, LADDER).length > 0 ||
            needsArbitrator(one) ||
            (one.state === 'open' &&
              partiesOf(one).every((party) => one.stages.at(-1)?.answered.includes(party)));
          expect(
            hasEnded(one) ? alarmOf(one) === undefined : waiting && alarmOf(one) !== undefined,
          ).toBe(true);
        }
      }),
    );
  });
});
