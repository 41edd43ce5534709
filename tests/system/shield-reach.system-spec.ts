import { beforeAll, describe, expect, it } from '@jest/globals';
import { HubProblemError, makeEncryptionKey } from '@hub/borough-connector';
import type { ConsentView, ReleaseView } from '@hub/contracts/consent';
import { ConsentWithdrawn } from '@hub/contracts/consent';
import type { DocumentView, EpisodeView } from '@hub/contracts/episode';
import type { LookupView } from '@hub/contracts/lookup';
import { answersTo } from '../../tools/demonstration/found-answers.js';
import { idsAbout, naming, Reach } from './stage/reach.js';
import { Stage } from './stage/stage.js';

/** The family fled from the first to the third; the second leads. */
const [OLD, LEADS, NEW] = ['Hillingdon', 'Redbridge', 'Islington'];

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const ROLES = [
  'practitioner',
  'lead_caf_contact',
  'service_manager',
  'head_of_service',
  'data_protection_officer',
] as const;
/** Services that keep from whom an episode is hidden by name. */
const KEEPERS = ['consent-service', 'arbitration-service', 'notification-service'] as const;

const TERMS = {
  scope: ['existence', 'contact', 'content'],
  purposes: ['support', 'service_request'],
  recipients: { kind: 'all_counterparts' },
} as const;

/** An episode that the old home started and agreed with the family, with a colleague elsewhere. */
async function startedAtOld(
  ownReference = 'FLED-1',
  skip = 0,
): Promise<{ consent: ConsentView; episode: EpisodeView }> {
  const terms = { ...TERMS, scope: [...TERMS.scope], purposes: [...TERMS.purposes] };
  const { body: consent } = await stage
    .as(OLD)
    .post<ConsentView>('/v1/consents', { body: stage.consentBody([], terms) });
  const child = stage.childOf(OLD, skip).details;
  const asked = { purpose: 'before_assessment', caseReference: 'OLD-1', child };
  const { body: lookup } = await stage.as(OLD).post<LookupView>('/v1/lookups', { body: asked });
  const { body: episode } = await stage.as(OLD).post<EpisodeView>('/v1/episodes', {
    body: {
      consentId: consent.id,
      lookupId: lookup.id,
      urgent: 'family_cannot_wait',
      found: answersTo(lookup),
      homeAuthority: stage.code(OLD),
      leadProfessionalId: stage.person(LEADS).id,
      ownReference,
      levelOfNeed: { level: 2, label: 'Targeted' },
    },
  });
  return { consent, episode };
}

/** Asks it of whoever leads, however often something else changes the episode in between. */
function onNewest(at: string, path: string, body: object): Promise<unknown> {
  const leads = stage.as(LEADS);
  const ask = async () => {
    const { version } = (await leads.get<EpisodeView>(at)).body;
    const ifMatch = `"${String(version)}"`;
    return leads.post(`${at}${path}`, { body, ifMatch, attempts: 1 }).catch((error: unknown) => {
      if (error instanceof HubProblemError && error.code === 'etag_stale') return undefined;
      throw error;
    });
  };
  return stage.until(ask, (answer) => answer !== undefined);
}

/** Whatever can be asked about an episode and names an authority, done with the new home. */
async function liveOn(
  episodeId: string,
  consent: ConsentView,
  documentId: string,
  skip = 0,
): Promise<void> {
  const at = `/v1/episodes/${episodeId}`;
  const leads = stage.as(LEADS);
  const post = (path: string, body: object) => onNewest(at, path, body);
  await post('/steps', { step: 'change_home', homeAuthority: stage.code(NEW) });
  await stage.join(leads, episodeId, { authority: NEW, person: stage.person(NEW) });
  await post('/service-requests', { toAuthority: stage.code(NEW), service: 'education' });
  const listed = stage.consentBody([OLD, NEW], { episodeId, scope: ['existence', 'contact'] });
  await leads.post('/v1/consents', { body: listed });
  const key = await makeEncryptionKey('test');
  const { body: release } = await stage.as(NEW).post<ReleaseView>('/v1/releases', {
    body: { documentId, purpose: 'support', recipientKey: key.publicKey },
  });
  await (await stage.as(NEW).stream(`/v1/releases/${release.id}/content`)).arrayBuffer();
  const dispute = { kind: 'funding', respondents: [stage.code(NEW)], askedFor: 'x' };
  await leads.post('/v1/disputes', { body: { episodeId, ...dispute, riskOfHarm: false } });
  const found = { purpose: 'before_assessment', caseReference: 'NEW-1' };
  const child = stage.childOf(OLD, skip).details;
  await stage.as(NEW).post<LookupView>('/v1/lookups', { body: { ...found, child } });
  const socialCare = { section: 'section_17', authority: stage.code(NEW), team: 'MASH' };
  await post('/steps', { step: 'step_up', socialCare });
  await leads.post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
  await stage.journal.until(ConsentWithdrawn.type, consent.id, [stage.code(NEW)]);
  await stage.as(NEW, 'lead_caf_contact').post(`/v1/consents/${consent.id}/recall-answer`, {
    body: { outcome: 'deleted' },
  });
}

