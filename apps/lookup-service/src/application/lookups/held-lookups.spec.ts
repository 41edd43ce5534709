import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import type {
  ChildDetails,
  LookupQuestionView,
  LookupView,
  PublishPointerPayload,
} from '@hub/contracts/lookup';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
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
import type { LookupStores } from '../ports.js';
import { AnswerLookupQuestion } from './answer-lookup-question.js';
import { LookUp } from './look-up.js';

const SAM = {
  givenName: 'Sam',
  familyName: 'Rivers',
  dateOfBirth: '2015-04-09',
  postcode: 'SE13 6LG',
};
const ASKER = asked(LEWISHAM, { personId: person(1) });
type HeldPointers = Partial<Record<string, Partial<PublishPointerPayload>[]>>;

/** What a lookup says but for its own id and time. */
function body({ id: _id, askedAt: _at, rows, ...rest }: LookupView): string {
  return JSON.stringify({ ...rest, rows: rows.map(({ completeUpTo: _upTo, ...row }) => row) });
}

describe('a lookup that only a person may answer', () => {
  let clock: FixedClock;
  let work: FakeUnitOfWork<LookupStores>;
  let lookUp: LookUp;
  const hold = async (held: HeldPointers, draws = 0.999) => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryLookupStores());
    lookUp = new LookUp(work, { ...tokens, draw: () => draws }, register, lookUpTools(clock));
    const reconcile = reconcileAll(work, clock);
    for (const authority of AUTHORITY_CODES)
      await reconcile(
        (held[authority] ?? []).map((change, place) =>
          pointer(`R-${String(place)}`, { child: SAM, ...change }),
        ),
        asked(authority),
      );
  };
  const ask = async (child: ChildDetails = SAM) =>
    (await lookUp.start({ purpose: 'review', caseReference: 'R', child }, ASKER)) as LookupView;
  const read = async ({ id }: LookupView) =>
    (await lookUp.read({ lookupId: id }, ASKER)) as LookupView;
  const answer = async (authority: string, sameChild: boolean) => {
    const by = new AnswerLookupQuestion(work, register, lookUpTools(clock));
    const [question] = (await by.list(asked(authority))).items as [LookupQuestionView];
    await by.execute({ questionId: question.id, sameChild }, asked(authority));
    return question;
  };
  beforeEach(() => hold({ [GREENWICH]: [{ handling: 'shielded' }] }));

  it('reads the same, takes as long and names nobody, whatever the reason', async () => {
    const reasons: HeldPointers[] = [
      { [GREENWICH]: [{ handling: 'shielded' }] },
      { [SOUTHWARK]: [{ handling: 'sensitive' }] },
      { [LEWISHAM]: [{ handling: 'shielded', canary: false }, { handling: 'sensitive' }] },
      {
        [GREENWICH]: [
          { child: { ...SAM, givenName: 'Alfred' } },
          { child: { ...SAM, givenName: 'Theodora' } },
        ],
      },
    ];
    const seen = new Set<string>();
    const took = new Set<number>();
    for (const held of [...reasons, {}]) {
      await hold(held, Object.keys(held).length === 0 ? 0 : 0.999);
      const began = Date.parse(clock.now());
      const view = await ask();
      took.add(Date.parse(clock.now()) - began);
      expect(view.conclusion).toBe('person_will_answer');
      expect(view.rows.map(({ outcome }) => outcome)).toEqual(AUTHORITY_CODES.map(() => 'none'));
      seen.add(body(view)).add(body(await read(view)));
    }
    expect(seen.size).toBe(1);
    expect([...took]).toEqual([60]);
  });

  it('never concludes none where a record of the child exists, however it is handled', async () => {
    const holding = fc.dictionary(
      fc.constantFrom(...AUTHORITY_CODES),
      fc.constantFrom('ordinary', 'sensitive', 'shielded'),
      { minKeys: 1, maxKeys: 4 },
    );
    await fc.assert(
      fc.asyncProperty(holding, async (handlings) => {
        await hold(
          Object.fromEntries(
            Object.entries(handlings).map(([authority, handling]) => [authority, [{ handling }]]),
          ),
        );
        const { conclusion, rows } = await ask();
        expect(conclusion).toBe(
          Object.values(handlings).includes('ordinary') ? 'found' : 'person_will_answer',
        );
        for (const { authority, outcome } of rows)
          expect([authority, outcome]).toEqual([
            authority,
            handlings[authority] === 'ordinary' ? 'found' : 'none',
          ]);
      }),
      { numRuns: 30 },
    );
  });

  it('asks the holder, who is told how to handle it', async () => {
    const view = await ask();
    expect(work.told).toEqual([['lookup_question.asked.v1', [GREENWICH]]]);
    const question = await answer(GREENWICH, true);
    expect(question).toMatchObject({ handling: 'shielded', lookupId: view.id });
    expect(body(await read(view))).toBe(body(view));
    expect(work.told).toHaveLength(1);
  });

  it('becomes none once the holder says that it is another child', async () => {
    const view = await ask();
    await answer(GREENWICH, false);
    expect(await read(view)).toMatchObject({ conclusion: 'none' });
    expect(work.told).toContainEqual(['lookup.answered.v1', [LEWISHAM]]);
  });

  it('shows of several close the one that is the child, once its holder says so', async () => {
    await hold({
      [GREENWICH]: [{ child: { ...SAM, givenName: 'Alfred' } }],
      [SOUTHWARK]: [{ child: { ...SAM, givenName: 'Theodora' } }],
    });
    const view = await ask();
    await answer(GREENWICH, false);
    expect((await read(view)).conclusion).toBe('person_will_answer');
    await answer(SOUTHWARK, true);
    const after = await read(view);
    expect(after.conclusion).toBe('found');
    expect(
      after.rows.filter(({ outcome }) => outcome === 'found').map(({ authority }) => authority),
    ).toEqual([SOUTHWARK]);
  });

  it('that hides nothing ends with the month in London, for whoever asked and whenever', async () => {
    await hold({}, 0);
    const early = await ask();
    const left = () => Date.parse('2026-03-31T23:00:00.000Z') - Date.parse(clock.now());
    clock.advance(left() - 1_000);
    // No index has been complete for a month by then.
    const late = await ask();
    clock.advance(left() - 1);
    expect([(await read(early)).conclusion, (await read(late)).conclusion]).toEqual([
      'person_will_answer',
      'person_will_answer',
    ]);
    expect(work.facts).toEqual([]);
    clock.advance(1);
    expect([(await read(early)).conclusion, (await read(late)).conclusion]).toEqual([
      'none',
      'incomplete',
    ]);
  });
});
