import { isRefusal, type Role } from '@hub/contracts';
import type { DisputeOpenedPayload } from '@hub/contracts/arbitration';
import type { TransferDisputedPayload } from '@hub/contracts/episode';
import type { PeopleChangedPayload } from '@hub/internal-messages';
import type { Caller, MessageContext } from '@hub/use-case';
import { readPolicies } from '@hub/service-host';
import type { ScratchSchema } from '@hub/testing';
import { moveClock, SqlTimers, WakeDue } from '@hub/timers';
import { DISPUTE_TIMER } from '../../../apps/arbitration-service/src/application/dispute-step.js';
import { OnCounterpartsChanged } from '../../../apps/arbitration-service/src/application/on-counterparts-changed.js';
import { OpenDispute } from '../../../apps/arbitration-service/src/application/open-dispute.js';
import type { ArbitrationStores } from '../../../apps/arbitration-service/src/application/ports.js';
import { TakeDisputeStep } from '../../../apps/arbitration-service/src/application/take-dispute-step.js';
import { WakeDispute } from '../../../apps/arbitration-service/src/application/wake-dispute.js';
import type { EpisodeStores, People } from '../../../apps/episode-service/src/application/ports.js';
import { OnConsentChanged } from '../../../apps/episode-service/src/application/episodes/on-consent-changed.js';
import { MoveTransfer } from '../../../apps/episode-service/src/application/transfers/move-transfer.js';
import { OnDisputeMoved } from '../../../apps/episode-service/src/application/transfers/on-dispute-moved.js';
import { ProposeTransfer } from '../../../apps/episode-service/src/application/transfers/propose-transfer.js';
import { ReleasePack } from '../../../apps/episode-service/src/application/transfers/release-pack.js';
import { TRANSFER_TIMER } from '../../../apps/episode-service/src/application/transfers/transfer-step.js';
import { WakeTransfer } from '../../../apps/episode-service/src/application/transfers/wake-transfer.js';
import { WhoMay } from '../../../apps/episode-service/src/application/who-may.js';
import { peopleOf } from '../../../apps/episode-service/src/domain/relations.js';
import { counterpartsOf } from '../../../apps/episode-service/src/domain/episode.js';
import { USUAL_TRANSFER_POLICY } from '../../../apps/episode-service/src/domain/transfers/transfer-policy.js';
import { AGREED, neverClosed } from './elsewhere.js';
import type { BusWork } from './bus-work.js';
import { peopleAt, type Person, viewOf } from './register.js';
import { arbitrationSide, episodeSide, LADDER, type Side } from './sides.js';
import { startedEpisode } from './started-episode.js';
import type { Random } from '@hub/seeded-random';

export interface BusFact {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * The two services of the workflows with everything of theirs but Nest and the broker: their use
 * cases, their stores on a real PostgreSQL, their timers by the database's clock. What they tell
 * each other goes over a bus that delivers twice and late.
 */
export class World {
  readonly episodeSchema: ScratchSchema;
  readonly arbitrationSchema: ScratchSchema;
  readonly episodeWork: BusWork<EpisodeStores>;
  readonly arbitrationWork: BusWork<ArbitrationStores>;
  readonly propose: ProposeTransfer;
  readonly move: MoveTransfer;
  readonly pack: ReleasePack;
  readonly open: OpenDispute;
  readonly step: TakeDisputeStep;
  readonly onConsent: OnConsentChanged;
  private readonly onDispute: OnDisputeMoved;
  private readonly onCounterparts: OnCounterpartsChanged;
  private readonly wakers: WakeDue[];
  private readonly carried = { episode: 0, arbitration: 0 };
  private messages = 0;
  /** What failed while it was woken, by name of the fault. */
  readonly failures: string[] = [];

