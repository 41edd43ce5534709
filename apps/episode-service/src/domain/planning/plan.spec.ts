import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import type { AddPlanActionPayload, RecordPlanAgreementPayload } from '@hub/contracts/planning';
import { testId } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
} from '../../testing/examples.js';
import { actionPlan, agreement, planAction } from '../../testing/plan-examples.js';
import {
  addAction,
  changeAction,
  type PlanAgreement,
  planGaps,
  recordAgreement,
  withoutPart,
} from './plan.js';

const AT = '2026-03-02T09:30:00.000Z';
const BY = { id: testId(1), authority: LEWISHAM, at: AT };
const teacher = { authority: GREENWICH, personId: person(2), role: 'Teacher', confirmed: true };
const of = {
  episode: episode({ team: [{ ...teacher, id: testId(50) }] }),
  documents: [actionPlan(), actionPlan({ id: testId(9_802), category: 'assessment' })],
};
const wanted: AddPlanActionPayload = {
  ...{ episodeId: EPISODE, domain: 'parents_and_carers', by: 'practitioner' },
  ...{ personId: person(1), dueOn: '2026-03-02', documentId: testId(9_801) },
};

describe('an action of a plan', () => {
  it('is of the authority that puts it there, and planned', () => {
    expect(addAction(wanted, BY, of)).toEqual({
      ...wanted,
      ...{ id: testId(1), authority: LEWISHAM, state: 'planned', addedAt: AT, changedAt: AT },
    });
  });

  it.each([
    ['documentId', { documentId: testId(9_802) }, LEWISHAM],
    ['documentId', { documentId: testId(9_999) }, LEWISHAM],
    ['documentId', { personId: person(2) }, GREENWICH],
    ['personId', { personId: person(2) }, LEWISHAM],
    ['personId', { by: 'child' }, LEWISHAM],
    ['dueOn', { dueOn: '2026-03-01' }, LEWISHAM],
  ] as const)('names no %s that does not fit: %j of %s', (field, change, authority) => {
    expect(addAction({ ...wanted, ...change }, { ...BY, authority }, of)).toMatchObject({
      refused: 'plan_unfit',
      faults: [{ field }],
    });
  });

  it('is changed by whose part it is alone, and says why where it is not done', () => {
    const stood = planAction({ state: 'not_done', reason: 'no_capacity' });
    const of = { episodeId: EPISODE, planActionId: stood.id };
    expect(
      changeAction(stood, { ...of, state: 'done' }, { ...BY, authority: GREENWICH }),
    ).toMatchObject({ refused: 'forbidden' });
    expect(changeAction(stood, { ...of, state: 'not_done' }, BY)).toMatchObject({
      refused: 'reason_missing',
    });
    expect(changeAction(stood, { ...of, state: 'done', reason: 'no_capacity' }, BY)).toMatchObject({
      refused: 'reason_missing',
    });
    expect(changeAction(stood, { ...of, state: 'planned', dueOn: '2026-01-01' }, BY)).toMatchObject(
      { refused: 'plan_unfit' },
    );
    const { reason: _why, ...kept } = stood;
    expect(changeAction(stood, { ...of, state: 'planned', dueOn: '2026-06-01' }, BY)).toEqual({
      ...{ ...kept, state: 'planned', dueOn: '2026-06-01', changedAt: AT },
    });
  });
});

describe('what child and parents say of a plan', () => {
  it('goes with how they said it, or with why they were not asked', () => {
    const said = fc.record<RecordPlanAgreementPayload>(
      {
        episodeId: fc.constant(EPISODE),
        by: fc.constantFrom('child', 'parent_or_carer'),
        answer: fc.constantFrom('agrees', 'disagrees', 'not_asked'),
        on: fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03'),
        because: fc.constantFrom('too_young', 'not_reached'),
        evidence: fc.constantFrom('signed', 'by_telephone'),
      },
      { requiredKeys: ['episodeId', 'by', 'answer', 'on'] },
    );
    fc.assert(
      fc.property(said, (command) => {
        const { answer, because, evidence, on } = command;
        const fits =
          on <= '2026-03-02' &&
          (answer === 'not_asked'
            ? because !== undefined && evidence === undefined
            : because === undefined && evidence !== undefined);
        expect(isRefusal(recordAgreement(command, BY))).toBe(!fits);
      }),
    );
  });

  it('lets a plan be adopted with the last word of either, beside an assessment and a plan', () => {
    const word = fc.record({
      by: fc.constantFrom('child' as const, 'parent_or_carer' as const),
      answer: fc.constantFrom('agrees' as const, 'disagrees' as const, 'not_asked' as const),
    });
    const categories = fc.uniqueArray(
      fc.constantFrom('assessment' as const, 'action_plan' as const, 'progress_review' as const),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), categories, (words, lie) => {
        const newestFirst: PlanAgreement[] = words.map((one) => agreement(one));
        const last = new Map([...words].reverse().map(({ by, answer }) => [by, answer]));
        const missing = planGaps(
          lie.map((category) => actionPlan({ category })),
          newestFirst,
        );
        expect(missing.includes('agreement')).toBe(![...last.values()].includes('agrees'));
        expect(missing.includes('assessment')).toBe(!lie.includes('assessment'));
        expect(missing.includes('action_plan')).toBe(!lie.includes('action_plan'));
      }),
    );
  });
});

it('who leads or is in the team and does nothing in the plan yet is named, but for whom it is hidden from', () => {
  const [one] = of.episode.team;
  const team = [...(one ? [one] : []), { ...teacher, id: testId(51), authority: SOUTHWARK }];
  const shared = episode({ team });
  expect(withoutPart(shared, [])).toEqual([GREENWICH, LEWISHAM, SOUTHWARK]);
  expect(withoutPart(shared, [planAction()])).toEqual([GREENWICH, SOUTHWARK]);
  const shield = { hiddenFrom: [SOUTHWARK], because: 'refuge', since: AT } as const;
  expect(withoutPart(episode({ team, shield }), [planAction()])).toEqual([GREENWICH]);
});
