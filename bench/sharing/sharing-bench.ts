import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { makeEncryptionKey, openReleased } from '@hub/borough-connector';
import { AUTHORITY_CODES, type Role } from '@hub/contracts';
import type { ConsentView, RecallReport, ReleaseView } from '@hub/contracts/consent';
import type { DocumentView, EpisodeView } from '@hub/contracts/episode';
import type { LookupView } from '@hub/contracts/lookup';
import { readChildren } from '../../apps/borough-simulator/src/children.js';
import type { GrantedConsent } from '../../apps/consent-service/src/domain/consent.js';
import { decideSharing } from '../../apps/consent-service/src/domain/sharing-decision.js';
import type { BackingServices } from '../../tools/backing-services/services.js';
import type { Hub } from '../../tools/hub/hub.js';
import { Members } from '../../tools/people/members-view.js';
import { runOpenLoad } from '../hub/open-load.js';
import { residentMegabytes } from '../usage.js';
import { onHub } from '../on-hub.js';
import { type Percentiles, percentiles } from '../percentiles.js';
import { measureLedger } from './ledger-bench.js';
import { measureReleasesAlone } from './releases-alone.js';
import { settle } from '../settle.js';
import { answersTo } from '../../tools/demonstration/found-answers.js';

const DECISIONS = 200_000;
const STATEMENTS = 10;
const RELEASES = { perSecond: 100, seconds: 20 };
const WARM_UP = { perSecond: 50, seconds: 5 };
const RECALLS = 30;
const DOCUMENT_BYTES = 10_000_000;
const DOCUMENTS = 5;

type Tell = (sentence: string) => void;

/** Decisions, releases, recalls, documents and the ledger, on one machine. */
export async function measureSharing(
  backing: BackingServices,
  folder: string,
  tell: Tell,
): Promise<object> {
  tell(`Releases at ${String(RELEASES.perSecond)}/s in consent-service alone.`);
  const releasesAlone = await measureReleasesAlone(backing);
  const ledger = await measureLedger(backing, tell);
  return onHub({ backing, folder, tell }, async (hub) => {
    const stage = new SharingStage(hub);
    tell(`Recalls of ${String(RECALLS)} consents from 32 authorities, one after another.`);
    const recalls = await measureRecalls(stage);
    tell(`Releases at ${String(RELEASES.perSecond)}/s for ${String(RELEASES.seconds)} s.`);
    const releases = await measureReleases(stage, backing);
    tell(`Documents of ${String(DOCUMENT_BYTES)} bytes up and down.`);
    return {
      decision: measureDecision(),
      ledger,
      recalls,
      releases,
      releasesAlone,
      documents: await measureDocuments(stage),
    };
  });
}

class SharingStage {
  readonly members: Members;
  readonly code: (name: string) => string;
  private readonly child = readChildren('data/febrl', 'data/uk-outcodes.csv')[0]?.details;

  constructor(hub: Hub) {
    this.members = new Members(hub.credentials);
    this.code = (name) => this.members.authority(name).code;
  }

  as(name: string, role: Role = 'practitioner'): ReturnType<Members['as']> {
    return this.members.as(this.members.person(name, role));
  }

  async consent(authorities: readonly string[], scope: readonly string[]): Promise<ConsentView> {
    const body = {
      episodeId: uuidv7(),
      decision: 'granted',
      givenBy: { kind: 'parental_responsibility' },
      purpose: 'Benchmark',
      scope,
      recipients: { kind: 'listed', authorities },
      givenAt: new Date(Date.now() - 60_000).toISOString(),
      evidenceReference: 'BENCH',
    };
    return (await this.as('Lewisham').post<ConsentView>('/v1/consents', { body })).body;
  }

  async episode(): Promise<EpisodeView> {
    const consent = await this.consent([this.code('Greenwich')], ['existence', 'content']);
    const lookup = { purpose: 'before_assessment', caseReference: 'BENCH', child: this.child };
    const { body: made } = await this.as('Lewisham').post<LookupView>('/v1/lookups', {
      body: lookup,
    });
    const body = {
      consentId: consent.id,
      lookupId: made.id,
      urgent: 'family_cannot_wait',
      found: answersTo(made),
      homeAuthority: this.code('Lewisham'),
      ownReference: 'B',
      levelOfNeed: { level: 2, label: 'x' },
    };
    return (await this.as('Lewisham').post<EpisodeView>('/v1/episodes', { body })).body;
  }
}

/** The pure function alone, over ten statements of which the last decides. */
function measureDecision(): object {
  const statement = (place: number): GrantedConsent => ({
    id: `c${String(place)}`,
    episodeId: 'e',
    authority: 'E09000023',
    state: 'granted',
    givenBy: { kind: 'parental_responsibility' },
    purpose: 'p',
    scope: ['existence', 'content'],
    recipients: {
      kind: 'listed',
      authorities: [place === STATEMENTS - 1 ? 'E09000011' : 'E09000028'],
    },
    evidenceReference: 'r',
    givenAt: '2026-03-01T10:00:00.000Z',
    recordedAt: '2026-03-01T10:00:00.000Z',
    version: 1,
  });
  const record = {
    consents: Array.from({ length: STATEMENTS }, (_, place) => statement(place)),
    counterparts: AUTHORITY_CODES,
  };
  const question = {
    recipient: 'E09000011',
    purpose: 'support',
    scope: 'content',
    category: 'assessment',
  } as const;
  const milliseconds: number[] = [];
  for (let number = 0; number < DECISIONS; number += 1) {
    const began = performance.now();
    if (!decideSharing(question, record, '2026-03-02T09:30:00.000Z').permitted)
      throw new Error('It is permitted');
    milliseconds.push((performance.now() - began) * 1_000);
  }
  return { statements: STATEMENTS, microseconds: percentiles(milliseconds.slice(DECISIONS / 10)) };
}

