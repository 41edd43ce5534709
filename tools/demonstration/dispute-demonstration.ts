import type { HttpDoor } from '@hub/borough-connector';
import type { Role } from '@hub/contracts';
import type { DisputeView } from '@hub/contracts/arbitration';
import type { EpisodeView, HandOverPack, TransferView } from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import { readChildren } from '../../apps/borough-simulator/src/children.js';
import type { PersonCredentials } from '../hub/members.js';
import type { MovedClock } from '../hub/moved-clock.js';
import { Members } from '../people/members-view.js';
import { CaseMaker } from './caseload/case-maker.js';
import type { DemonstrationStage } from './demonstration-stage.js';
import { takeDisputeStep } from './episode-acts.js';
import { JournalClient } from './journal-client.js';
import { londonTime } from './london-time.js';
import { untilSeen } from './until.js';

const HOME = 'Lewisham';
const RECEIVING = 'Greenwich';

/** One line of the timeline. */
export interface Moment {
  readonly at: string;
  readonly what: string;
}

/**
 * A transfer that nobody answers over a bank-holiday weekend: it becomes a dispute by itself,
 * climbs rung by rung to an arbitrator of a third authority, is decided, and is carried out. Every
 * step is a real call; time is moved on to each next alarm.
 */
export class DisputeDemonstration {
  readonly timeline: Moment[] = [];
  private readonly members: Members;
  private readonly journal: JournalClient;
  private readonly clock: MovedClock;

  constructor(
    stage: DemonstrationStage,
    private readonly tell: (moment: Moment) => void = () => undefined,
  ) {
    this.members = new Members(stage.credentials);
    this.journal = new JournalClient(stage.simulatorUrl);
    this.clock = stage.clock;
  }

  /** @param from when the story begins, RFC 3339: the eve of a bank-holiday weekend */
  async run(
    from: string,
  ): Promise<{ transfer: TransferView; dispute: DisputeView; episode: EpisodeView }> {
    await this.journal.behave(this.members.authority(RECEIVING).code, { transfers: 'ignore' });
    await this.clock.to(from);
    const episode = await this.startEpisode();
    const transfer = await this.propose(episode);
    await this.waitOut(transfer);
    const dispute = await this.climb(transfer);
    const decided = await this.decide(dispute);
    const ordered = await this.handOver(episode, decided);
    const done = await this.carryOut(decided);
    await this.journal.behave(this.members.authority(RECEIVING).code, { transfers: 'accept' });
    const { body: after } = await this.as(HOME).get<EpisodeView>(`/v1/episodes/${episode.id}`);
    return { transfer: ordered, dispute: done, episode: after };
  }

  private startEpisode(): Promise<EpisodeView> {
    const child = readChildren('data/febrl', 'data/uk-outcodes.csv')[21]?.details;
    if (!child) throw new Error('There is no child of that number');
    const terms = { reference: 'DEMO-2', child, shared: [RECEIVING] };
    return new CaseMaker(this.members, HOME).start(terms);
  }

  private async propose(episode: EpisodeView): Promise<TransferView> {
    const body = {
      episodeId: episode.id,
      toAuthority: this.members.authority(RECEIVING).code,
      reason: 'move',
      familyView: 'agrees',
    };
    const { body: transfer } = await this.as(HOME).post<TransferView>('/v1/transfers', { body });
    await this.note(
      `${HOME} proposes that ${RECEIVING} takes over the lead: the family moves. ${this.due(transfer.waits[0]?.dueAt)}`,
    );
    return transfer;
  }

  private async waitOut(transfer: TransferView): Promise<void> {
    const read = async (): Promise<TransferView> =>
      (await this.as(HOME).get<TransferView>(`/v1/transfers/${transfer.id}`)).body;
    await this.toNextAlarm(transfer.id);
    await untilSeen(read, ({ version }) => version > transfer.version);
    await this.note(`${RECEIVING} is reminded; nobody answers.`);
    await this.toNextAlarm(transfer.id);
    await untilSeen(read, ({ state }) => state === 'disputed');
    await this.note(
      `Five working days are over. The transfer ends as disputed; the Lead Professional stays.`,
    );
  }

  private async climb(transfer: TransferView): Promise<DisputeView> {
    const find = async (): Promise<DisputeView | undefined> =>
      (await this.as(HOME).get<{ items: DisputeView[] }>('/v1/disputes')).body.items.find(
        ({ transferId }) => transferId === transfer.id,
      );
    const opened = await untilSeen(find, (found) => found !== undefined);
    if (!opened) throw new Error('No dispute was opened');
    await this.note(
      `The hub opens a dispute, rung 0: practitioner to practitioner. ${this.due(opened.waits[0]?.dueAt)}`,
    );
    const read = async (): Promise<DisputeView> =>
      (await this.as(HOME).get<DisputeView>(`/v1/disputes/${opened.id}`)).body;
    let now = opened;
    while (now.state === 'open') {
      await this.toNextAlarm(opened.id);
      const { version, stage } = now;
      now = await untilSeen(
        read,
        (seen) => seen.version > version && (seen.state === 'open' || seen.arbitrators.length > 0),
      );
      if (now.stage === stage)
        await this.note(`Whoever has not answered on rung ${String(stage)} is reminded.`);
      else await this.noteRung(now);
      if (now.stage === 2 && now.statements.length === 0) now = await this.state(now);
    }
    return now;
  }

