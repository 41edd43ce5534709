import type { DataSource } from 'typeorm';
import type {
  AuthorityMatrix,
  BrokerView,
  ConversationView,
  Endpoints,
  FailureGroups,
  FindMessagesPayload,
  JournalKind,
  MessageDetail,
  MessageView,
  ProjectionsView,
  SagaBoard,
  ServiceStates,
  StuckList,
} from '@hub/contracts/monitor';
import type { Heartbeat } from '@hub/journal';
import type { Place } from '@hub/use-case';
import type { Observations } from '../../application/ports.js';
import { percentileOf } from '../../domain/latency-buckets.js';
import { describeStuck, FINAL_FACTS } from '../../domain/standstill.js';
import {
  AUTHORITY_PAIRS,
  ENDPOINT_BUCKETS,
  HANDLINGS_OF,
  JOURNAL_OF,
  MESSAGE_COLUMNS,
  STUCK,
} from './observation-queries.js';
import type { Projector } from './projector.js';
import { type HandlingRow, type MessageRow, viewOf } from './message-rows.js';

const MOST_IN_CONVERSATION = 1_000;
const STOPPED_AFTER_SECONDS = 40;

/** Reads the projections. */
export class SqlObservations implements Observations {
  constructor(
    private readonly database: DataSource,
    private readonly projector: Projector,
    private readonly brokerView: () => BrokerView,
  ) {}

  async findMessages(
    query: FindMessagesPayload,
    limit: number,
    after?: Place,
  ): Promise<MessageView[]> {
    const conditions: string[] = [];
    const values: unknown[] = [];
    const where = (condition: string, value: unknown): void => {
      if (value === undefined) return;
      values.push(value);
      conditions.push(condition.replaceAll('?', `$${String(values.length)}`));
    };
    where('conversation = ?', query.conversation);
    where('trace = ?', query.trace);
    where('subject = ?', query.subject);
    where('producer = ?', query.producer);
    where('type = ?', query.messageType);
    where('state = ?', query.state);
    where('from_authority = ?', query.from);
    where('at >= ?', query.since);
    where('at < ?', query.until);
    where('id IN (SELECT message_id FROM handling WHERE fingerprint = ?)', query.fingerprint);
    if (after) {
      values.push(after.at, after.id);
      conditions.push(
        `(date_trunc('milliseconds', at), id) < ($${String(values.length - 1)}, $${String(values.length)}::uuid)`,
      );
    }
    values.push(limit);
    const rows = await this.database.query<MessageRow[]>(
      `SELECT ${MESSAGE_COLUMNS} FROM message ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
       ORDER BY at DESC, id DESC LIMIT $${String(values.length)}`,
      values,
    );
    return this.withHandlings(rows);
  }

  async message(id: string): Promise<MessageDetail | undefined> {
    const rows = await this.database.query<MessageRow[]>(
      `SELECT ${MESSAGE_COLUMNS} FROM message WHERE id = $1`,
      [id],
    );
    const [message] = await this.withHandlings(rows);
    if (!message) return undefined;
    const steps = await this.database.query<
      {
        at: Date;
        service: string;
        kind: JournalKind;
        detail: { authority?: string; attempt?: number; error?: string };
      }[]
    >(JOURNAL_OF, [id]);
    const journal = steps.map(({ at, service, kind, detail: { authority, attempt, error } }) => ({
      at: at.toISOString(),
      service,
      kind,
      ...(authority === undefined ? {} : { authority }),
      ...(attempt === undefined ? {} : { attempt }),
      ...(error === undefined ? {} : { error }),
    }));
    return { ...message, journal };
  }

  async conversation(id: string): Promise<ConversationView | undefined> {
    const rows = await this.database.query<MessageRow[]>(
      `SELECT ${MESSAGE_COLUMNS} FROM message WHERE conversation = $1 ORDER BY at, id LIMIT ${String(MOST_IN_CONVERSATION)}`,
      [id],
    );
    const [first] = rows;
    if (!first) return undefined;
    const known = new Set(rows.map((row) => row.id));
    const roots = rows.filter((row) => row.causation === null || !known.has(row.causation));
    const from =
      rows.find((row) => row.from_authority !== null && row.from_authority !== 'hub')
        ?.from_authority ?? first.from_authority;
    return {
      id,
      ...(from === null ? {} : { from }),
      at: first.at.toISOString(),
      whole: roots.length === 1,
      messages: await this.withHandlings(rows),
    };
  }

  async endpoints(minutes: number): Promise<Endpoints> {
    const rows = await this.database.query<
      { service: string; type: string; measure: string; bucket: number; count: string }[]
    >(ENDPOINT_BUCKETS, [minutes]);
    const endpoints = new Map<
      string,
      {
        service: string;
        type: string;
        failed: number;
        waiting: Map<number, number>;
        working: Map<number, number>;
      }
    >();
    for (const { service, type, measure, bucket, count } of rows) {
      const key = `${service} ${type}`;
      const endpoint = endpoints.get(key) ?? {
        service,
        type,
        failed: 0,
        waiting: new Map<number, number>(),
        working: new Map<number, number>(),
      };
      endpoints.set(key, endpoint);
      if (measure === 'failed') endpoint.failed += Number(count);
      else endpoint[measure === 'waiting' ? 'waiting' : 'working'].set(bucket, Number(count));
    }
    const items = [...endpoints.values()].map(({ service, type, failed, waiting, working }) => ({
      service,
      type,
      handled: [...working.values()].reduce((sum, count) => sum + count, 0),
      failed,
      waitingP50Ms: percentileOf(waiting, 0.5),
      waitingP95Ms: percentileOf(waiting, 0.95),
      waitingP99Ms: percentileOf(waiting, 0.99),
      workingP50Ms: percentileOf(working, 0.5),
      workingP95Ms: percentileOf(working, 0.95),
      workingP99Ms: percentileOf(working, 0.99),
    }));
    return { items };
  }

