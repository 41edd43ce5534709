import { setTimeout as pause } from 'node:timers/promises';
import {
  clientCredentials,
  type Encrypt,
  type EncryptionKeyPair,
  HttpDoor,
  HubProblemError,
  makeEncryptionKey,
  QueueDoor,
  readEnquiry,
  readSocialCareQuestion,
} from '@hub/borough-connector';
import type { Envelope } from '@hub/contracts';
import { AnswerRecall, ConsentWithdrawn } from '@hub/contracts/consent';
import {
  AcceptTransfer,
  DeclineTransfer,
  type HandOverPack,
  Nominate,
  TransferAccepted,
  TransferNominated,
  TransferProposed,
} from '@hub/contracts/episode';
import {
  AnswerLookupEnquiry,
  AnswerSocialCare,
  PublishPointer,
  type PublishPointerPayload,
} from '@hub/contracts/lookup';
import type { Logger } from '@hub/observability';
import { type Behaviour, NORMAL } from './behaviour.js';
import { registerFeed } from './feeds/own-feeds.js';
import type { SimulatedChild } from './children.js';
import { type MemberCredentials, personWith } from './credentials.js';
import type { Journal } from './journal.js';
import { LOG } from './log-messages.js';
import { OwnIndex } from './own-index.js';
import { OwnSocialCare } from './own-social-care.js';

type Message = Envelope<Record<string, unknown>>;

/**
 * One borough's case system, as a true member: its own vhost, its own OAuth client, nothing else.
 */
export class SimulatedAuthority {
  behaviour: Behaviour = NORMAL;
  private readonly http: HttpDoor;
  private queue: QueueDoor | undefined;
  private own:
    | { readonly index: OwnIndex; readonly key: EncryptionKeyPair; readonly encrypt: Encrypt }
    | undefined;
  private socialCare:
    | {
        readonly records: OwnSocialCare;
        readonly key: EncryptionKeyPair;
        readonly encrypt: Encrypt;
      }
    | undefined;

  constructor(
    private readonly member: MemberCredentials,
    private readonly hub: { readonly url: string; readonly amqp: string },
    private readonly journal: Journal,
    private readonly log: Logger,
  ) {
    this.http = new HttpDoor(hub.url, clientCredentials(hub.url, member.client));
  }

  get code(): string {
    return this.member.code;
  }

  get connected(): boolean {
    return this.queue?.open ?? false;
  }

  async connect(): Promise<void> {
    const { code, amqp } = this.member;
    const options = {
      amqpUrl: this.hub.amqp,
      authority: code,
      user: amqp.user,
      password: amqp.password,
    };
    this.queue = await QueueDoor.open(options, (message) => this.receive(message));
  }

  /**
   * All pointers in bulk; then the last two again, one over HTTPS and one encrypted over AMQP, as a
   * daily change would be.
   */
  async publish(children: readonly SimulatedChild[], encrypt: Encrypt): Promise<void> {
    const pointers = children.map((child) => this.pointerTo(child));
    const content = pointers.map((pointer) => JSON.stringify(pointer)).join('\n');
    await this.http.post('/v1/pointers/reconciliation', {
      raw: { type: 'application/x-ndjson', content },
    });
    const [single, encrypted] = pointers.slice(-2);
    if (single) await this.http.post('/v1/pointers', { body: single });
    if (encrypted) await this.queue?.send(PublishPointer.type, await encrypt(encrypted));
    this.log.info(LOG.published, { authority: this.code, count: pointers.length });
  }

  /** Keeps its own index from now on, and answers the hub's questions out of it. */
  async federate(children: readonly SimulatedChild[], encrypt: Encrypt): Promise<void> {
    const key = this.own?.key ?? (await makeEncryptionKey(`${this.code}-1`));
    this.own = {
      index: new OwnIndex(children.map((child) => this.pointerTo(child))),
      key,
      encrypt,
    };
    await this.http.post('/v1/lookup-federation', { body: { encryptionKey: key.publicKey } });
    this.log.info(LOG.federated, { authority: this.code, count: children.length });
  }

  /** Lets the hub ask its social care system, and says whom to ring. */
  async connectSocialCare(children: readonly SimulatedChild[], encrypt: Encrypt): Promise<void> {
    const { code, name } = this.member;
    const key = await makeEncryptionKey(`${code}-social-care`);
    const records = new OwnSocialCare(children.map((child) => this.pointerTo(child)));
    this.socialCare = { records, key, encrypt };
    const dutyTeam = { name: 'Duty worker', role: 'Duty worker', team: `Front door, ${name}` };
    await this.http.post('/v1/social-care', {
      body: { encryptionKey: key.publicKey, dutyTeam },
    });
  }

  /** Tells the hub where its directory of services is. */
  async publishServices(url: string): Promise<void> {
    await registerFeed(this.code, url, this.http);
  }

  async close(): Promise<void> {
    await this.queue?.close();
  }

