import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { LookupQuestion } from '../application/lookups/lookup-ports.js';
import type { LookupStores } from '../application/ports.js';
import { answeredLookup, GREENWICH, person, SOUTHWARK } from './examples.js';

/** What every implementation of the store of questions about lookups keeps to. */
export function lookupQuestionStoreSuite(
  open: () => Pick<LookupStores, 'lookups' | 'lookupQuestions'>,
): void {
  let last = 500;
  const fresh = (): string => testId((last += 1));

  it('keeps questions until they are answered, and what they said', async () => {
    const { lookups, lookupQuestions } = open();
    const lookup = answeredLookup(fresh());
    await lookups.add(lookup);
    const question = {
      id: fresh(),
      lookupId: lookup.id,
      authority: GREENWICH,
      reference: 'G-1',
      because: 'family name: same',
      handling: 'shielded' as const,
      state: 'waiting' as const,
      askedAt: '2026-03-02T08:00:00.000Z',
    };
    await lookupQuestions.add([question]);
    await lookupQuestions.add([]);
    expect(await lookupQuestions.waiting(GREENWICH, 10)).toContainEqual(question);
    expect(await lookupQuestions.waitingFor(question)).toEqual([question]);
    expect(await lookupQuestions.waitingFor({ ...question, reference: 'G-9' })).toEqual([]);
    expect(await lookupQuestions.lock(question.id, SOUTHWARK)).toBeUndefined();
    expect(await lookupQuestions.lock(question.id, GREENWICH)).toEqual(question);
    await lookupQuestions.answer(
      { ...question, state: 'another_child' },
      { personId: person(2), at: '2026-03-02T09:00:00.000Z' },
    );
    expect(await lookupQuestions.waiting(GREENWICH, 10)).not.toContainEqual(question);
    expect(await lookupQuestions.ofLookup(lookup.id)).toEqual([
      { ...question, state: 'another_child' },
    ]);
    expect(await lookupQuestions.waitingFor(question)).toEqual([]);
    const ended: LookupQuestion = { ...question, id: fresh(), state: 'ended' };
    await lookupQuestions.add([ended]);
    expect(await lookupQuestions.lock(ended.id, GREENWICH)).toEqual(ended);
    const hidden: LookupQuestion = { ...question, id: fresh(), state: 'same_child' };
    const shown: LookupQuestion = { ...hidden, id: fresh(), handling: 'ordinary' };
    await lookupQuestions.add([hidden, shown]);
    const toBeContacted = () => lookupQuestions.toBeContacted(GREENWICH, 10);
    expect(await toBeContacted()).not.toContainEqual(hidden);
    await lookups.save({ ...lookup, unnamed: { questions: [hidden.id, shown.id, question.id] } });
    expect((await toBeContacted()).filter(({ lookupId }) => lookupId === lookup.id)).toEqual([
      hidden,
    ]);
    expect(await lookupQuestions.toBeContacted(SOUTHWARK, 10)).not.toContainEqual(hidden);
    const hash = fresh();
    for (const _twice of [1, 2])
      await lookupQuestions.ruleOut(hash, question, '2026-03-02T09:00:00.000Z');
    expect(await lookupQuestions.ruledOut(hash)).toEqual(new Set([`${GREENWICH} G-1`]));
    const answered = answeredLookup(lookup.id, {
      answers: [{ authority: GREENWICH, outcome: 'person_will_answer' }],
    });
    await lookups.save(answered);
    expect(await lookups.lock(lookup.id)).toEqual(answered);
  });
}
