import { v7 as uuidv7 } from 'uuid';
import type { ConsentView } from '@hub/contracts/consent';
import type { EpisodeView } from '@hub/contracts/episode';
import type { ChildDetails, LookupView } from '@hub/contracts/lookup';
import { dayFromNow } from '../caseload/case-maker.js';
import { ACTION_PLAN, ASSESSMENT } from '../caseload/made-up-documents.js';
import { takeStep, writeDocument } from '../episode-acts.js';
import { answersTo } from '../found-answers.js';
import type { Story } from './story.js';

/** Where the child lives first, goes to school, sees a doctor, and where a charity helps. */
export const PLACES = {
  home: 'Lewisham',
  school: 'Bromley',
  health: 'Southwark',
} as const;

/** Lookup, consent, start, team and plan: the first weeks. */
export async function begin(story: Story, child: ChildDetails): Promise<EpisodeView> {
  const { home, school, health } = PLACES;
  const worker = story.as(home);
  const { body: lookup } = await worker.post<LookupView>('/v1/lookups', {
    body: { purpose: 'before_assessment', caseReference: 'YEAR-1', child },
  });
  story.note(
    `A family support worker in ${home} asks all ${String(lookup.rows.length)} authorities whether there is an assessment: ${lookup.coverage}`,
  );
  const { body: consent } = await worker.post<ConsentView>('/v1/consents', {
    body: {
      episodeId: uuidv7(),
      decision: 'granted',
      givenBy: { kind: 'parental_responsibility' },
      purpose: 'Plan support with school and health services',
      scope: ['existence', 'contact', 'content'],
      recipients: { kind: 'listed', authorities: [school, health].map((name) => story.code(name)) },
      givenAt: new Date(Date.now() - 60_000).toISOString(),
      evidenceReference: 'YEAR-1/consent',
    },
  });
  story.note(`His mother agrees that ${school} and ${health} learn of it and read it.`);
  const { body: episode } = await worker.post<EpisodeView>('/v1/episodes', {
    body: {
      consentId: consent.id,
      lookupId: lookup.id,
      urgent: 'family_cannot_wait',
      found: answersTo(lookup),
      homeAuthority: story.code(home),
      ownReference: 'YEAR-1',
      levelOfNeed: { level: 2, label: 'Targeted' },
    },
  });
  story.note(`The assessment (CAF) starts. The family support worker leads.`);
  await gatherTeam(story, episode);
  await plan(story, episode);
  return episode;
}

/** People of three boroughs, and of a charity that one of them answers for. */
async function gatherTeam(story: Story, { id }: EpisodeView): Promise<void> {
  const { home, school, health } = PLACES;
  const join = (authority: string, personId: string, role: string): Promise<unknown> =>
    story.as(home).post(`/v1/episodes/${id}/team-members`, {
      body: { authority: story.code(authority), personId, role },
    });
  await join(school, story.practitioner(school, 0).id, 'teacher');
  await join(health, story.practitioner(health, 1).id, 'school_nurse');
  await join(home, story.practitioner(home, 2).id, 'charity_worker');
  story.note(
    `A teacher from ${school}, a school nurse from ${health} and a youth worker of a charity join the team.`,
  );
}

async function plan(story: Story, { id }: EpisodeView): Promise<void> {
  const { home, school } = PLACES;
  const worker = story.as(home);
  story.later(7);
  await takeStep(worker, id, { step: 'begin_assessment' });
  const day = dayFromNow(0);
  await writeDocument(worker, id, 'assessment', { ...ASSESSMENT, assessedOn: day });
  const own = await writeDocument(worker, id, 'action_plan', { ...ACTION_PLAN, agreedOn: day });
  const path = `/v1/episodes/${id}/plan`;
  const said = { answer: 'agrees', on: day, evidence: 'signed' };
  for (const by of ['parent_or_carer', 'child'])
    await worker.post(`${path}/agreements`, { body: { ...said, by } });
  const dueOn = dayFromNow(30);
  const action = { by: 'service', dueOn, domain: 'development_of_the_child' };
  await worker.post(`${path}/actions`, { body: { ...action, documentId: own.id, item: 1 } });
  const theirs = await writeDocument(story.as(school), id, 'action_plan', ACTION_PLAN);
  await story
    .as(school)
    .post(`${path}/actions`, { body: { ...action, documentId: theirs.id, item: 2 } });
  await takeStep(worker, id, {
    step: 'agree_plan',
    nextReviewOn: dayFromNow(42),
    outOfBorough: 'in_the_plan',
  });
  story.note(
    `He and his mother agree to the plan: speech therapy at school, and the breakfast club, which ${school} sees to.`,
  );
}