  private pointerTo(child: SimulatedChild): PublishPointerPayload {
    const lead = personWith('practitioner', this.member);
    return {
      reference: `${this.code}/${child.id}`,
      state: child.place % 4 === 0 ? 'closed' : 'open',
      openedOn: `2025-${String((child.place % 12) + 1).padStart(2, '0')}-01`,
      socialCare: (['no', 'yes', 'not_disclosed'] as const)[child.place % 3] ?? 'no',
      leadProfessional: {
        name: `Practitioner ${lead.id.slice(-4)}`,
        role: 'Lead Professional',
        team: `Early Help, ${this.member.name}`,
      },
      child: child.details,
    };
  }

  private async receive(message: Message): Promise<'confirm' | 'keep_silent'> {
    const { mode, delayMs } = this.behaviour;
    const isNew = this.journal.note(this.code, message);
    if (mode === 'silent') return 'keep_silent';
    if (delayMs > 0) await pause(delayMs);
    if (mode === 'wrong')
      await this.queue?.publish(
        `nonsense ${message.id}`,
        'nonsense',
        Buffer.from('{"specversion":'),
      );
    if (isNew) {
      await this.answerEnquiry(message);
      await this.answerSocialCare(message);
      await this.answerRecall(message);
      await this.react(message).catch((error: unknown) => {
        this.log.warn(LOG.reactionFailed, { authority: this.code, type: message.type, error });
      });
    }
    return message.type.startsWith('command.') ? 'keep_silent' : 'confirm';
  }

  /** Where it is to do wrong it answers twice, and first for a lookup that nobody made. */
  private async answerEnquiry(message: Message): Promise<void> {
    if (!this.own || !this.queue) return;
    const { index, key, encrypt } = this.own;
    const enquiry = await readEnquiry(message, key.privateKey);
    if (!enquiry) return;
    const answer = { enquiryId: enquiry.enquiryId, ...index.look(enquiry.child) };
    const wrong =
      this.behaviour.mode === 'wrong'
        ? [
            { ...answer, enquiryId: enquiry.lookupId },
            { enquiryId: enquiry.enquiryId, outcome: 'found' },
          ]
        : [];
    for (const one of [...wrong, answer])
      await this.queue.send(AnswerLookupEnquiry.type, await encrypt(one));
  }

  private async answerSocialCare(message: Message): Promise<void> {
    if (!this.socialCare || !this.queue) return;
    const { records, key, encrypt } = this.socialCare;
    const asked = await readSocialCareQuestion(message, key.privateKey);
    if (!asked) return;
    const answer = { questionId: asked.questionId, ...records.look(asked.child) };
    await this.queue.send(AnswerSocialCare.type, await encrypt(answer));
  }

  /** What was shared under a consent of another authority that ended is deleted at once. */
  private async answerRecall({ type, data }: Message): Promise<void> {
    if (type !== ConsentWithdrawn.type || data['authority'] === this.code) return;
    await this.queue?.send(AnswerRecall.type, {
      consentId: String(data['consentId']),
      outcome: 'deleted',
    });
  }

  /**
   * Plays the people who would answer: the lead CAF contact nominates, the person nominated accepts
   * or declines, and receives the pack.
   */
  private async react(message: Message): Promise<void> {
    const { transferId, toAuthority, version, incomingPersonId } = message.data;
    if (
      this.behaviour.transfers === 'ignore' ||
      toAuthority !== this.code ||
      typeof version !== 'number'
    )
      return;
    const transfer = { transferId: String(transferId) };
    const lead = personWith('lead_caf_contact', this.member);
    if (message.type === TransferProposed.type && this.behaviour.transfers === 'decline') {
      await this.decline(transfer.transferId, version, lead.id);
    } else if (message.type === TransferProposed.type) {
      const personId = personWith('practitioner', this.member).id;
      await this.queue?.send(
        Nominate.type,
        { ...transfer, personId },
        { actingPerson: lead.id, expectedVersion: version },
      );
    } else if (message.type === TransferNominated.type) {
      const options = { actingPerson: String(incomingPersonId), expectedVersion: version };
      await this.queue?.send(AcceptTransfer.type, transfer, options);
    } else if (message.type === TransferAccepted.type) {
      await this.receivePack(transfer.transferId, version, String(incomingPersonId));
    }
  }

  /** The pack is about a family, so it is fetched over HTTPS; its receipt lets the role pass. */
  private async receivePack(
    transferId: string,
    version: number,
    actingPerson: string,
  ): Promise<void> {
    const path = `/v1/transfers/${transferId}`;
    const { body } = await this.http.post<HandOverPack>(`${path}/hand-over-pack`, { actingPerson });
    await this.http.post(`${path}/hand-over-receipt`, {
      body: { digest: body.digest },
      ifMatch: `"${String(version)}"`,
      actingPerson,
    });
  }

  /** A reason in words is content, so it goes over HTTPS. */
  private async decline(transferId: string, version: number, actingPerson: string): Promise<void> {
    const path = `/v1/transfers/${transferId}/decline`;
    const options = {
      body: { reason: 'No capacity at present' },
      ifMatch: `"${String(version)}"`,
      actingPerson,
    };
    await this.http.post(path, options).catch((error: unknown) => {
      if (!(error instanceof HubProblemError)) throw error;
      this.log.warn(LOG.reactionFailed, {
        authority: this.code,
        type: DeclineTransfer.type,
        code: error.code,
      });
    });
  }
}
