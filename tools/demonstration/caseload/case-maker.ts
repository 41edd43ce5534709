import { v7 as uuidv7 } from 'uuid';
import type { HttpDoor } from '@hub/borough-connector';
import type { Role } from '@hub/contracts';
import type { DisputeView } from '@hub/contracts/arbitration';
import type { ConsentView, RecordConsentPayload } from '@hub/contracts/consent';
import type {
  ActionPlan,
  CafAssessment,
  DocumentView,
  EpisodeView,
  TransferView,
} from '@hub/contracts/episode';
import type { ChildDetails, LookupView } from '@hub/contracts/lookup';
import type { TeamRole } from '@hub/contracts/team';
import type { PersonCredentials } from '../../hub/members.js';
import type { Members } from '../../people/members-view.js';
import { takeStep, writeDocument } from '../episode-acts.js';
import { answersTo } from '../found-answers.js';
import { untilKnown } from '../until.js';
import { labelOf } from '../label-of.js';

const DAY_MS = 86_400_000;

/** What the family of a case agreed to, and what the case is called. */
export interface CaseTerms extends Partial<
  Pick<RecordConsentPayload, 'scope' | 'purposes' | 'expiresAt'>
> {
  readonly reference: string;
  readonly child: ChildDetails;
  /** Authorities that may learn of it, by name. */
  readonly shared: readonly string[];
}

/** What an assessment found, and what was planned. */
export interface PlanDocuments {
  readonly assessment: CafAssessment;
  readonly plan: ActionPlan;
}

/** Makes cases of one authority as its people would: by calls of the public API alone. */
export class CaseMaker {
  constructor(
    private readonly members: Members,
    /** Name of the authority whose cases they are. */
    readonly home: string,
  ) {}

  as(name: string, role: Role = 'practitioner'): HttpDoor {
    return this.members.as(this.members.person(name, role));
  }

  code(name: string): string {
    return this.members.authority(name).code;
  }

  /** Whom their authority has not verified. */
  unverified(name: string): PersonCredentials {
    const person = this.members.authority(name).people.find(({ verified }) => !verified);
    if (!person) throw new Error(`Everybody at ${name} is verified`);
    return person;
  }

  door(person: PersonCredentials): HttpDoor {
    return this.members.as(person);
  }

  async lookUp(
    child: ChildDetails,
    reference: string,
    by = this.as(this.home),
  ): Promise<LookupView> {
    const body = { purpose: 'before_assessment', caseReference: reference, child };
    return (await by.post<LookupView>('/v1/lookups', { body })).body;
  }

  /** Looks the child up, records what the family said, and starts. */
  async start({ reference, child, shared, ...terms }: CaseTerms): Promise<EpisodeView> {
    const lookup = await this.lookUp(child, reference);
    const consentBody = {
      episodeId: uuidv7(),
      decision: 'granted',
      givenBy: { kind: 'parental_responsibility' },
      purpose: 'Plan support with school and health services',
      scope: ['existence', 'contact'],
      recipients: { kind: 'listed', authorities: shared.map((name) => this.code(name)) },
      givenAt: new Date(Date.now() - 60_000).toISOString(),
      evidenceReference: `${reference}/consent`,
      ...terms,
    };
    const worker = this.as(this.home);
    const { body: consent } = await worker.post<ConsentView>('/v1/consents', { body: consentBody });
    const body = {
      consentId: consent.id,
      lookupId: lookup.id,
      urgent: 'family_cannot_wait',
      found: answersTo(lookup),
      homeAuthority: this.code(this.home),
      ownReference: reference,
      levelOfNeed: { level: 2, label: 'Targeted' },
      ...labelOf(child),
    };
    return (await worker.post<EpisodeView>('/v1/episodes', { body })).body;
  }

  /** Takes steps one after another, each on the version that stands. */
  async step({ id }: EpisodeView, ...bodies: readonly object[]): Promise<void> {
    for (const body of bodies) await takeStep(this.as(this.home), id, body);
  }

  async join(episode: EpisodeView, name: string, role: TeamRole): Promise<EpisodeView> {
    const { id: personId } = this.members.person(name, 'practitioner');
    const body = { authority: this.code(name), personId, role };
    const path = `/v1/episodes/${episode.id}/team-members`;
    return (await this.as(this.home).post<EpisodeView>(path, { body })).body;
  }

  write({ id }: EpisodeView, category: string, content: object): Promise<DocumentView> {
    return writeDocument(this.as(this.home), id, category, content);
  }

  /** Assesses the child, has the family agree to a plan, and adopts it. */
  async plan(episode: EpisodeView, reviewOn: string, assessed: PlanDocuments): Promise<void> {
    await this.step(episode, { step: 'begin_assessment' });
    await this.write(episode, 'assessment', assessed.assessment);
    const { id: documentId } = await this.write(episode, 'action_plan', assessed.plan);
    const path = `/v1/episodes/${episode.id}/plan`;
    const worker = this.as(this.home);
    const said = { answer: 'agrees', on: dayFromNow(-1), evidence: 'signed' };
    await worker.post(`${path}/agreements`, { body: { ...said, by: 'parent_or_carer' } });
    const action = { by: 'service', documentId, domain: 'development_of_the_child' };
    for (const item of assessed.plan.actions.keys())
      await worker.post(`${path}/actions`, {
        body: { ...action, item: item + 1, dueOn: dayFromNow(30) },
      });
    const outOfBorough = 'in_the_plan';
    await this.step(episode, { step: 'agree_plan', nextReviewOn: reviewOn, outOfBorough });
  }

  async propose(episode: EpisodeView, to: string): Promise<TransferView> {
    const { id: episodeId } = episode;
    const body = { episodeId, toAuthority: this.code(to), reason: 'move', familyView: 'agrees' };
    return (await this.as(this.home).post<TransferView>('/v1/transfers', { body })).body;
  }

  /** Brings the other party in, and opens a dispute with it as soon as its part is known. */
  async dispute(
    episode: EpisodeView,
    { with: other, askedFor }: { readonly with: string; readonly askedFor: string },
  ): Promise<void> {
    await this.join(episode, other, 'teacher');
    const body = {
      episodeId: episode.id,
      kind: 'progress_of_plan',
      respondents: [this.code(other)],
      askedFor,
      riskOfHarm: false,
    };
    await untilKnown(() => this.as(this.home).post<DisputeView>('/v1/disputes', { body }));
  }
}

/** The date so many days from now. */
export function dayFromNow(days: number): string {
  return instantFromNow(days).slice(0, 10);
}

/** The instant so many days from now. */
export function instantFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}