/**
 * From the commit of a withdrawal to the last of 32 authorities that confirmed it, by the hub's own
 * instants.
 */
async function measureRecalls(stage: SharingStage): Promise<object> {
  const others = AUTHORITY_CODES.filter((code) => code !== stage.code('Lewisham'));
  const [confirmed, enforced]: [number[], number[]] = [[], []];
  for (let number = 0; number < RECALLS; number += 1) {
    const consent = await stage.consent(others, ['existence']);
    await pause(1_500);
    await stage
      .as('Lewisham')
      .post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    const report = await untilEnforced(stage, consent.id);
    const since = (instants: readonly (string | undefined)[]): number =>
      Math.max(...instants.map((instant) => Date.parse(instant ?? ''))) -
      Date.parse(report.enforcedAtHubAt ?? '');
    confirmed.push(since(report.recalls.map(({ confirmedAt }) => confirmedAt)));
    enforced.push(since(report.recalls.map(({ answeredAt }) => answeredAt)));
  }
  return {
    holders: others.length,
    lastConfirmed: percentiles(confirmed),
    lastDeleted: percentiles(enforced),
  };
}

async function untilEnforced(stage: SharingStage, consentId: string): Promise<RecallReport> {
  for (;;) {
    const { body } = await stage
      .as('Lewisham')
      .get<RecallReport>(`/v1/consents/${consentId}/recall`);
    if (body.enforced === body.holders && body.confirmed === body.holders) return body;
    await pause(50);
  }
}

async function measureReleases(
  stage: SharingStage,
  backing: BackingServices,
): Promise<{ request: Percentiles; failed: number; withHandOverOf: Percentiles }> {
  const episode = await stage.episode();
  const content = JSON.stringify({ any: 'x'.repeat(2_000) });
  const { body: document } = await stage
    .as('Lewisham')
    .post<DocumentView>(`/v1/episodes/${episode.id}/documents?category=attachment`, {
      raw: { type: 'application/json', content },
    });
  const { publicKey: recipientKey } = await makeEncryptionKey('bench');
  const greenwich = stage.as('Greenwich', 'lead_caf_contact');
  const made: string[] = [];
  const request = async (): Promise<void> => {
    const body = { documentId: document.id, purpose: 'support', recipientKey };
    made.push((await greenwich.post<ReleaseView>('/v1/releases', { body, attempts: 1 })).body.id);
  };
  await runOpenLoad(WARM_UP, request);
  await settle(backing);
  const { milliseconds, failed } = await runOpenLoad(RELEASES, request);
  await settle(backing);
  const fetch = async (number: number): Promise<void> => {
    await (
      await greenwich.stream(`/v1/releases/${made[number % made.length] ?? ''}/content`)
    ).arrayBuffer();
  };
  const fetched = await runOpenLoad({ perSecond: 50, seconds: 10 }, fetch);
  return {
    request: percentiles(milliseconds),
    failed: failed + fetched.failed,
    withHandOverOf: percentiles(fetched.milliseconds),
  };
}

async function measureDocuments(stage: SharingStage): Promise<object> {
  const episode = await stage.episode();
  const content = new Uint8Array(DOCUMENT_BYTES);
  content.set(Buffer.from('%PDF-1.7\n'));
  content.set(randomBytes(1_000), 1_000);
  const [up, down]: [number[], number[]] = [[], []];
  const before = residentMegabytes(process.pid);
  const peak: Record<string, number> = {};
  const watch = setInterval(() => {
    for (const [name, megabytes] of Object.entries(residentMegabytes(process.pid)))
      peak[name] = Math.max(peak[name] ?? 0, megabytes);
  }, 100);
  for (let number = 0; number < DOCUMENTS; number += 1) {
    const began = performance.now();
    const { body: document } = await stage
      .as('Lewisham')
      .post<DocumentView>(`/v1/episodes/${episode.id}/documents?category=attachment`, {
        raw: { type: 'application/pdf', content },
      });
    up.push(performance.now() - began);
    const key = await makeEncryptionKey('bench');
    const body = { documentId: document.id, purpose: 'support', recipientKey: key.publicKey };
    const { body: release } = await stage
      .as('Greenwich', 'lead_caf_contact')
      .post<ReleaseView>('/v1/releases', { body });
    const from = performance.now();
    const opened = await openReleased(
      await stage.as('Greenwich', 'lead_caf_contact').stream(`/v1/releases/${release.id}/content`),
      key.privateKey,
    );
    let bytes = 0;
    for await (const piece of opened.content) bytes += piece.length;
    if (bytes !== DOCUMENT_BYTES) throw new Error('The document came back with another length');
    down.push(performance.now() - from);
  }
  clearInterval(watch);
  const of = (name: string): object => ({ before: before[name], peak: peak[name] });
  return {
    bytes: DOCUMENT_BYTES,
    up: percentiles(up),
    down: percentiles(down),
    residentMegabytes: {
      gateway: of('gateway'),
      'episode-service': of('episode-service'),
      'consent-service': of('consent-service'),
    },
  };
}
