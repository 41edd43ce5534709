import { Counter, Gauge, type Registry } from 'prom-client';

/** What operations see of the members' doors; `deploy/prometheus/alerts.yml` speaks of it. */
export class IngressFigures {
  private readonly parked: Counter;
  private readonly delayed: Gauge;

  constructor(registry: Registry) {
    const registers = [registry];
    this.parked = new Counter({
      name: 'hub_member_messages_parked_total',
      help: 'Messages of members that could not be handled',
      labelNames: ['authority', 'reason'],
      registers,
    });
    this.delayed = new Gauge({
      name: 'hub_member_messages_delayed',
      help: 'Messages of members that failed and wait for another try',
      labelNames: ['authority'],
      registers,
    });
  }

  countParked(authority: string, reason: string): void {
    this.parked.inc({ authority, reason });
  }

  beginDelay(authority: string): void {
    this.delayed.inc({ authority });
  }

  endDelay(authority: string): void {
    this.delayed.dec({ authority });
  }
}