describe('where a family fled to', () => {
  it('reaches the home they fled from nowhere, whatever its people read and its system is told', async () => {
    const { consent, episode } = await startedAtOld();
    const at = `/v1/episodes/${episode.id}`;
    await stage.join(stage.as(LEADS), episode.id, { authority: OLD, person: stage.person(OLD) });
    const raw = { type: 'application/json', content: '{"words":"private"}' };
    const { body: document } = await stage
      .as(OLD)
      .post<DocumentView>(`${at}/documents?category=attachment`, { raw });
    const dispute = { kind: 'funding', respondents: [stage.code(LEADS)], askedFor: 'x' };
    await stage.as(OLD).post('/v1/disputes', {
      body: { episodeId: episode.id, ...dispute, riskOfHarm: false },
    });
    const asked = { toAuthority: stage.code(LEADS), service: 'education' };
    await stage.as(OLD).post(`${at}/service-requests`, { body: asked });
    await onNewest(at, '/shield', { hiddenFrom: [stage.code(OLD)], because: 'domestic_abuse' });
    for (const service of ['consent-service', 'arbitration-service'])
      await stage.until(
        () =>
          stage.query(service, `SELECT 1 FROM episode_shield WHERE episode_id = '${episode.id}'`),
        (rows) => rows.length > 0,
      );
    const reach = new Reach(stage, OLD);
    const before = new Set((await reach.facts()).map(({ id }) => id));
    await liveOn(episode.id, consent, document.id);
    const later = new Reach(stage, LEADS);
    await stage.until(
      () => later.facts(),
      (facts) => facts.some(({ where }) => where === 'recall.answered.v1'),
    );
    const ids = await idsAbout(stage, [episode.id, consent.id, document.id]);
    const facts = (await reach.facts()).filter(({ id }) => !before.has(id));
    expect(naming(stage, NEW, facts)).toEqual([]);
    expect(naming(stage, NEW, await reach.reads(ids))).toEqual([]);
    // What leads is told of it in all these places: the look is not blind.
    expect(naming(stage, NEW, await later.reads(ids)).length).toBeGreaterThan(5);
    expect(naming(stage, NEW, await later.facts()).length).toBeGreaterThan(5);
    // What they did themselves before stays in the evidence that they read.
    const apart = await reach.tellsApart(ids.get('episodeId') ?? new Set());
    expect(apart.filter((answer) => !answer.includes(' ledger.'))).toEqual([]);
  }, 180_000);

  it('reaches nobody who is named, whatever they read, and their colleagues as before', async () => {
    const { consent, episode } = await startedAtOld('FLED-2', 1);
    const at = `/v1/episodes/${episode.id}`;
    await stage.join(stage.as(LEADS), episode.id, { authority: OLD, person: stage.person(OLD) });
    const raw = { type: 'application/json', content: '{"words":"private"}' };
    const { body: document } = await stage
      .as(OLD)
      .post<DocumentView>(`${at}/documents?category=attachment`, { raw });
    const named = ROLES.map((role) => stage.person(OLD, role).id);
    const because = 'staff_too_close';
    await onNewest(at, '/shield', { hiddenFromPeople: named, because });
    for (const service of KEEPERS)
      await stage.until(
        () =>
          stage.query(service, `SELECT 1 FROM episode_shield WHERE episode_id = '${episode.id}'`),
        (rows) => rows.length > 0,
      );
    await liveOn(episode.id, consent, document.id, 1);
    const ids = await idsAbout(stage, [episode.id, consent.id, document.id]);
    const reach = new Reach(stage, OLD, { peopleAlone: true });
    expect(naming(stage, NEW, await reach.reads(ids))).toEqual([]);
    expect(await reach.tellsApart(new Set([episode.id]))).toEqual([]);
    const system = await stage.asSystem(OLD).get<EpisodeView>(at);
    expect(system.body.homeAuthority).toBe(stage.code(NEW));
  }, 180_000);
});
