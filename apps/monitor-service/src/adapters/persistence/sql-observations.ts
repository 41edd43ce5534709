import type { DataSource } from 'typeorm';
import type {
  AuthorityMatrix,
  BrokerView,
  Endpoints,
  FailureGroups,
  ProjectionsView,
  SagaBoard,
  ServiceStates,
  StuckList,
} from '@hub/contracts/monitor';
import type { Heartbeat } from '@hub/journal';
import type { HiddenEpisodes, Observations } from '../../application/ports.js';
import { percentileOf } from '../../domain/latency-buckets.js';
import { describeStuck, FINAL_FACTS } from '../../domain/standstill.js';
import { authorityPairs, ENDPOINT_BUCKETS, standing } from './observation-queries.js';
import { hiddenMessages } from './hidden-messages.js';
import type { Projector } from './projector.js';

const STOPPED_AFTER_SECONDS = 40;

/** Reads what the projections count and hold of services, groups and sagas. */
export class SqlObservations implements Observations {
  constructor(
    private readonly database: DataSource,
    private readonly projector: Projector,
    private readonly brokerView: () => BrokerView,
  ) {}

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

  async authorityMatrix(days: number, hidden: HiddenEpisodes): Promise<AuthorityMatrix> {
    const hiding = hiddenMessages(hidden);
    const values = [hiding.value, days];
    return {
      items: await this.database.query<AuthorityMatrix['items']>(authorityPairs(hiding), values),
    };
  }

  async failureGroups(): Promise<FailureGroups> {
    const rows = await this.database.query<
      (Omit<FailureGroups['items'][number], 'firstAt' | 'lastAt'> & {
        first_at: Date;
        last_at: Date;
      })[]
    >(
      `SELECT fingerprint, service, type, error, failures::integer, first_at, last_at,
         (SELECT count(*) FROM dead_letter d WHERE d.fingerprint = g.fingerprint
           AND d.service = g.service AND d.state NOT IN ('resolved', 'discarded'))::integer AS open
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

  async stuck(seconds: number, hidden: HiddenEpisodes): Promise<StuckList> {
    const hiding = hiddenMessages(hidden);
    const rows = await this.database.query<Parameters<typeof describeStuck>[0][]>(
      standing(hiding),
      [hiding.value, seconds, STOPPED_AFTER_SECONDS],
    );
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
      `SELECT id, kind, last, last = ANY($2) AS final, started_at, moved_at FROM saga
         WHERE $1::text IS NULL OR kind = $1
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
      `SELECT service, instance, at, figures,
         at > now() - interval '${String(STOPPED_AFTER_SECONDS)} seconds' AS alive
         FROM service_state ORDER BY service, at DESC`,
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
      `SELECT coalesce((SELECT max(id) FROM journal_entry), 0) AS entries, projected_to AS to,
         rebuilding,
         coalesce((SELECT extract(epoch FROM now() - at) * 1000 FROM journal_entry
           WHERE id = projected_to + 1), 0)::integer AS lag FROM projection`,
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
}
