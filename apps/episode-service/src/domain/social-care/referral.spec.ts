import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { SECTIONS } from '@hub/contracts/protection';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  referral,
  socialCarePolicy as policy,
  socialCareTeam,
  SOUTHWARK,
} from '../../testing/examples.js';
import {
  alarmOf,
  answerReferral,
  closeReferral,
  missAnswer,
  refer,
  type Referral,
} from './referral.js';
import { referralFact, waitsOf } from './referral-facts.js';

/** A Friday, late. */
const FRIDAY = '2026-03-06T16:58:00.000Z';
const AT = '2026-03-03T09:00:00.000Z';
const by = { id: 'r', episodeId: EPISODE, referredBy: LEWISHAM, at: FRIDAY };
const answer = { referralId: 'r' };
const accepted = answerReferral(referral(), { ...answer, answer: 'accepted' }, AT) as Referral;

describe('a referral to social care', () => {
  it('names the team that answers, within one working day; only section 47 ends the CAF', () => {
    expect(refer(socialCareTeam, [], by, policy)).toMatchObject({
      ...socialCareTeam,
      state: 'referred',
      endsCaf: true,
      referredBy: LEWISHAM,
      dueAt: '2026-03-09T17:00:00.000Z',
    });
    const inNeed = { ...socialCareTeam, section: 'section_17' } as const;
    expect(refer(inNeed, [], by, policy)).toMatchObject({ endsCaf: false });
    const ends = { ...policy, endsCaf: { section_17: true, section_47: true } };
    expect(refer(inNeed, [], by, ends)).toMatchObject({ endsCaf: true });
  });

  it.each([
    // open already, asked now, may
    ['section_17', 'section_17', false],
    ['section_17', 'section_47', true],
    ['section_47', 'section_17', false],
    ['section_47', 'section_47', false],
  ] as const)('open under %s, and asked under %s: %s', (open, section, may) => {
    const asked = refer({ ...socialCareTeam, section }, [referral({ section: open })], by, policy);
    expect(isRefusal(asked)).toBe(!may);
    if (!may) expect(asked).toMatchObject({ refused: 'referral_open' });
  });

  it('is answered once, with a reason where the child is not taken on, and closed once accepted', () => {
    expect(accepted).toMatchObject({ state: 'accepted', answeredAt: AT, version: 2 });
    const declining = { ...answer, answer: 'not_accepted' } as const;
    expect(answerReferral(referral(), declining, AT)).toMatchObject({
      refused: 'step_incomplete',
      faults: [{ field: 'because' }],
    });
    const because = 'below_threshold' as const;
    const declined = answerReferral(referral(), { ...declining, because }, AT) as Referral;
    expect(declined).toMatchObject({ state: 'not_accepted', because });
    for (const one of [accepted, declined])
      expect(answerReferral(one, { ...declining, because }, AT)).toMatchObject({
        refused: 'conflict',
      });
    expect(closeReferral(accepted, AT)).toMatchObject({ state: 'closed', closedAt: AT });
    for (const one of [declined, referral(), closeReferral(accepted, AT) as Referral])
      expect(closeReferral(one, AT)).toMatchObject({ refused: 'conflict' });
    for (const one of [declined, closeReferral(accepted, AT) as Referral])
      expect(refer(socialCareTeam, [one], by, policy)).toMatchObject({ state: 'referred' });
  });

  it('that nobody answered climbs, once each working day, and who referred rings the team', () => {
    const { dueAt } = referral();
    expect(missAnswer(referral(), '2026-03-03T16:59:59.999Z')).toBeUndefined();
    expect(waitsOf(referral())).toEqual([
      { step: 'answer_referral', authority: LEWISHAM, role: 'practitioner', dueAt },
    ]);
    const late = missAnswer(referral({ authority: GREENWICH }), dueAt) as Referral;
    expect(late).toMatchObject({ missed: 1, version: 2 });
    expect(missAnswer(late, dueAt)).toBeUndefined();
    expect(alarmOf(late)).toBe('2026-03-04T17:00:00.000Z');
    expect(waitsOf(late).map(({ step, authority, role }) => [step, authority, role])).toEqual([
      ['answer_referral', GREENWICH, 'practitioner'],
      ['answer_referral', GREENWICH, 'lead_caf_contact'],
      ['answer_referral', GREENWICH, 'head_of_service'],
      ['chase_referral', LEWISHAM, 'lead_caf_contact'],
    ]);
    expect(waitsOf({ ...accepted, missed: 3 })).toEqual([]);
    expect(missAnswer(accepted, '2027-01-01T00:00:00.000Z')).toBeUndefined();
  });

  it('has an alarm that lies ahead whenever it was woken, and none once it is answered', () => {
    const instant = fc.integer({ min: 0, max: 400 * 24 }).map((hours) => hours * 3_600_000);
    fc.assert(
      fc.property(fc.constantFrom(...SECTIONS), instant, (section, after) => {
        const made = referral({ section });
        const now = new Date(Date.parse(made.dueAt) + after).toISOString();
        const late = missAnswer(made, now);
        expect(late && Date.parse(alarmOf(late) ?? '')).toBeGreaterThan(Date.parse(now));
      }),
      { numRuns: 30 },
    );
    expect(alarmOf(accepted)).toBeUndefined();
  });

  it('is told to who answers, who referred, and all with a part in the episode', () => {
    const told = (one: Referral) => {
      const { event, recipients, payload } = referralFact(one, episode());
      return { type: event.type, recipients, payload };
    };
    expect(told(referral({ authority: SOUTHWARK }))).toMatchObject({
      type: 'referral.made.v1',
      recipients: [LEWISHAM, SOUTHWARK],
      payload: { section: 'section_47', team: 'Safeguarding Hub', state: 'referred' },
    });
    expect(told({ ...referral(), missed: 1 }).type).toBe('referral.overdue.v1');
    expect(told(accepted).type).toBe('referral.answered.v1');
    expect(told(closeReferral(accepted, AT) as Referral).type).toBe('referral.closed.v1');
    const because = 'already_open' as const;
    const no = answerReferral(referral(), { ...answer, answer: 'not_accepted', because }, AT);
    expect(told(no as Referral).payload).toMatchObject({ because, waits: [] });
  });
});