  /** One side says what it has to say; the other stays silent. */
  private async state(dispute: DisputeView): Promise<DisputeView> {
    const body = {
      text: 'The child has lived and gone to school in Greenwich since the move.',
      submit: true,
    };
    const manager = this.as(HOME, 'service_manager');
    const stated = await takeDisputeStep(manager, dispute, 'statements', body);
    await this.note(`${HOME} submits a statement; ${RECEIVING} says nothing.`);
    return stated;
  }

  private async noteRung({ stage, stages, waits }: DisputeView): Promise<void> {
    const missed = stages.at(-2)?.missed.map((code) => this.members.nameOf(code)) ?? [];
    const who =
      [
        'practitioners',
        'lead CAF contacts',
        'service managers',
        'heads of service',
        'an arbitrator',
      ][stage] ?? '';
    await this.note(
      `Missed by ${missed.join(' and ')}. Up to rung ${String(stage)}: ${who}. ${this.due(waits[0]?.dueAt)}`,
    );
  }

  private async decide(dispute: DisputeView): Promise<DisputeView> {
    const [arbitrator] = dispute.arbitrators;
    if (!arbitrator) throw new Error('Nobody was appointed');
    const name = this.members.nameOf(arbitrator.authority);
    await this.note(`Somebody from ${name}, which is no party, is appointed arbitrator.`);
    const person = this.members.authority(name).people.find(({ id }) => id === arbitrator.personId);
    if (!person) throw new Error('The arbitrator is unknown');
    const door = this.members.as(person);
    const { body: inbox } = await door.get<InboxPage>('/v1/inbox');
    const waits = inbox.items.find(({ subject }) => subject === dispute.id);
    await this.note(`In the arbitrator’s inbox: “${waits?.why ?? ''}”`);
    const body = {
      terms: 'Greenwich leads, and names a Lead Professional.',
      reasons: 'The child lives and learns there; nobody gave a reason against it.',
      ledBy: this.members.authority(RECEIVING).code,
    };
    const decided = await takeDisputeStep(door, dispute, 'decision', body);
    await this.note(
      `The arbitrator decides with reasons: ${RECEIVING} leads. It stands on the record of both parties.`,
    );
    return decided;
  }

  /** The outcome orders a transfer that cannot be declined. */
  private async handOver(episode: EpisodeView, dispute: DisputeView): Promise<TransferView> {
    const find = async (): Promise<TransferView | undefined> =>
      (await this.as(HOME).get<{ items: TransferView[] }>('/v1/transfers')).body.items.find(
        ({ orderedBy }) => orderedBy === dispute.id,
      );
    const ordered = await untilSeen(find, (found) => found !== undefined);
    if (!ordered) throw new Error('No transfer was ordered');
    const at = `/v1/transfers/${ordered.id}`;
    const step = (door: HttpDoor, path: string, { version }: TransferView, body?: object) =>
      door.post<TransferView>(`${at}/${path}`, {
        ifMatch: `"${String(version)}"`,
        ...(body ? { body } : {}),
      });
    const { body: asked } = await step(this.as(HOME), 'family-view', ordered, {
      familyView: 'agrees',
    });
    const nominee = this.person(RECEIVING);
    const { body: nominated } = await step(
      this.as(RECEIVING, 'lead_caf_contact'),
      'nomination',
      asked,
      { personId: nominee.id },
    );
    const { body: accepted } = await step(this.as(RECEIVING), 'acceptance', nominated);
    await this.note(
      `A transfer is ordered. The family is asked, ${RECEIVING} names a person, who accepts.`,
    );
    const { body: pack } = await this.as(RECEIVING).post<HandOverPack>(`${at}/hand-over-pack`);
    const { body: completed } = await step(this.as(RECEIVING), 'hand-over-receipt', accepted, {
      digest: pack.digest,
    });
    const { body: after } = await this.as(HOME).get<EpisodeView>(`/v1/episodes/${episode.id}`);
    await this.note(
      `The hand-over pack is received and the role passes: term ${String(after.leadProfessional.term)} is led from ${RECEIVING}. Review booked for ${after.nextReviewOn ?? ''}.`,
    );
    return completed;
  }

  private async carryOut(dispute: DisputeView): Promise<DisputeView> {
    let now = dispute;
    for (const name of [RECEIVING, HOME]) {
      const seen = now;
      const contact = this.as(name, 'lead_caf_contact');
      const confirm = () =>
        takeDisputeStep(contact, seen, 'carried-out', {}).catch(() => undefined);
      // The hub looks itself whether the lead has passed, which it hears of a moment later.
      const confirmed = await untilSeen(confirm, (done) => done !== undefined);
      if (!confirmed) throw new Error('It was not confirmed');
      now = confirmed;
    }
    await this.note(`Both parties confirm that it is carried out. The dispute has ended.`);
    return now;
  }

  private async toNextAlarm(subject: string): Promise<void> {
    const alarm = await this.clock.nextAlarm([subject]);
    if (alarm !== undefined) await this.clock.to(alarm);
  }

  private due(instant: string | undefined): string {
    return instant === undefined ? '' : `To be answered by ${londonTime(instant)}.`;
  }

  private async note(what: string): Promise<void> {
    const moment = { at: await this.clock.now(), what: what.trim() };
    this.timeline.push(moment);
    this.tell(moment);
  }

  private as(authority: string, role: Role = 'practitioner'): HttpDoor {
    return this.members.as(this.person(authority, role));
  }

  private person(authority: string, role: Role = 'practitioner'): PersonCredentials {
    return this.members.person(authority, role);
  }
}
