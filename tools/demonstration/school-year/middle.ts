import type { EpisodeView, HandOverPack, TransferView } from '@hub/contracts/episode';
import type { ReviewMeetingList } from '@hub/contracts/planning';
import type { LeadCoverView } from '@hub/contracts/leading';
import { openDayFrom } from '@hub/working-time';
import { dayFromNow } from '../caseload/case-maker.js';
import { readEpisode, takeStep, writeDocument } from '../episode-acts.js';
import { untilSeen } from '../until.js';
import { PLACES } from './beginning.js';
import type { Story } from './story.js';

/** The whole team meets and looks at the plan. */
export async function review(
  story: Story,
  { id }: EpisodeView,
  { by, what }: { readonly by: string; readonly what: string },
): Promise<void> {
  const lead = story.as(by);
  await takeStep(lead, id, { step: 'begin_review', meetingOn: openDayFrom(dayFromNow(0)) });
  const path = `/v1/episodes/${id}/reviews`;
  const [called] = (await lead.get<ReviewMeetingList>(path)).body.items;
  if (!called) throw new Error('No review was called');
  const nextReviewOn = dayFromNow(90);
  const words = await writeDocument(lead, id, 'progress_review', {
    reviewedOn: dayFromNow(0),
    progress: what,
    decision: 'continue',
    nextReviewOn,
  });
  const attendance = called.invitations.map(({ place }) => ({ place, attendance: 'attended' }));
  await lead.post(`${path}/${called.id}/meeting`, {
    body: {
      heldOn: dayFromNow(0),
      attendance,
      childsView: 'in_the_document',
      parentsView: 'in_the_document',
      documentId: words.id,
    },
  });
  await takeStep(lead, id, { step: 'complete_review', nextReviewOn });
  story.note(
    `The team reviews the plan, ${String(called.invitations.length)} invited, all there. ${what}`,
  );
}

/** Whoever leads is ill; a colleague leads in their place, and ends it when they are back. */
export async function cover(story: Story, { id }: EpisodeView): Promise<void> {
  const { home } = PLACES;
  const path = `/v1/episodes/${id}/lead-covers`;
  const { body: named } = await story.as(home, 'lead_caf_contact').post<LeadCoverView>(path, {
    body: {
      personId: story.practitioner(home, 1).id,
      from: dayFromNow(0),
      until: dayFromNow(21),
      because: 'illness',
    },
  });
  story.note(
    `The family support worker is ill. The lead CAF contact names the school nurse, who leads for three weeks.`,
  );
  story.later(14);
  await story.as(home).post(`${path}/${named.id}/end`, { body: { because: 'lead_is_back' } });
  story.note(`The family support worker is back after two weeks, and leads again.`);
}

/** The family moves to where the school is: the new home is known, and leads. */
export async function move(story: Story, { id }: EpisodeView): Promise<void> {
  const { home, school } = PLACES;
  await takeStep(story.as(home), id, { step: 'change_home', homeAuthority: story.code(school) });
  story.note(`The family moves from ${home} to ${school}.`);
  await story.journal.behave(story.code(school), { transfers: 'ignore' });
  const { body: transfer } = await story.as(home).post<TransferView>('/v1/transfers', {
    body: {
      episodeId: id,
      toAuthority: story.code(school),
      reason: 'move',
      familyView: 'agrees',
    },
  });
  const at = `/v1/transfers/${transfer.id}`;
  const next = story.members.person(school, 'practitioner');
  const version = ({ version: stands }: TransferView) => ({ ifMatch: `"${String(stands)}"` });
  const { body: named } = await story
    .as(school, 'lead_caf_contact')
    .post<TransferView>(`${at}/nomination`, {
      body: { personId: next.id },
      ...version(transfer),
    });
  const taker = story.as(school);
  const { body: accepted } = await taker.post<TransferView>(`${at}/acceptance`, version(named));
  const { body: pack } = await taker.post<HandOverPack>(`${at}/hand-over-pack`);
  await taker.post(`${at}/hand-over-receipt`, {
    body: { digest: pack.digest },
    ...version(accepted),
  });
  await story.journal.behave(story.code(school), { transfers: 'accept' });
  await untilSeen(
    () => readEpisode(taker, id),
    ({ leadProfessional }) => leadProfessional.personId === next.id,
  );
  story.note(
    `${home} hands over: his teacher in ${school} confirms the pack, and leads from now on.`,
  );
}
