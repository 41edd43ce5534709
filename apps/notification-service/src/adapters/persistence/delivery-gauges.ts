import { Gauge } from 'prom-client';
import type { DataSource } from 'typeorm';
import { weightyTypes } from '@hub/internal-messages';
import type { Probes } from '@hub/observability';

const OLDEST = `SELECT type = ANY ($1::text[]) AS weighty, extract(epoch
   FROM now() - min(sent_at)) AS seconds
  FROM delivery WHERE confirmed_at IS NULL AND again_at IS NOT NULL GROUP BY 1`;

/** Read when Prometheus asks; `deploy/prometheus/alerts.yml` speaks of it. */
export function deliveryGauges(probes: Probes, database: DataSource): void {
  new Gauge({
    name: 'hub_deliveries_unconfirmed_oldest_seconds',
    help: 'Age of the oldest message in the queue of an authority, or lost from it, that its case system did not confirm; weighty: about consents, recalls, episodes or transfers',
    labelNames: ['weighty'],
    registers: [probes.registry],
    async collect() {
      const rows = await database.query<{ weighty: boolean; seconds: string }[]>(OLDEST, [
        weightyTypes(),
      ]);
      for (const weighty of [true, false])
        this.set(
          { weighty: weighty ? 'yes' : 'no' },
          Number(rows.find((row) => row.weighty === weighty)?.seconds ?? 0),
        );
    },
  });
}
