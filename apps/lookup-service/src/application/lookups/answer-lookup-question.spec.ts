import { beforeEach, describe, expect, it } from '@jest/globals';
import { AUTHORITY_CODES } from '@hub/contracts';
import type { LookupQuestionView, LookupView } from '@hub/contracts/lookup';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  GREENWICH,
  LEWISHAM,
  lookUpTools,
  person,
  pointer,
  register,
  SOUTHWARK,
  tokens,
} from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { reconcileAll } from '../../testing/reconcile-all.js';
import { AnswerLookupQuestion } from './answer-lookup-question.js';
import { LookUp } from './look-up.js';
import type { LookupStores } from '../ports.js';

/**
 * The record’s brother, or the child itself with a wrong name: nobody can tell from the details.
 */
const child = {
  givenName: 'Alfred',
  familyName: 'Rivers',
  dateOfBirth: '2015-04-09',
  postcode: 'SE13 6LG',
};
const record = pointer('G-1', {
  child: {
    givenName: 'Sam',
    familyName: 'Rivers',
    dateOfBirth: '2015-04-09',
    postcode: 'SE13 6LG',
  },
});

describe('a question about a record that came near', () => {
  let work: FakeUnitOfWork<LookupStores>;
  let lookUp: LookUp;
  let answer: AnswerLookupQuestion;
  beforeEach(async () => {
    const clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryLookupStores());
    lookUp = new LookUp(work, tokens, register, lookUpTools(clock));
    answer = new AnswerLookupQuestion(work, register, lookUpTools(clock));
    const reconcile = reconcileAll(work, clock);
    for (const authority of AUTHORITY_CODES)
      await reconcile(authority === GREENWICH ? [record] : [], asked(authority));
  });
  const ask = async () =>
    (await lookUp.start(
      { purpose: 'before_assessment', caseReference: 'R-9', child },
      asked(LEWISHAM, { personId: person(1) }),
    )) as LookupView;
  const question = async () => (await answer.list(asked(GREENWICH))).items[0] as LookupQuestionView;
  const say = async (sameChild: boolean) =>
    answer.execute(
      { questionId: (await question()).id, sameChild },
      asked(GREENWICH, { personId: person(2) }),
    );
  const rowOf = (view: LookupView) => view.rows.find((row) => row.authority === GREENWICH);
  const read = async ({ id }: LookupView) =>
    (await lookUp.read({ lookupId: id }, asked(LEWISHAM))) as LookupView;

  it('is put to the holder, while the asker sees nothing of the record', async () => {
    const view = await ask();
    expect(view.conclusion).toBe('person_will_answer');
    expect(rowOf(view)).toMatchObject({ outcome: 'person_will_answer' });
    expect(rowOf(view)).not.toHaveProperty('episodes');
    expect(work.told).toEqual([['lookup_question.asked.v1', [GREENWICH]]]);
    expect(await question()).toMatchObject({
      reference: 'G-1',
      askedBy: LEWISHAM,
      caseReference: 'R-9',
      state: 'waiting',
    });
    expect((await question()).because).toContain('given name: different');
    expect((await answer.list(asked(SOUTHWARK))).items).toEqual([]);
  });

  it('upgrades the lookup where it is the same child, and tells both sides', async () => {
    const view = await ask();
    expect(await say(true)).toMatchObject({ state: 'same_child' });
    expect(await read(view)).toMatchObject({ conclusion: 'found' });
    expect(rowOf(await read(view))?.episodes).toMatchObject([{ reference: 'G-1' }]);
    expect(work.told.slice(1)).toEqual([
      ['lookup.answered.v1', [LEWISHAM]],
      ['lookup.found.v1', [GREENWICH]],
    ]);
  });

  it('remembers that it is another child, and does not ask again', async () => {
    const view = await ask();
    expect(view).not.toHaveProperty('unreadSince');
    expect(await say(false)).toMatchObject({ state: 'another_child' });
    expect(await read(view)).toMatchObject({ unreadSince: expect.any(String) });
    expect(await read(view)).toMatchObject({ conclusion: 'none' });
    expect(await ask()).toMatchObject({ conclusion: 'none' });
  });

  it('is answered once, and by its own authority', async () => {
    await ask();
    const { id } = await question();
    expect(await answer.execute({ questionId: id, sameChild: true }, asked(SOUTHWARK))).toEqual({
      refused: 'not_found',
    });
    expect(
      await answer.execute({ questionId: testId(99), sameChild: true }, asked(GREENWICH)),
    ).toEqual({ refused: 'not_found' });
    await say(true);
    expect(
      await answer.execute({ questionId: id, sameChild: false }, asked(GREENWICH)),
    ).toMatchObject({ refused: 'conflict' });
  });

  describe('of a record that must not show', () => {
    beforeEach(async () => {
      const { clock } = lookUpTools(new FixedClock());
      await reconcileAll(work, clock)([{ ...record, handling: 'shielded' }], asked(GREENWICH));
    });
    const contact = async (id: string, said: object = {}) =>
      answer.execute(
        { questionId: id, sameChild: true, contacted: true, ...said },
        asked(GREENWICH, { personId: person(2) }),
      );
    const told = {
      unreadSince: expect.any(String),
      conclusion: 'incomplete',
      spokenOn: '2026-03-02',
      coverage: expect.stringMatching(
        /33 of 33 answered\. The holder .* spoken to your lead CAF contact on 2026-03-02\./,
      ),
    };

    it('closes for the asker once its holder has spoken, and shows nothing else', async () => {
      const before = await ask();
      const { id } = await question();
      expect(await contact(id)).toMatchObject({ id, state: 'same_child' });
      const after = await read(before);
      expect(after).toEqual({ ...before, ...told });
      expect(after.rows.every(({ outcome }) => outcome === 'none')).toBe(true);
      expect(work.told.slice(1)).toEqual([['lookup.answered.v1', [LEWISHAM]]]);
      expect(await contact(id)).toMatchObject({ refused: 'conflict' });
    });

    it('tells the asker of no answer where it is another child: as a lookup held for cover', async () => {
      const before = await ask();
      await say(false);
      const after = await read(before);
      expect(after.conclusion).not.toBe('person_will_answer');
      expect(after).not.toHaveProperty('unreadSince');
    });

    it('waits among the questions after the answer, until its holder has spoken', async () => {
      const before = await ask();
      await say(true);
      expect((await read(before)).conclusion).toBe('person_will_answer');
      const { id, state } = await question();
      expect(state).toBe('same_child');
      expect(await contact(id, { sameChild: false })).toMatchObject({ refused: 'invalid_request' });
      expect(
        await answer.execute({ questionId: id, sameChild: true }, asked(GREENWICH)),
      ).toMatchObject({ refused: 'conflict' });
      await contact(id);
      expect(await read(before)).toMatchObject(told);
      expect((await answer.list(asked(GREENWICH))).items).toEqual([]);
      expect(await contact(id)).toMatchObject({ refused: 'conflict' });
    });
  });

  it('about a record that may show says beside it that its holder has spoken', async () => {
    const view = await ask();
    const { id } = await question();
    await answer.execute({ questionId: id, sameChild: true, contacted: true }, asked(GREENWICH));
    expect(await read(view)).toMatchObject({ conclusion: 'found', spokenOn: '2026-03-02' });
  });
});