  private constructor(
    { schema: episodeSchema, work: episodeWork }: Side<EpisodeStores>,
    { schema: arbitrationSchema, work: arbitrationWork }: Side<ArbitrationStores>,
    readonly people: readonly Person[],
    private readonly chance: Random,
  ) {
    this.episodeSchema = episodeSchema;
    this.arbitrationSchema = arbitrationSchema;
    this.episodeWork = episodeWork;
    this.arbitrationWork = arbitrationWork;
    const ids = { next: () => this.id() };
    const known: People = { find: (id) => Promise.resolve(viewOf(people, id)) };
    const policy = USUAL_TRANSFER_POLICY;
    const access = readPolicies();
    const whoMay = new WhoMay(access);
    const { closedLeads, closed } = neverClosed(episodeWork, known);
    const asked = { register: AGREED, closedLeads };
    this.propose = new ProposeTransfer(episodeWork, asked, ids, policy, whoMay);
    this.move = new MoveTransfer(episodeWork, { people: known, closed }, policy, whoMay);
    this.pack = new ReleasePack(
      episodeWork,
      { release: () => Promise.resolve({ consents: [], sharingRegister: [] }) },
      whoMay,
    );
    this.onDispute = new OnDisputeMoved(episodeWork, ids, policy, closed);
    this.onConsent = new OnConsentChanged(episodeWork, AGREED);
    this.open = new OpenDispute(
      arbitrationWork,
      {
        find: (id) => episodeWork.read(({ transfers }) => transfers.find(id)),
      },
      ids,
      LADDER,
      access,
    );
    this.step = new TakeDisputeStep(arbitrationWork, ids, access);
    this.onCounterparts = new OnCounterpartsChanged(arbitrationWork);
    const arbitrators = people
      .filter(({ roles }) => roles.includes('arbitrator'))
      .map(({ id: personId, authority }) => ({ personId, authority }));
    const wakeTransfer = new WakeTransfer(episodeWork, ids, policy, closed);
    const wakeDispute = new WakeDispute(
      arbitrationWork,
      { all: () => Promise.resolve(arbitrators) },
      { ids, chance },
    );
    const onFailure = (_subject: string, error: unknown): void => {
      this.failures.push(error instanceof Error ? error.name : 'unknown');
    };
    this.wakers = [
      new WakeDue(
        TRANSFER_TIMER,
        (use) => use(new SqlTimers(episodeSchema.database.manager)),
        (id) => wakeTransfer.execute(id),
        onFailure,
      ),
      new WakeDue(
        DISPUTE_TIMER,
        (use) => use(new SqlTimers(arbitrationSchema.database.manager)),
        (id) => wakeDispute.execute(id),
        onFailure,
      ),
    ];
  }

  static async begin(authorities: readonly string[], chance: Random): Promise<World> {
    return new World(await episodeSide(), await arbitrationSide(), peopleAt(authorities), chance);
  }

  async end(): Promise<void> {
    await this.episodeSchema.drop();
    await this.arbitrationSchema.drop();
  }

  /** Moves the time of both services on to an instant. */
  async to(instant: string): Promise<void> {
    for (const { database } of [this.episodeSchema, this.arbitrationSchema])
      await moveClock((sql, values) => database.query(sql, values), instant);
  }

  now(): Promise<string> {
    return this.episodeWork.read(({ timers }) => timers.now());
  }

  id(): string {
    this.messages += 1;
    return `019a5b00-0000-7000-8000-${String(this.messages).padStart(12, '0')}`;
  }

  /** Starts an episode led from one authority of a child who lives in another. @returns its id */
  async startEpisode(authority: string, homeAuthority: string): Promise<string> {
    const episode = startedEpisode(() => this.id(), {
      authority,
      homeAuthority,
      leadId: this.person(authority, 'practitioner').id,
    });
    await this.episodeWork.read(({ episodes }) => episodes.add(episode));
    await this.episodeWork.read(({ consents }) =>
      consents.remember({
        id: episode.consentId,
        episodeId: episode.id,
        authority: episode.originatingAuthority,
        state: 'granted',
        renews: [],
      }),
    );
    await this.arbitrationWork.read(async ({ counterparts }) => {
      await counterparts.add(episode.id, counterpartsOf(episode));
      await counterparts.notePeople(episode.id, peopleOf(episode), episode.version);
    });
    return episode.id;
  }

  person(authority: string, role: Role): Person {
    const found = this.people.find(
      (one) => one.authority === authority && one.roles.includes(role),
    );
    if (!found) throw new Error(`Nobody at ${authority} is ${role}`);
    return found;
  }

