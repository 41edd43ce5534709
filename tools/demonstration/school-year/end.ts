import type { DisputeView } from '@hub/contracts/arbitration';
import type { RecordItemPage, SubjectAccessView } from '@hub/contracts/consent';
import { type EpisodeView, TakeEpisodeStep } from '@hub/contracts/episode';
import type { TimelinePage } from '@hub/contracts/ledger';
import { ApproveCorrection, type CorrectionView } from '@hub/contracts/protection';
import { dayFromNow } from '../caseload/case-maker.js';
import { takeDisputeStep, takeStep } from '../episode-acts.js';
import { untilKnown, untilSeen } from '../until.js';
import { PLACES } from './beginning.js';
import type { Story } from './story.js';

const LADDER = ['practitioner', 'lead_caf_contact', 'service_manager', 'head_of_service'] as const;

/** Two boroughs do not agree, on any rung; somebody of a third one decides. */
export async function dispute(story: Story, { id: episodeId }: EpisodeView): Promise<void> {
  const { school, health } = PLACES;
  const body = {
    ...{ episodeId, kind: 'progress_of_plan', respondents: [story.code(health)] },
    ...{ askedFor: 'That speech therapy goes on after the move', riskOfHarm: false },
  };
  const opened = await untilKnown(() =>
    story.as(school).post<DisputeView>('/v1/disputes', { body }),
  );
  story.note(`${health} ends the speech therapy at the move; ${school} disputes that.`);
  let now = opened.body;
  for (const role of LADDER) {
    const reason = 'No answer that helps the child';
    now = await takeDisputeStep(story.as(school, role), now, 'escalation', { reason });
  }
  const at = `/v1/disputes/${now.id}`;
  now = await untilSeen(
    async () => (await story.as(school).get<DisputeView>(at)).body,
    ({ arbitrators }) => arbitrators.length > 0,
  );
  const [{ personId, authority } = { personId: '', authority: '' }] = now.arbitrators;
  const judge = story.members
    .authority(story.members.nameOf(authority))
    .people.find(({ id }) => id === personId);
  if (!judge) throw new Error('The arbitrator is unknown');
  now = await takeDisputeStep(story.members.as(judge), now, 'decision', {
    terms: 'Southwark goes on until Bromley has a place.',
    reasons: 'A move is no reason to begin again at the end of a waiting list.',
  });
  story.note(
    `Four rungs do not settle it. An arbitrator from ${story.members.nameOf(authority)} decides: it goes on until there is a place.`,
  );
  for (const name of [school, health])
    now = await takeDisputeStep(story.as(name, 'lead_caf_contact'), now, 'carried-out', {});
  story.note(`Both boroughs confirm that it is carried out.`);
}

/** A fact was wrong: a second person puts it right, and whoever was told hears of it. */
export async function correct(story: Story, { id: episodeId }: EpisodeView): Promise<void> {
  const { home } = PLACES;
  const contact = story.as(home, 'lead_caf_contact');
  const { body: raised } = await contact.post<CorrectionView>('/v1/corrections', {
    body: {
      ...{ episodeId, kind: 'wrong_fact', about: 'episode_fact', field: 'own_reference' },
      ...{ ownReference: 'YEAR-2026-1', because: 'typing_error' },
    },
  });
  const { body: made } = await story
    .as(home, 'service_manager')
    .post<CorrectionView>(`/v1/corrections/${raised.id}/approval`);
  story.note(
    `A reference was typed wrongly. ${home} puts it right; ${String(made.notices.length)} boroughs are told.`,
  );
}

/** The need is met. */
export async function close(story: Story, { id }: EpisodeView): Promise<EpisodeView> {
  const closed = await takeStep(story.as(PLACES.school), id, {
    step: 'close',
    closingReason: 'needs_met',
  });
  story.note('He tells the class what he did on Sunday. The need is met; the case closes.');
  return closed;
}

/** The family asks what is on record, and gets it after two persons looked through it. */
export async function record(
  story: Story,
  { id: episodeId }: EpisodeView,
): Promise<RecordItemPage['items']> {
  const { school } = PLACES;
  const path = '/v1/subject-access-requests';
  // What was done last reaches the ledger a moment later.
  await untilSeen(
    async () =>
      (await story.as(school).get<TimelinePage>(`/v1/episodes/${episodeId}/timeline`)).body,
    ({ items }) =>
      items[0]?.action === TakeEpisodeStep.type &&
      items.some(({ action }) => action === ApproveCorrection.type),
  );
  const contact = story.as(school, 'lead_caf_contact');
  const { body: access } = await contact.post<SubjectAccessView>(path, {
    body: {
      episodeId,
      askedBy: 'parental_responsibility',
      askedOn: dayFromNow(0),
      evidenceReference: 'YEAR-1/record',
    },
  });
  const one = `${path}/${access.id}`;
  const items: RecordItemPage['items'] = [];
  let cursor: string | undefined;
  do {
    const more = cursor === undefined ? '' : `&cursor=${cursor}`;
    const { body: page } = await contact.get<RecordItemPage>(`${one}/items?limit=100${more}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  const version = ({ version: stands }: SubjectAccessView) => ({ ifMatch: `"${String(stands)}"` });
  const { body: redacted } = await contact.post<SubjectAccessView>(`${one}/redactions`, {
    body: { redactions: [] },
    ...version(access),
  });
  await story
    .as(school, 'service_manager')
    .post(`${one}/approval`, { body: { approve: true }, ...version(redacted) });
  story.note(
    `His mother asks what is on record. After two persons have looked through it she gets all of it: ${String(items.length)} entries.`,
  );
  return items;
}
