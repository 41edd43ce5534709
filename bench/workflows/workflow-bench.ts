import type { DisputeView } from '@hub/contracts/arbitration';
import type { TransferView } from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import type { BackingServices } from '../../tools/backing-services/services.js';
import { JournalClient } from '../../tools/demonstration/journal-client.js';
import type { Hub } from '../../tools/hub/hub.js';
import { Members } from '../../tools/people/members-view.js';
import { runOpenLoad } from '../hub/open-load.js';
import { residentMegabytes } from '../usage.js';
import { onHub } from '../on-hub.js';
import { type Percentiles, percentiles } from '../percentiles.js';
import { measureRawCeilings } from '../raw-ceilings.js';
import { measureTransfersAlone } from './transfers-alone.js';
import { ServiceDatabases } from '../service-databases.js';
import { settle } from '../settle.js';
import { TRANSFERS } from './fill-transfers.js';

const OPEN_WORKFLOWS = 100_000;
/** What two cores bear with every process of the hub and 33 case systems on them. */
const STEPS = { perSecond: 25, seconds: 20 };
const WARM_UP = { perSecond: 25, seconds: 4 };
const INBOXES = 500;
const [FROM, TO] = ['Lewisham', 'Greenwich'];

type Tell = (sentence: string) => void;

/**
 * Steps, timers and inboxes of transfers and disputes while a hundred thousand of them are open.
 */
export async function measureWorkflows(
  backing: BackingServices,
  folder: string,
  tell: Tell,
): Promise<object> {
  const service = await measureTransfersAlone(backing, OPEN_WORKFLOWS, tell);
  return onHub({ backing, folder, tell }, async (hub) => {
    const bench = new WorkflowBench(hub);
    tell(`${String(OPEN_WORKFLOWS)} open transfers with their alarms and inboxes.`);
    await bench.prepare();
    await settle(backing);
    tell('The raw parts, one at a time.');
    const raw = await measureRawCeilings(backing);
    tell(`Nominations at ${String(STEPS.perSecond)}/s for ${String(STEPS.seconds)} s.`);
    const nominations = await bench.nominations();
    tell(`Disputes opened at ${String(STEPS.perSecond)}/s for ${String(STEPS.seconds)} s.`);
    const disputes = await bench.disputes();
    tell('Inboxes of a lead CAF contact.');
    const inboxes = await bench.inboxes();
    const rawStep =
      (raw['amqpRequestReplyClassic']?.p50 ?? 0) * 2 + (raw['postgresInsertTransaction']?.p50 ?? 0);
    const ratio = Math.round((nominations.p50 / rawStep) * 100) / 100;
    return {
      openWorkflows: OPEN_WORKFLOWS,
      service,
      hub: { perSecond: STEPS.perSecond, nominations, disputesOpened: disputes },
      inboxes,
      memoryMegabytes: residentMegabytes(process.pid),
      ratioToRawParts: { nominationP50: ratio },
    };
  });
}

class WorkflowBench {
  private readonly members: Members;
  private readonly journal: JournalClient;
  private readonly databases: ServiceDatabases;

  constructor(hub: Hub) {
    this.members = new Members(hub.credentials);
    this.journal = new JournalClient(hub.simulatorUrl);
    this.databases = new ServiceDatabases(hub);
  }

  /**
   * Written straight into the services' tables: proposed transfers from Lewisham to everybody, each
   * with its alarm far ahead.
   */
  async prepare(): Promise<void> {
    const [from, to] = [this.members.authority(FROM).code, this.members.authority(TO).code];
    await this.journal.behave(to, { transfers: 'ignore' });
    const lead = this.members.person(FROM, 'practitioner').id;
    await this.databases.ask('episode-service', TRANSFERS, [OPEN_WORKFLOWS, from, to, lead]);
    const waiting = await this.databases.ask<{ id: string; episode_id: string; due_at: string }>(
      'episode-service',
      'SELECT id, episode_id, due_at FROM transfer ORDER BY id',
    );
    await this.databases.ask('notification-service', WAITING, [
      JSON.stringify(waiting.map(({ id, episode_id, due_at }) => ({ id, episode_id, due_at }))),
      to,
    ]);
    await this.databases.ask('arbitration-service', COUNTERPARTS, [
      JSON.stringify(waiting.map(({ episode_id }) => episode_id)),
      [from, to],
    ]);
    for (const service of [
      'episode-service',
      'notification-service',
      'arbitration-service',
    ] as const)
      await this.databases.ask(service, 'ANALYZE');
  }

