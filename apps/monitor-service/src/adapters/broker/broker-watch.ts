import { AUTHORITY_CODES, memberVhost } from '@hub/contracts';
import type { BrokerView } from '@hub/contracts/monitor';
import { askManagement, mayDrop, type QueueTerms } from '@hub/messaging';
import type { Logger } from '@hub/observability';
import { LOG } from '../../log-messages.js';

const EVERY_MS = 10_000;
const A_MOMENTS_WORK = 150;
const COLUMNS =
  'vhost,name,type,arguments,effective_policy_definition,messages_ready,messages_unacknowledged,consumers';
/** Queues that nobody but a member reads, at its own pace. */
const READ_BY_MEMBERS = /^out$/;
const MEMBER_VHOSTS = new Set(AUTHORITY_CODES.map(memberVhost));

interface QueueFigures extends QueueTerms {
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

  /**
   * Services whose queue holds more than a moment's work; undefined where the broker was not seen
   * lately.
   */
  busyServices(): string[] | undefined {
    if (!this.seen.reachable) return undefined;
    return this.seen.queues
      .filter(
        ({ vhost, ready, unacknowledged }) =>
          vhost === this.vhost && ready + unacknowledged > A_MOMENTS_WORK,
      )
      .map(({ queue }) => queue);
  }

  /**
   * Queues of the hub that would drop what is given back too often, as no policy of ours or a
   * stricter one is in force.
   */
  droppingQueues(): string[] {
    return this.seen.queues
      .filter((queue) => queue.mayDrop)
      .map(({ vhost, queue }) => `${vhost}/${queue}`);
  }

  private viewOf(figures: QueueFigures): BrokerView['queues'][number] {
    const {
      vhost,
      name: queue,
      messages_ready: ready = 0,
      messages_unacknowledged: unacknowledged = 0,
      consumers = 0,
    } = figures;
    const abandoned = consumers === 0 && !READ_BY_MEMBERS.test(queue);
    const ours = vhost === this.vhost || MEMBER_VHOSTS.has(vhost);
    return {
      vhost,
      queue,
      ready,
      unacknowledged,
      consumers,
      abandoned,
      mayDrop: ours && mayDrop(figures) === true,
    };
  }

  private async look(): Promise<void> {
    for (const url of this.managementUrls) {
      try {
        const [queues, nodes] = await Promise.all([
          askManagement<QueueFigures[]>(url, `/api/queues?columns=${COLUMNS}`),
          askManagement<{ mem_alarm?: boolean; disk_free_alarm?: boolean }[]>(
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
          queues: queues.map((queue) => this.viewOf(queue)).filter(isWorthShowing),
        };
        return;
      } catch (error) {
        this.log.warn(LOG.brokerUnseen, { error });
      }
    }
    this.seen = { ...this.seen, reachable: false };
  }
}

function isWorthShowing({
  ready,
  unacknowledged,
  abandoned,
  mayDrop: drops,
}: BrokerView['queues'][number]): boolean {
  return ready > 0 || unacknowledged > 0 || abandoned || drops;
}
