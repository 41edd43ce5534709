import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { KEEPING_GROUNDS, type RecallAnswer } from '@hub/contracts/consent';
import type { RaiseCorrectionPayload } from '@hub/contracts/protection';
import { testId } from '@hub/testing';
import {
  correction,
  CORRECTION_CLOCK,
  EPISODE,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
} from '../../testing/examples.js';
import { alarmOf, askAgainAt, onSilence } from './correction-clock.js';
import {
  answerNotice,
  approveCorrection,
  declineCorrection,
  openNotices,
  raiseCorrection,
} from './correction-decisions.js';
import { answeredFact, madeFact, waitsOf } from './correction-facts.js';
import {
  type CorrectionNotice,
  hides,
  isIncident,
  type MadeCorrection,
  referencesOf,
} from './correction.js';

const AT = '2026-03-02T10:00:00.000Z';
const by = { id: testId(1), raisedBy: LEWISHAM, raiserId: person(1), answers: GREENWICH, at: AT };
const said: RaiseCorrectionPayload = {
  episodeId: EPISODE,
  kind: 'wrong_fact',
  about: 'episode_fact',
  field: 'level_of_need',
  because: 'misheard',
};
const decider = { authority: GREENWICH, personId: person(2), at: AT };
const made = (): MadeCorrection => {
  const one = approveCorrection(correction(), 'OLD', decider);
  if (isRefusal(one)) throw new Error(one.refused);
  return one;
};

describe('what is said to be wrong', () => {
  it('waits one working day for a second person', () => {
    expect(raiseCorrection(said, [], by)).toMatchObject({
      state: 'raised',
      dueAt: '2026-03-03T17:00:00.000Z',
      version: 1,
    });
  });

  it.each<[string, Partial<RaiseCorrectionPayload>, string]>([
    ['a document that is not named', { kind: 'duplicate', about: 'document' }, 'aboutId'],
    ['a fact that is not named', { about: 'episode_fact' }, 'field'],
    ['a reference without the right one', { field: 'own_reference' }, 'ownReference'],
    ['an episode with an id beside it', { about: 'episode', aboutId: testId(3) }, 'aboutId'],
    ['a version of no document', { field: 'team', documentVersion: 2 }, 'documentVersion'],
    ['a field of no fact', { about: 'pointer', field: 'team' }, 'field'],
    ['a fact of the wrong child', { kind: 'wrong_child', field: 'team' }, 'kind'],
    ['a reference for another fact', { field: 'team', ownReference: 'R' }, 'ownReference'],
  ])('says enough and no more: %s', (_what, change, field) => {
    const { field: _left, ...rest } = said;
    const command = { ...rest, ...change };
    expect(raiseCorrection(command, [], by)).toMatchObject({ faults: [{ field }] });
  });

  it('is raised once at a time', () => {
    const first = raiseCorrection(said, [], by);
    if (isRefusal(first)) throw new Error(first.refused);
    expect(raiseCorrection(said, [first], by)).toEqual({ refused: 'correction_open' });
    const other = { ...said, field: 'team' } as const;
    expect(raiseCorrection(other, [first], by)).toMatchObject({ state: 'raised' });
    const declined = declineCorrection(first, 'is_right', decider);
    if (isRefusal(declined)) throw new Error(declined.refused);
    expect(raiseCorrection(said, [declined], by)).toMatchObject({ state: 'raised' });
  });

  it('is an incident where somebody may have learned what was not for them', () => {
    expect(isIncident({ kind: 'wrong_child' }) && isIncident({ kind: 'sent_too_wide' })).toBe(true);
    expect(isIncident({ kind: 'wrong_fact' }) || isIncident({ kind: 'duplicate' })).toBe(false);
  });
});

