import type { HttpDoor } from '@hub/borough-connector';
import type { DocumentView } from '@hub/contracts/episode';
import type { ReviewMeetingList, ReviewMeetingView } from '@hub/contracts/planning';

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

/** Says that everybody who was invited to the newest review was there today. */
export async function holdReview(by: HttpDoor, episodeId: string): Promise<ReviewMeetingView> {
  const path = `/v1/episodes/${episodeId}/reviews`;
  const [review] = (await by.get<ReviewMeetingList>(path)).body.items;
  if (!review) throw new Error('No review was called');
  const heldOn = new Date().toISOString().slice(0, 10);
  const attendance = review.invitations.map(({ place }) => ({ place, attendance: 'attended' }));
  const body = { heldOn, attendance, childsView: 'nothing_to_say', parentsView: 'not_heard' };
  return (await by.post<ReviewMeetingView>(`${path}/${review.id}/meeting`, { body })).body;
}
