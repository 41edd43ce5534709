import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { ConfirmReceipt } from '@hub/contracts/notification';
import { type HttpDoor } from '@hub/borough-connector';
import {
  ConsentGranted,
  type ConsentView,
  ConsentWithdrawn,
  RecordConsent,
  WithdrawConsent,
} from '@hub/contracts/consent';
import {
  EpisodeStarted,
  type EpisodeView,
  ProposeTransfer,
  StartEpisode,
  TeamMemberAdded,
  TransferAccepted,
  TransferCompleted,
  TransferNominated,
  TransferProposed,
  type TransferView,
} from '@hub/contracts/episode';
import {
  type ChildDetails,
  LookupFound,
  type LookupView,
  StartLookup,
} from '@hub/contracts/lookup';
import { readChildren } from '../../apps/borough-simulator/src/children.js';
import type { Hub } from '../hub/hub.js';
import { Members } from '../people/members-view.js';
import { JournalClient } from './journal-client.js';
import { labelOf } from './label-of.js';
import type { Step } from './steps.js';
import { answersTo } from './found-answers.js';

const HOME = 'Lewisham';
const RECEIVING = 'Greenwich';
const SCHOOL = 'Southwark';
/**
 * The simulator deals its children out in this order; the 11th authority by code holds this one.
 */
const CHILD_PLACE = 10;
const RECEIPTS_WITHIN_MS = 60_000;

function demonstrationChild(): ChildDetails {
  return readChildren('data/febrl', 'data/uk-outcodes.csv')[CHILD_PLACE]?.details ?? {};
}

type Tell = (sentence: string) => void;

/**
 * One child's journey across three boroughs: Lewisham looks up, records consent, starts an episode
 * with a team member from Southwark, hands the lead to Greenwich, and at the end the family
 * withdraws. Every step is a real call or a real message; the simulated case systems answer for the
 * other boroughs.
 */
export class Demonstration {
  private readonly steps: Step[] = [];
  private readonly members: Members;
  private readonly journal: JournalClient;

  constructor(
    hub: Hub,
    private readonly tell: Tell,
  ) {
    this.members = new Members(hub.credentials);
    this.journal = new JournalClient(hub.simulatorUrl);
  }

  async run(): Promise<Step[]> {
    this.tell(`A practitioner in ${HOME} signs in with password and one-time code.`);
    const practitioner = this.members.as(this.members.person(HOME, 'practitioner'));
    const lookup = await this.lookUp(practitioner);
    const consent = await this.consent(practitioner);
    const episode = await this.startEpisode(practitioner, lookup, consent);
    await this.transfer(practitioner, episode);
    await this.withdraw(practitioner, consent);
    return this.steps;
  }

  private async lookUp(practitioner: HttpDoor): Promise<LookupView> {
    const child = demonstrationChild();
    const body = { purpose: 'before_assessment', caseReference: 'DEMO-1', child };
    const began = Date.now();
    const { body: lookup } = await practitioner.post<LookupView>('/v1/lookups', { body });
    this.note('Lookup in all 33 authorities', HOME, 'hub', StartLookup.type, began);
    const found = lookup.rows.filter((row) => row.outcome === 'found');
    this.tell(
      `Lookup: ${lookup.conclusion}. ${lookup.coverage} Found in ${found.map((row) => row.name).join(', ')}: contact only.`,
    );
    await this.told(
      'Holder hears of the lookup',
      LookupFound.type,
      lookup.id,
      found.map((row) => row.authority),
      began,
    );
    return lookup;
  }

  private async consent(practitioner: HttpDoor): Promise<ConsentView> {
    const body = {
      episodeId: uuidv7(),
      decision: 'granted',
      givenBy: { kind: 'parental_responsibility' },
      purpose: 'Plan support with school and health services',
      scope: ['existence', 'contact'],
      recipients: {
        kind: 'listed',
        authorities: [RECEIVING, SCHOOL].map((name) => this.members.authority(name).code),
      },
      givenAt: new Date().toISOString(),
      evidenceReference: 'DEMO-1/consent.pdf',
    };
    const began = Date.now();
    const { body: consent } = await practitioner.post<ConsentView>('/v1/consents', { body });
    this.note('The family agrees', HOME, 'hub', RecordConsent.type, began);
    await this.told(
      'Recipients are told',
      ConsentGranted.type,
      consent.id,
      this.codes(RECEIVING, SCHOOL),
      began,
    );
    await this.receipts(practitioner, consent.id, 'granted', began);
    return consent;
  }

