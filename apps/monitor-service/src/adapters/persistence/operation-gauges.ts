import { Gauge } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { BrokerView } from '@hub/contracts/monitor';
import { weightyTypes } from '@hub/internal-messages';
import type { Probes } from '@hub/observability';

const CRITICAL_TIME = `
  SELECT coalesce(percentile_cont(0.95) WITHIN GROUP (ORDER BY waited_ms + worked_ms), 0) AS p95
  FROM (SELECT waited_ms, worked_ms FROM handling WHERE last = 'processed' ORDER BY at DESC
    LIMIT 500) recent`;
const OPEN = `SELECT type = ANY ($1::text[]) AS weighty, count(*)::integer AS count
  FROM dead_letter WHERE state NOT IN ('resolved', 'discarded') GROUP BY 1`;
const LAG = `SELECT coalesce((SELECT extract(epoch FROM now() - at) FROM journal_entry
   WHERE id = projected_to + 1), 0) AS seconds FROM projection`;

/**
 * Figures that only monitor-service knows, read when Prometheus asks;
 * `deploy/prometheus/alerts.yml` speaks of them.
 */
export function operationGauges(
  probes: Probes,
  database: DataSource,
  broker: () => BrokerView,
): void {
  const registers = [probes.registry];
  const number = async (sql: string, column: string): Promise<number> => {
    const [row] = await database.query<Record<string, unknown>[]>(sql);
    return Number(row?.[column] ?? 0);
  };
  new Gauge({
    name: 'hub_dead_letters_open',
    help: 'Messages given up and not settled; weighty: about consents, recalls, episodes or transfers',
    labelNames: ['weighty'],
    registers,
    async collect() {
      const rows = await database.query<{ weighty: boolean; count: number }[]>(OPEN, [
        weightyTypes(),
      ]);
      for (const weighty of [true, false])
        this.set(
          { weighty: weighty ? 'yes' : 'no' },
          rows.find((row) => row.weighty === weighty)?.count ?? 0,
        );
    },
  });
  new Gauge({
    name: 'hub_projection_lag_seconds',
    help: 'How far what operations see lags behind the journal',
    registers,
    async collect() {
      this.set(await number(LAG, 'seconds'));
    },
  });
  new Gauge({
    name: 'hub_critical_time_p95_ms',
    help: 'From fact to effect, 95th percentile of the last 500',
    registers,
    async collect() {
      this.set(await number(CRITICAL_TIME, 'p95'));
    },
  });
  new Gauge({
    name: 'hub_abandoned_queues',
    help: 'Queues that nobody reads',
    registers,
    collect() {
      this.set(broker().queues.filter((queue) => queue.abandoned).length);
    },
  });
  new Gauge({
    name: 'hub_queues_that_may_drop',
    help: 'Queues that would drop what is given back too often',
    registers,
    collect() {
      this.set(broker().queues.filter((queue) => queue.mayDrop).length);
    },
  });
}
