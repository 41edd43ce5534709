import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AddPlanActionPayload, RecordPlanAgreementPayload } from '@hub/contracts/planning';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  lookupRegister,
  person,
  reviewBounds,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { actionPlan } from '../../testing/plan-examples.js';
import type { EpisodeStores } from '../ports.js';
import { GatherRecord } from '../records/gather-record.js';
import { ReadPlan } from './read-plan.js';
import { WorkOnPlan } from './work-on-plan.js';

describe('work on a plan', () => {
  const clock = new FixedClock();
  let work: FakeUnitOfWork<EpisodeStores>;
  let plan: WorkOnPlan;
  let reading: ReadPlan;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    plan = new WorkOnPlan(work, { clock, ids: new CountingIds() }, whoMay);
    reading = new ReadPlan(work, clock, reviewBounds);
    const member = { id: testId(50), authority: GREENWICH, personId: person(2), role: 'Teacher' };
    await work.stores.episodes.add(episode({ team: [{ ...member, confirmed: true }] }));
    await work.stores.documents.addVersion(actionPlan());
    await work.stores.documents.addVersion(actionPlan({ id: testId(9_811), authority: GREENWICH }));
  });

  const leading = asked(LEWISHAM, { personId: person(1) });
  const teacher = asked(GREENWICH, { personId: person(2) });
  const action: AddPlanActionPayload = {
    ...{ episodeId: EPISODE, domain: 'parents_and_carers', by: 'service' },
    ...{ dueOn: '2026-06-01', documentId: testId(9_801), item: 1 },
  };
  const said: RecordPlanAgreementPayload = {
    ...{ episodeId: EPISODE, by: 'parent_or_carer', answer: 'agrees' },
    ...{ on: '2026-03-01', evidence: 'signed', evidenceReference: 'LEW-1/plan' },
  };
  const add = async () => {
    const added = await plan.add(action, leading);
    if ('refused' in added) throw new Error(added.refused);
    return added;
  };

  it('is told to all with a part, who see what each does by when, and what is missing', async () => {
    await add();
    await plan.add({ ...action, documentId: testId(9_811), dueOn: '2026-05-01' }, teacher);
    await plan.agreement(said, leading);
    expect(work.told).toEqual([1, 2, 3].map(() => ['plan.changed.v1', [GREENWICH, LEWISHAM]]));
    expect(work.facts.map(({ payload }) => payload)).toMatchObject([
      { change: 'action_added', authority: LEWISHAM, state: 'planned' },
      { change: 'action_added', authority: GREENWICH },
      { change: 'agreement_recorded', authority: LEWISHAM },
    ]);
    expect(await work.stores.developments.ofEpisode(EPISODE)).toMatchObject([{ kind: 'plan' }]);
    expect(await reading.execute({ episodeId: EPISODE }, asked(GREENWICH))).toMatchObject({
      missing: ['assessment'],
      firstReviewBy: '2026-05-25',
      withoutPart: [],
      actions: [{ authority: GREENWICH }, { authority: LEWISHAM, dueOn: '2026-06-01', item: 1 }],
      agreements: [{ by: 'parent_or_carer', answer: 'agrees', evidence: 'signed' }],
    });
    expect(await reading.execute({ episodeId: EPISODE }, asked(SOUTHWARK))).toEqual({
      refused: 'not_found',
    });
  });

  it('says how an action stands, each authority for its own part', async () => {
    const { id } = await add();
    const done = { episodeId: EPISODE, planActionId: id, state: 'done' } as const;
    expect(await plan.progress(done, teacher)).toMatchObject({ refused: 'forbidden' });
    expect(await plan.progress({ ...done, planActionId: testId(7) }, leading)).toEqual({
      refused: 'not_found',
    });
    expect(await plan.progress(done, leading)).toMatchObject({ id, state: 'done' });
    expect(work.facts.at(-1)?.payload).toMatchObject({
      change: 'action_changed',
      planActionId: id,
      state: 'done',
    });
  });

  it.each([
    ['who does not work with the child', asked(LEWISHAM, { personId: person(9) }), 'not_involved'],
    ['who has no part in it', asked(SOUTHWARK, { personId: person(3) }), 'not_found'],
    [
      'who is not verified',
      asked(LEWISHAM, { personId: person(1), verified: false }),
      'not_verified',
    ],
    ['a case system', asked(LEWISHAM, { roles: ['authority_system'] }), 'not_involved'],
  ])('is done by nobody %s', async (_who, by, refused) => {
    expect(await plan.add(action, by)).toMatchObject({ refused });
    expect(await plan.agreement(said, by)).toMatchObject({ refused });
    expect(work.told).toEqual([]);
  });

  it('stops with the episode', async () => {
    await work.stores.episodes.save(episode({ state: 'closed' }));
    expect(await plan.add(action, leading)).toMatchObject({ refused: 'conflict' });
  });

  it('shows since when it is adopted, until that is taken back', async () => {
    const taken = { version: 2, step: 'agree_plan', state: 'active', authority: LEWISHAM } as const;
    const step = { ...taken, at: clock.now(), outOfBorough: 'none_suitable' } as const;
    await work.stores.episodes.addStep(episode({ state: 'active' }), step, {
      state: 'registered',
    } as never);
    const read = () => reading.execute({ episodeId: EPISODE }, leading);
    expect(await read()).toMatchObject({ adoptedAt: clock.now(), outOfBorough: 'none_suitable' });
    const undone = { undoneAt: clock.now(), undoneBecause: 'wrong_episode' } as const;
    await work.stores.episodes.undoStep(episode(), { ...step, ...undone });
    expect(await read()).not.toHaveProperty('adoptedAt');
  });

  it('stands in the family’s record', async () => {
    await add();
    await plan.agreement(said, leading);
    const record = await new GatherRecord(work, lookupRegister).execute({
      episodeId: EPISODE,
      authority: LEWISHAM,
    });
    const items = 'items' in record ? record.items : [];
    expect(items.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['An action of the plan', 'What was said of the plan']),
    );
    expect(JSON.stringify(items)).toContain('LEW-1/plan');
  });
});