  private async startEpisode(
    practitioner: HttpDoor,
    lookup: LookupView,
    consent: ConsentView,
  ): Promise<EpisodeView> {
    const body = {
      consentId: consent.id,
      lookupId: lookup.id,
      urgent: 'family_cannot_wait',
      found: answersTo(lookup),
      homeAuthority: this.members.authority(HOME).code,
      ownReference: 'DEMO-1',
      levelOfNeed: { level: 2, label: 'Targeted' },
      ...labelOf(demonstrationChild()),
    };
    let began = Date.now();
    const { body: episode } = await practitioner.post<EpisodeView>('/v1/episodes', { body });
    this.note('A CAF episode starts', HOME, 'hub', StartEpisode.type, began);
    await this.told(
      'Counterparts are told',
      EpisodeStarted.type,
      episode.id,
      this.codes(HOME),
      began,
    );
    const teacher = this.members.person(SCHOOL, 'practitioner');
    const member = {
      authority: this.members.authority(SCHOOL).code,
      personId: teacher.id,
      role: 'health_visitor',
    };
    began = Date.now();
    const { body: joined } = await practitioner.post<EpisodeView>(
      `/v1/episodes/${episode.id}/team-members`,
      { body: member },
    );
    await this.told(
      'Somebody joins the team',
      TeamMemberAdded.type,
      episode.id,
      this.codes(HOME, SCHOOL),
      began,
    );
    this.tell(`Episode started; ${HOME} leads, ${SCHOOL} has joined the team.`);
    return joined;
  }

  private async transfer(practitioner: HttpDoor, episode: EpisodeView): Promise<void> {
    const body = {
      episodeId: episode.id,
      toAuthority: this.members.authority(RECEIVING).code,
      reason: 'move',
      familyView: 'agrees',
    };
    const began = Date.now();
    const { body: transfer } = await practitioner.post<TransferView>('/v1/transfers', { body });
    this.note('Transfer of the lead is proposed', HOME, 'hub', ProposeTransfer.type, began);
    await this.told(
      'The receiving borough is asked',
      TransferProposed.type,
      transfer.id,
      this.codes(RECEIVING),
      began,
    );
    await this.told(
      'It names a person',
      TransferNominated.type,
      transfer.id,
      this.codes(HOME, RECEIVING, SCHOOL),
      began,
    );
    await this.told(
      'That person accepts',
      TransferAccepted.type,
      transfer.id,
      this.codes(HOME, RECEIVING, SCHOOL),
      began,
    );
    await this.told(
      'The pack is received, the role passes, all are told',
      TransferCompleted.type,
      transfer.id,
      this.codes(HOME, RECEIVING, SCHOOL),
      began,
    );
    const { body: after } = await practitioner.get<EpisodeView>(`/v1/episodes/${episode.id}`);
    const { term, authority } = after.leadProfessional;
    this.tell(`Transfer completed: term ${String(term)} is led from ${this.nameOf(authority)}.`);
  }

  private async withdraw(practitioner: HttpDoor, consent: ConsentView): Promise<void> {
    const began = Date.now();
    await practitioner.post(`/v1/consents/${consent.id}/withdrawal`, {
      body: { withdrawnBy: 'parental_responsibility' },
    });
    this.note('The family withdraws', HOME, 'hub', WithdrawConsent.type, began);
    await this.told(
      'Every holder is recalled',
      ConsentWithdrawn.type,
      consent.id,
      this.codes(RECEIVING, SCHOOL),
      began,
    );
    await this.receipts(practitioner, consent.id, 'withdrawn', began);
  }

  /** Waits until every authority that was told has confirmed, as the consent itself shows. */
  private async receipts(
    practitioner: HttpDoor,
    consentId: string,
    notice: string,
    began: number,
  ): Promise<void> {
    const deadline = Date.now() + RECEIPTS_WITHIN_MS;
    for (;;) {
      const { body } = await practitioner.get<ConsentView>(`/v1/consents/${consentId}`);
      const receipts = body.receipts.filter((receipt) => receipt.notice === notice);
      if (receipts.length > 0 && receipts.every((receipt) => receipt.receivedAt !== undefined)) {
        for (const { authority, receivedAt } of receipts) {
          this.noteAt(
            'Receipt stands on the consent',
            this.nameOf(authority),
            HOME,
            ConfirmReceipt.type,
            Date.parse(receivedAt ?? '') - began,
          );
        }
        return;
      }
      if (Date.now() > deadline)
        throw new Error('Not every authority confirmed the consent in time');
      await pause(25);
    }
  }

  private async told(
    step: string,
    type: string,
    subject: string,
    authorities: readonly string[],
    began: number,
  ): Promise<void> {
    for (const { authority, receivedAt } of await this.journal.until(type, subject, authorities)) {
      this.noteAt(step, 'hub', this.nameOf(authority), type, Date.parse(receivedAt) - began);
    }
  }

  private note(step: string, from: string, to: string, messageType: string, began: number): void {
    this.noteAt(step, from, to, messageType, Date.now() - began);
  }

  private noteAt(
    step: string,
    from: string,
    to: string,
    messageType: string,
    milliseconds: number,
  ): void {
    this.steps.push({ step, from, to, messageType, milliseconds: Math.max(milliseconds, 0) });
    this.tell(`  ${step}: ${from} → ${to} (${messageType})`);
  }

  private codes(...names: string[]): string[] {
    return names.map((name) => this.members.authority(name).code);
  }

  private nameOf(code: string): string {
    return this.members.nameOf(code);
  }
}