  as({ id: personId, authority, roles }: Person, expectedVersion?: number): MessageContext {
    const messageId = this.id();
    const caller: Caller = {
      authority,
      personId,
      roles,
      verified: true,
      clientId: 'world',
      door: 'http',
    };
    return {
      messageId,
      correlationId: messageId,
      type: 'world.step.v1',
      caller,
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    };
  }

  /** Facts of one service since it was asked last, in their order. */
  async newFacts(of: 'episode' | 'arbitration'): Promise<(BusFact & { message: string })[]> {
    const { database } = of === 'episode' ? this.episodeSchema : this.arbitrationSchema;
    const rows = await database.query<
      { seq: string; message: string; type: string; payload: Record<string, unknown> }[]
    >('SELECT seq, message, type, payload FROM bus_fact WHERE seq > $1 ORDER BY seq', [
      this.carried[of],
    ]);
    this.carried[of] = Number(rows.at(-1)?.seq ?? this.carried[of]);
    return rows;
  }

  /**
   * Carries what was told to the other service: now and then twice, and while it dies.
   * @returns what was carried
   */
  async carry(): Promise<BusFact[]> {
    const told: BusFact[] = [];
    for (const fact of await this.newFacts('episode')) {
      told.push(fact);
      await this.deliver(this.arbitrationWork, fact, (context) =>
        this.toArbitration(fact, context),
      );
    }
    for (const fact of await this.newFacts('arbitration')) {
      told.push(fact);
      await this.deliver(this.episodeWork, fact, (context) => this.toEpisodes(fact, context));
    }
    return told;
  }

  /** Wakes whatever is due, in both services. @returns how many were woken */
  async wake(): Promise<number> {
    let woken = 0;
    for (const waker of this.wakers) woken += await waker.execute();
    return woken;
  }

  /** The next alarm of any workflow. */
  async nextAlarm(): Promise<string | undefined> {
    const alarms: string[] = [];
    for (const { database } of [this.episodeSchema, this.arbitrationSchema]) {
      const [row] = await database.query<{ due: Date | null }[]>(
        'SELECT min(due_at) AS due FROM timer',
      );
      if (row?.due) alarms.push(row.due.toISOString());
    }
    return alarms.sort()[0];
  }

  private async deliver(
    to: BusWork<EpisodeStores> | BusWork<ArbitrationStores>,
    fact: { message: string },
    handle: (context: MessageContext) => Promise<void>,
  ): Promise<void> {
    const context = {
      ...this.as({ id: '', authority: 'hub', roles: [] }),
      messageId: fact.message,
    };
    if (this.chance.next() < 0.02)
      to.crash = this.chance.next() < 0.5 ? 'before commit' : 'after commit';
    // The broker gives back what was not acknowledged, and now and then what was.
    await handle(context).catch(() => handle(context));
    if (this.chance.next() < 0.05) await handle(context);
    to.crash = undefined;
  }

  private async toArbitration({ type, payload }: BusFact, context: MessageContext): Promise<void> {
    if (type === 'transfer.disputed.v1')
      await this.open.onSilence(payload as unknown as TransferDisputedPayload, context);
    if (type === 'episode.people_changed.v1')
      await this.onCounterparts.people(payload as unknown as PeopleChangedPayload, context);
    if (type === 'transfer.completed.v1')
      await this.onCounterparts.execute(
        payload as unknown as { episodeId: string; counterparts: string[] },
        context,
      );
  }

  private async toEpisodes({ type, payload }: BusFact, context: MessageContext): Promise<void> {
    if (type === 'dispute.opened.v1')
      await this.onDispute.opened(payload as unknown as DisputeOpenedPayload, context);
    if (type === 'dispute.resolved.v1') await this.onDispute.resolved(payload as never, context);
    if (type === 'dispute.ended.v1') await this.onDispute.ended(payload as never, context);
  }
}

/** What a step said, where it matters only whether it was refused. */
export function refusalOf(value: unknown): string | undefined {
  return isRefusal(value) ? value.refused : undefined;
}
