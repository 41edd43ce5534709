import { beforeEach, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { foldInto } from '../../domain/merges/fold.js';
import {
  correction,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  OTHER_EPISODE,
  person,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { actionPlan, agreement, readyForPlan } from '../../testing/plan-examples.js';
import { ofThisChild } from '../folders/of-this-child.js';
import type { EpisodeStores } from '../ports.js';
import { refuseUnready } from './refuse-unready.js';

const AT = '2026-03-02T11:00:00.000Z';
let stores: EpisodeStores;
beforeEach(() => {
  stores = inMemoryEpisodeStores();
});
const missing = async () => {
  const refused = await refuseUnready(EPISODE, stores);
  expect(refused?.refused).toBe(refused && 'plan_not_ready');
  return refused?.faults?.map(({ field }) => field) ?? [];
};

it('a plan needs an assessment and a plan in the folder, and that child or parent agrees', async () => {
  const { documents, plans } = stores;
  expect(await missing()).toEqual(['assessment', 'action_plan', 'agreement']);
  await documents.addVersion(actionPlan({ id: testId(9_802), category: 'assessment' }));
  expect(await missing()).toEqual(['action_plan', 'agreement']);
  await documents.addVersion(actionPlan());
  await plans.addAgreement(agreement());
  expect(await missing()).toEqual([]);
  await plans.addAgreement(agreement({ id: testId(9_805), recordedAt: AT, answer: 'disagrees' }));
  expect(await missing()).toEqual(['agreement']);
  await plans.addAgreement(agreement({ id: testId(9_806), by: 'child' }));
  expect(await missing()).toEqual([]);
});

it('an assessment of another child does not count; one of an episode that goes on here does', async () => {
  await readyForPlan(stores);
  await stores.corrections.add({
    ...correction({ aboutId: testId(9_802), kind: 'wrong_child' }),
    ...{ decidedBy: LEWISHAM, decidedAt: AT, askedAgain: false, state: 'made' },
  });
  expect(await missing()).toEqual(['assessment']);
  expect((await ofThisChild(EPISODE, stores)).map(({ category }) => category)).toEqual([
    'action_plan',
  ]);
  const [kept, other] = [episode(), episode({ id: OTHER_EPISODE, lookupId: testId(9_703) })];
  const seat = { id: testId(51), authority: GREENWICH, personId: person(2), role: 'x' };
  const how = { mergeId: testId(9_702), at: AT, seat: { ...seat, confirmed: true } };
  await stores.episodes.add(foldInto({ kept, folded: other }, how).folded);
  await stores.documents.addVersion(
    actionPlan({ id: testId(9_807), episodeId: OTHER_EPISODE, category: 'assessment' }),
  );
  expect(await missing()).toEqual([]);
});
