import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { PlanAction, PlanAgreement } from '../domain/planning/plan.js';
import { episode, GREENWICH, LEWISHAM, person } from './examples.js';
import { actionPlan } from './plan-examples.js';

/** What every implementation of the store of plans keeps to. */
export function planStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'documents' | 'plans'>,
): void {
  it('keeps what each authority does of a plan, by day, and how it stands now', async () => {
    const { episodes, documents, plans } = open();
    const episodeId = testId(9_761);
    await episodes.add(episode({ id: episodeId, lookupId: testId(9_762) }));
    const documentId = testId(9_763);
    await documents.addVersion(actionPlan({ id: documentId, episodeId }));
    const at = '2026-03-03T10:00:00.000Z';
    const later: PlanAction = {
      ...{ id: testId(9_764), episodeId, authority: LEWISHAM, domain: 'parents_and_carers' },
      ...{ by: 'practitioner', personId: person(1), dueOn: '2026-05-01', documentId, item: 2 },
      ...{ state: 'planned', addedAt: at, changedAt: at },
    };
    const { personId: _who, item: _which, ...bare } = later;
    const sooner: PlanAction = {
      ...{ ...bare, id: testId(9_765), by: 'child', dueOn: '2026-04-01' },
    };
    const theirs: PlanAction = { ...sooner, id: testId(9_766), authority: GREENWICH };
    for (const action of [later, sooner, theirs]) await plans.addAction(action);
    const given: PlanAction = { ...sooner, state: 'not_done', reason: 'family_declined' };
    await plans.saveAction(given);
    expect(await plans.actionsOf(episodeId)).toEqual([theirs, given, later]);
    expect(await plans.actionsOf(testId(9_767))).toEqual([]);
  });

  it('keeps what child and parents said of a plan, the newest first', async () => {
    const { episodes, plans } = open();
    const episodeId = testId(9_771);
    await episodes.add(episode({ id: episodeId, lookupId: testId(9_772) }));
    const first: PlanAgreement = {
      ...{ id: testId(9_773), episodeId, authority: LEWISHAM, by: 'child', answer: 'not_asked' },
      ...{ because: 'too_young', on: '2026-03-01', recordedAt: '2026-03-03T10:00:00.000Z' },
    };
    const { because: _why, ...said } = first;
    const second: PlanAgreement = {
      ...{ ...said, id: testId(9_774), by: 'parent_or_carer', answer: 'agrees' },
      ...{ evidence: 'signed', evidenceReference: 'LEW-1/plan' },
      recordedAt: '2026-03-04T10:00:00.000Z',
    };
    for (const one of [second, first]) await plans.addAgreement(one);
    expect(await plans.agreementsOf(episodeId)).toEqual([second, first]);
  });
}
