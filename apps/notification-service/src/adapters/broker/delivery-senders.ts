import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@hub/observability';
import type { DeliveryBell } from '../../application/ports.js';
import type { ReportUnconfirmed } from '../../application/report-unconfirmed.js';
import type { SendDeliveries } from '../../application/send-deliveries.js';
import { LOG } from '../../log-messages.js';

const RETRY_MS = { first: 200, most: 5_000 };
const SWEEP_MS = 2_000;
const REPORT_MS = 1_000;

/**
 * Runs the sending for each authority, one at a time, when rung and by a sweep that finds what a
 * crash left over.
 */
export class DeliverySenders implements DeliveryBell {
  private readonly busy = new Map<string, 'sending' | 'rung'>();
  private sending: SendDeliveries | undefined;
  private readonly timers: NodeJS.Timeout[] = [];
  private stopped = false;

  constructor(
    private readonly waiting: () => Promise<string[]>,
    private readonly log: Logger,
  ) {}

  start(sending: SendDeliveries, reporting: ReportUnconfirmed): void {
    this.sending = sending;
    const look = (): void => {
      void this.waiting().then(
        (authorities) => {
          this.ring(authorities);
        },
        (error: unknown) => {
          this.log.warn(LOG.sweepDelayed, { error });
        },
      );
    };
    look();
    const report = (): void => {
      reporting.execute().catch((error: unknown) => {
        this.log.warn(LOG.reportDelayed, { error });
      });
    };
    this.timers.push(setInterval(look, SWEEP_MS), setInterval(report, REPORT_MS));
  }

  ring(authorities: readonly string[]): void {
    for (const authority of authorities) {
      if (this.busy.has(authority)) this.busy.set(authority, 'rung');
      else void this.run(authority);
    }
  }

  stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    return Promise.resolve();
  }

  private async run(authority: string): Promise<void> {
    let failures = 0;
    do {
      this.busy.set(authority, 'sending');
      const outcome = await this.sending?.execute(authority).catch(() => 'refused' as const);
      if (outcome === 'more') this.busy.set(authority, 'rung');
      if (outcome === 'refused') {
        failures += 1;
        if (failures > 2) this.log.warn(LOG.deliveryDelayed, { authority, attempt: failures });
        await pause(Math.min(RETRY_MS.first * 2 ** failures, RETRY_MS.most));
        this.busy.set(authority, 'rung');
      }
    } while (!this.stopped && this.busy.get(authority) === 'rung');
    this.busy.delete(authority);
  }
}
