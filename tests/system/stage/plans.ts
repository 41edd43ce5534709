import type { HttpDoor } from '@hub/borough-connector';
import type { DocumentView } from '@hub/contracts/episode';

/** Puts a document on record that stays with the authority. */
export async function hold(
  by: HttpDoor,
  episodeId: string,
  category: 'assessment' | 'action_plan' | 'progress_review',
): Promise<DocumentView> {
  const path = `/v1/episodes/${episodeId}/held-documents`;
  const held = { mediaType: 'application/pdf', size: 1_000, digest: '0f'.repeat(32) };
  const body = { ...held, category, ownReference: `TEST-${category}` };
  return (await by.post<DocumentView>(path, { body })).body;
}

/** Lays what a plan needs before it is agreed: assessment, plan, and a parent’s word. */
export async function readyForPlan(by: HttpDoor, episodeId: string): Promise<DocumentView> {
  await hold(by, episodeId, 'assessment');
  const plan = await hold(by, episodeId, 'action_plan');
  await by.post(`/v1/episodes/${episodeId}/plan/agreements`, {
    body: {
      by: 'parent_or_carer',
      answer: 'agrees',
      on: new Date().toISOString().slice(0, 10),
      evidence: 'signed',
      evidenceReference: 'TEST-plan',
    },
  });
  return plan;
}