  async authorityMatrix(days: number): Promise<AuthorityMatrix> {
    return { items: await this.database.query<AuthorityMatrix['items']>(AUTHORITY_PAIRS, [days]) };
  }

  async failureGroups(): Promise<FailureGroups> {
    const rows = await this.database.query<
      (Omit<FailureGroups['items'][number], 'firstAt' | 'lastAt'> & {
        first_at: Date;
        last_at: Date;
      })[]
    >(
      `SELECT fingerprint, service, type, error, failures::integer, first_at, last_at,
         (SELECT count(*) FROM dead_letter d WHERE d.fingerprint = g.fingerprint AND d.service = g.service AND d.state NOT IN ('resolved', 'discarded'))::integer AS open
       FROM failure_group g ORDER BY last_at DESC LIMIT 200`,
    );
    return {
      items: rows.map(({ first_at, last_at, ...group }) => ({
        ...group,
        firstAt: first_at.toISOString(),
        lastAt: last_at.toISOString(),
      })),
    };
  }

  async stuck(seconds: number): Promise<StuckList> {
    const rows = await this.database.query<Parameters<typeof describeStuck>[0][]>(STUCK, [
      seconds,
      STOPPED_AFTER_SECONDS,
    ]);
    return { items: rows.map(describeStuck) };
  }

  async sagas(kind?: 'transfer' | 'dispute'): Promise<SagaBoard> {
    const rows = await this.database.query<
      {
        id: string;
        kind: 'transfer' | 'dispute';
        last: string;
        final: boolean;
        started_at: Date;
        moved_at: Date;
      }[]
    >(
      `SELECT id, kind, last, last = ANY($2) AS final, started_at, moved_at FROM saga WHERE $1::text IS NULL OR kind = $1
       ORDER BY last = ANY($2), moved_at LIMIT 500`,
      [kind ?? null, FINAL_FACTS],
    );
    return {
      items: rows.map(({ started_at, moved_at, ...saga }) => ({
        ...saga,
        startedAt: started_at.toISOString(),
        movedAt: moved_at.toISOString(),
      })),
    };
  }

  async services(): Promise<ServiceStates> {
    const rows = await this.database.query<
      {
        service: string;
        instance: string;
        at: Date;
        alive: boolean;
        figures: Omit<Heartbeat, 'service' | 'instance' | 'at'>;
      }[]
    >(
      `SELECT service, instance, at, figures, at > now() - interval '${String(STOPPED_AFTER_SECONDS)} seconds' AS alive FROM service_state ORDER BY service, at DESC`,
    );
    return {
      items: rows.map(({ service, instance, at, alive, figures }) => ({
        service,
        instance,
        state: alive ? 'running' : 'stopped',
        at: at.toISOString(),
        ...figures,
      })),
    };
  }

  broker(): BrokerView {
    return this.brokerView();
  }

  async projections(): Promise<ProjectionsView> {
    const [row] = await this.database.query<
      { entries: string; to: string; lag: number; rebuilding: boolean }[]
    >(
      `SELECT coalesce((SELECT max(id) FROM journal_entry), 0) AS entries, projected_to AS to, rebuilding,
         coalesce((SELECT extract(epoch FROM now() - at) * 1000 FROM journal_entry WHERE id = projected_to + 1), 0)::integer AS lag FROM projection`,
    );
    return {
      journalEntries: Number(row?.entries),
      projectedTo: Number(row?.to),
      lagMs: row?.lag ?? 0,
      rebuilding: row?.rebuilding ?? false,
    };
  }

  async noteHeartbeat({ service, instance, at, ...figures }: Heartbeat): Promise<void> {
    await this.database.query(
      `INSERT INTO service_state (service, instance, at, figures) VALUES ($1, $2, $3, $4)
       ON CONFLICT (service, instance) DO UPDATE SET at = EXCLUDED.at, figures = EXCLUDED.figures`,
      [service, instance, at, JSON.stringify(figures)],
    );
    // An instance that was replaced is forgotten a day later; until then it shows as stopped.
    await this.database.query(
      `DELETE FROM service_state WHERE service = $1 AND at < now() - interval '1 day'`,
      [service],
    );
  }

  rebuild(): Promise<void> {
    return this.projector.rebuild();
  }

  private async withHandlings(rows: readonly MessageRow[]): Promise<MessageView[]> {
    if (rows.length === 0) return [];
    const handlings = await this.database.query<HandlingRow[]>(HANDLINGS_OF, [
      rows.map((row) => row.id),
    ]);
    const byMessage = Map.groupBy(handlings, (handling) => handling.message_id);
    return rows.map((row) => viewOf(row, byMessage.get(row.id) ?? []));
  }
}