  async nominations(): Promise<Percentiles & { failed: number }> {
    const door = this.members.as(this.members.person(TO, 'lead_caf_contact'));
    const personId = this.members.person(TO, 'practitioner').id;
    const ids = await this.ids('SELECT id FROM transfer ORDER BY id LIMIT 5000');
    const nominate = (number: number) =>
      door.post<TransferView>(`/v1/transfers/${ids[number] ?? ''}/nomination`, {
        body: { personId },
        ifMatch: '"1"',
        attempts: 1,
      });
    return this.load(nominate);
  }

  async disputes(): Promise<Percentiles & { failed: number }> {
    const door = this.members.as(this.members.person(FROM, 'lead_caf_contact'));
    const respondents = [this.members.authority(TO).code];
    const ids = await this.ids('SELECT episode_id AS id FROM transfer ORDER BY id DESC LIMIT 5000');
    const open = (number: number) =>
      door.post<DisputeView>('/v1/disputes', {
        body: {
          episodeId: ids[number] ?? '',
          kind: 'who_leads',
          respondents,
          askedFor: 'Benchmark',
          riskOfHarm: false,
        },
        attempts: 1,
      });
    return this.load(open);
  }

  async inboxes(): Promise<Percentiles & { waiting: number }> {
    const door = this.members.as(this.members.person(TO, 'lead_caf_contact'));
    const milliseconds: number[] = [];
    let read: InboxPage = { items: [] };
    for (let number = 0; number < INBOXES; number += 1) {
      const began = performance.now();
      read = (await door.get<InboxPage>('/v1/inbox')).body;
      milliseconds.push(performance.now() - began);
    }
    if (read.items.length === 0) throw new Error('Nothing waits for anybody');
    const [count] = await this.databases.ask<{ count: string }>(
      'notification-service',
      'SELECT count(*) FROM waiting',
    );
    return { ...percentiles(milliseconds), waiting: Number(count?.count ?? 0) };
  }

  private async load(
    call: (number: number) => Promise<unknown>,
  ): Promise<Percentiles & { failed: number }> {
    const offset = WARM_UP.perSecond * WARM_UP.seconds;
    const from =
      (first: number) =>
      async (number: number): Promise<void> => {
        await call(first + number);
      };
    await runOpenLoad(WARM_UP, from(0));
    const { milliseconds, failed } = await runOpenLoad(STEPS, from(offset));
    return { ...percentiles(milliseconds), failed };
  }

  private async ids(sql: string): Promise<string[]> {
    return (await this.databases.ask<{ id: string }>('episode-service', sql)).map(({ id }) => id);
  }
}

/** $1 the transfers, $2 who is waited for. */
const WAITING = `
  INSERT INTO waiting (subject, place, workflow, episode_id, step, authority, role, since, due_at, sorted_at)
  SELECT id, 0, 'transfer', episode_id, 'nominate', $2, 'lead_caf_contact', now(), due_at, due_at
  FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, episode_id uuid, due_at timestamptz)`;

/** $1 episodes, $2 the authorities with a part in them. */
const COUNTERPARTS = `
  INSERT INTO episode_counterpart (episode_id, authority)
  SELECT episode::uuid, authority FROM jsonb_array_elements_text($1::jsonb) AS episode CROSS JOIN unnest($2::text[]) AS authority`;
