import type { BrokerView } from '@hub/contracts';
import type { Logger } from '@hub/observability';
import { LOG } from '../../log-messages.js';

const EVERY_MS = 10_000;
const TIMEOUT_MS = 5_000;
const A_MOMENTS_WORK = 150;
const COLUMNS = 'vhost,name,messages_ready,messages_unacknowledged,consumers';
/** Queues that nobody but a member reads, at its own pace. */
const READ_BY_MEMBERS = /^out$/;

interface QueueFigures {
  readonly vhost: string;
  readonly name: string;
  readonly messages_ready?: number;
  readonly messages_unacknowledged?: number;
  readonly consumers?: number;
}

/** Asks the broker's management every ten seconds what lies in its queues. */
export class BrokerWatch {
  private seen: BrokerView = { reachable: false, alarm: false, queues: [] };
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly managementUrls: readonly string[],
    /** The one in which the services meet. */
    private readonly vhost: string,
    private readonly log: Logger,
  ) {}

  start(): void {
    const look = (): void => void this.look();
    look();
    this.timer = setInterval(look, EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  view(): BrokerView {
    return this.seen;
  }

  /** Services whose queue holds more than a moment's work; undefined where the broker was not seen lately. */
  busyServices(): string[] | undefined {
    if (!this.seen.reachable) return undefined;
    return this.seen.queues
      .filter(
        ({ vhost, ready, unacknowledged }) =>
          vhost === this.vhost && ready + unacknowledged > A_MOMENTS_WORK,
      )
      .map(({ queue }) => queue);
  }

  private async look(): Promise<void> {
    for (const url of this.managementUrls) {
      try {
        const [queues, nodes] = await Promise.all([
          ask<QueueFigures[]>(url, `/api/queues?columns=${COLUMNS}`),
          ask<{ mem_alarm?: boolean; disk_free_alarm?: boolean }[]>(
            url,
            '/api/nodes?columns=mem_alarm,disk_free_alarm',
          ),
        ]);
        const alarm = nodes.some(
          (node) => node.mem_alarm === true || node.disk_free_alarm === true,
        );
        this.seen = {
          at: new Date().toISOString(),
          reachable: true,
          alarm,
          queues: queues.map(viewOf).filter(isWorthShowing),
        };
        return;
      } catch (error) {
        this.log.warn(LOG.brokerUnseen, { error });
      }
    }
    this.seen = { ...this.seen, reachable: false };
  }
}

async function ask<T>(managementUrl: string, path: string): Promise<T> {
  const { username, password, origin } = new URL(managementUrl);
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const reply = await fetch(`${origin}${path}`, {
    headers: { authorization },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!reply.ok) throw new Error(`The management answered ${String(reply.status)}`);
  return (await reply.json()) as T;
}

function viewOf(figures: QueueFigures): BrokerView['queues'][number] {
  const {
    vhost,
    name: queue,
    messages_ready: ready = 0,
    messages_unacknowledged: unacknowledged = 0,
    consumers = 0,
  } = figures;
  return {
    vhost,
    queue,
    ready,
    unacknowledged,
    consumers,
    abandoned: consumers === 0 && !READ_BY_MEMBERS.test(queue),
  };
}

function isWorthShowing({
  ready,
  unacknowledged,
  abandoned,
}: BrokerView['queues'][number]): boolean {
  return ready > 0 || unacknowledged > 0 || abandoned;
}
