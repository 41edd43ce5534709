import { type Refusal, refuse } from '@hub/contracts';
import type { PlanGap } from '@hub/contracts/planning';
import { planGaps } from '../../domain/planning/plan.js';
import type { EpisodeStores } from '../ports.js';
import type { Document } from '../../domain/folders/document.js';
import { ofThisChild } from '../folders/of-this-child.js';

const MISSING: Readonly<Record<PlanGap, string>> = {
  assessment: 'no assessment lies in the folder',
  action_plan: 'no action plan lies in the folder',
  agreement: 'neither the child nor a parent has agreed to it',
};

/** What stands against the adoption of a plan. */
export async function refuseUnready(
  episodeId: string,
  stores: EpisodeStores,
): Promise<Refusal | undefined> {
  const missing = planGaps(
    await documentsOfPlan(episodeId, stores),
    await stores.plans.agreementsOf(episodeId),
  );
  if (missing.length === 0) return undefined;
  const faults = missing.map((field) => ({ field, message: MISSING[field] }));
  return refuse('plan_not_ready', undefined, faults);
}

/** What lies in the folder of an episode, and of those that go on in it. */
export async function documentsOfPlan(
  episodeId: string,
  stores: EpisodeStores,
): Promise<Document[]> {
  const folded = await stores.episodes.foldedInto(episodeId);
  const all = await Promise.all(
    [episodeId, ...folded.map(({ id }) => id)].map((id) => ofThisChild(id, stores)),
  );
  return all.flat();
}