describe('a correction', () => {
  it('is decided by another person, of who answers for it, once', () => {
    const raised = correction();
    const tries: [object, string][] = [
      [{ ...decider, authority: LEWISHAM }, 'not_answering'],
      [{ ...decider, personId: raised.raiserId }, 'second_person_needed'],
    ];
    for (const [who, refused] of tries)
      expect(approveCorrection(raised, 'OLD', { ...decider, ...who })).toMatchObject({ refused });
    expect(approveCorrection(made(), 'OLD', decider)).toEqual({ refused: 'correction_settled' });
    expect(declineCorrection(made(), 'is_right', decider)).toMatchObject({
      refused: 'correction_settled',
    });
    expect(declineCorrection(raised, 'is_right', { ...decider, authority: LEWISHAM })).toEqual({
      refused: 'not_answering',
    });
  });

  it('keeps the reference that was wrong, and finds the episode by both', () => {
    const wrong = correction({ kind: 'wrong_fact', ownReference: 'NEW' });
    const right = approveCorrection(wrong, 'OLD', decider);
    expect(right).toMatchObject({ formerReference: 'OLD', version: 2 });
    if (isRefusal(right)) throw new Error(right.refused);
    expect(referencesOf('NEW', [right, correction()])).toEqual(['NEW', 'OLD']);
    expect(made()).not.toHaveProperty('formerReference');
  });

  it('hides what should not be there, and of a wrong fact nothing', () => {
    expect([hides(made()), hides({ ...made(), kind: 'wrong_fact' }), hides(correction())]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

const outcome = fc.oneof(
  fc.constant<RecallAnswer>({ outcome: 'deleted' }),
  fc.constantFrom(...KEEPING_GROUNDS).map((ground): RecallAnswer => ({ outcome: 'kept', ground })),
);
const clock = { ...CORRECTION_CLOCK, at: AT };
const notice = (authority: string): CorrectionNotice => {
  const [one] = openNotices(made(), [authority], [], clock);
  if (!one) throw new Error('Nobody was told');
  return one;
};

describe('what those owe who were told', () => {
  it('is told each once, whoever was told how often, and not who answers for it', () => {
    const authorities = fc.array(fc.constantFrom(LEWISHAM, GREENWICH, SOUTHWARK, 'E09000001'));
    fc.assert(
      fc.property(authorities, authorities, (told, later) => {
        const first = openNotices(made(), told, [], clock);
        const all = [...first, ...openNotices(made(), [...told, ...later], first, clock)];
        const owed = all.map(({ authority }) => authority);
        const wanted = new Set([...told, ...later].filter((one) => one !== GREENWICH));
        expect(owed.length).toBe(wanted.size);
        expect(new Set(owed)).toEqual(wanted);
      }),
    );
  });

  it('is to delete it or to name a ground, and what was deleted does not come back', () => {
    fc.assert(
      fc.property(fc.array(outcome), (answers) => {
        let now = notice(SOUTHWARK);
        let deleted = false;
        for (const answer of answers) {
          const next = answerNotice(now, answer, { at: AT });
          if (deleted) expect(answer.outcome === 'deleted' || isRefusal(next)).toBe(true);
          if (!isRefusal(next)) now = next;
          deleted ||= answer.outcome === 'deleted';
        }
        if (deleted) expect(now.answer?.outcome).toBe('deleted');
        expect((now.answer?.ground !== undefined) === (now.answer?.outcome === 'kept')).toBe(true);
      }),
    );
    const one = notice(SOUTHWARK);
    for (const answer of [{ outcome: 'kept' }, { outcome: 'deleted', ground: 'court_order' }])
      expect(answerNotice(one, answer as RecallAnswer, { at: AT })).toEqual({
        refused: 'ground_missing',
      });
  });

  it('is reminded of once, then climbed over once', () => {
    const one = notice(SOUTHWARK);
    const whole = made();
    expect(alarmOf(correction(), [])).toBe(correction().dueAt);
    expect(alarmOf(correction({ climbs: 2 }), [])).toBeUndefined();
    expect(alarmOf(whole, [one])).toBe(askAgainAt(AT));
    const asked = { ...whole, askedAgain: true };
    expect(alarmOf(asked, [one])).toBe(one.remindAt);
    expect(onSilence([one], AT)).toEqual([]);
    const [reminded] = onSilence([one], one.remindAt);
    expect(reminded).toMatchObject({ step: 'remind' });
    const after = reminded?.next ?? one;
    expect(alarmOf(asked, [after])).toBe(one.dueAt);
    const [climbed] = onSilence([after], one.dueAt);
    expect(climbed).toMatchObject({ step: 'escalate' });
    expect(alarmOf(asked, [climbed?.next ?? one])).toBeUndefined();
    const answered = answerNotice(one, { outcome: 'deleted' }, { at: AT });
    if (isRefusal(answered)) throw new Error(answered.refused);
    expect(onSilence([answered], '2027-01-01T10:00:00.000Z')).toEqual([]);
    expect(alarmOf(asked, [answered])).toBeUndefined();
  });

  it('waits in the inbox of whoever owes it, and is told to nobody else', () => {
    const one = notice(SOUTHWARK);
    expect(waitsOf(correction(), [])).toMatchObject([
      { step: 'approve_correction', authority: GREENWICH, role: 'lead_caf_contact' },
    ]);
    expect(waitsOf(made(), [one])).toMatchObject([
      { step: 'answer_correction', authority: SOUTHWARK, role: 'lead_caf_contact' },
    ]);
    const climbed = { ...one, escalatedAt: one.dueAt };
    expect(waitsOf(made(), [climbed]).map(({ step, role }) => [step, role])).toEqual([
      ['answer_correction', 'lead_caf_contact'],
      ['answer_correction', 'head_of_service'],
      ['chase_correction', 'lead_caf_contact'],
    ]);
    expect(madeFact(made(), one).recipients).toEqual([SOUTHWARK]);
    expect(answeredFact(made(), one)).toBeUndefined();
  });
});
