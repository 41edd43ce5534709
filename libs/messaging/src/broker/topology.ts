import { memberVhost, type ServiceName, SERVICES } from '@hub/contracts';
import { allMessages, takes, takesFacts } from '@hub/internal-messages';

/** Names in vhost `hub`. Routing keys are message types. */
export const HUB_VHOST = 'hub';
export const EVENT_EXCHANGE = 'hub.evt';
export const REQUEST_EXCHANGE = 'hub.req';
export const DEAD_LETTER_EXCHANGE = 'hub.dlx';
/**
 * What monitor-service and ledger-service take in: their queues are named like their routing keys.
 */
export const OPERATIONS_EXCHANGE = 'hub.ops';
export const JOURNAL_QUEUE = 'journal';
export const HEARTBEAT_QUEUE = 'heartbeats';
export const EVIDENCE_QUEUE = 'evidence';

/** Names in a member's vhost. */
export const MEMBER_IN = 'in';
export const MEMBER_OUT = 'out';
/**
 * Commands of a member that no reader got done with in their first place; the gateway reads them as
 * well.
 */
export const MEMBER_RETURNED = 'returned';

const DELIVERY_LIMIT = 10;
const COMMAND_DELIVERY_LIMIT = 1_000;
/**
 * No end: at one try a second some thirty years. RabbitMQ 4 takes 20 where nothing is said, and
 * then drops. -1 will not do: RabbitMQ 3 refuses it in a policy and takes it for 0 as an argument,
 * RabbitMQ 4 may not heed it in a policy.
 */
export const WITHOUT_END = 1_000_000_000;
const OUT_LIMIT = 10_000;
const HEARTBEAT_TTL_MS = 30_000;

export function eventQueue(service: ServiceName): string {
  return service;
}

export function requestQueue(service: ServiceName): string {
  return `req.${service}`;
}

export function parkingQueue(service: ServiceName): string {
  return `parking.${service}`;
}

export interface BrokerBinding {
  readonly vhost: string;
  readonly source: string;
  readonly destination: string;
  readonly destination_type: 'queue';
  readonly routing_key: string;
  readonly arguments: object;
}

/** Part of a RabbitMQ definitions file (`POST /api/definitions`). */
export interface BrokerDefinitions {
  readonly vhosts: { name: string }[];
  readonly exchanges: object[];
  readonly queues: object[];
  readonly bindings: BrokerBinding[];
  readonly policies: object[];
}

function durableQueue(
  vhost: string,
  name: string,
  type: 'quorum' | 'classic',
  args: object = {},
): object {
  return {
    vhost,
    name,
    durable: true,
    auto_delete: false,
    arguments: { 'x-queue-type': type, ...args },
  };
}

function exchange(vhost: string, name: string, type: string): object {
  return { vhost, name, type, durable: true, auto_delete: false, internal: false, arguments: {} };
}

function binding(vhost: string, source: string, queue: string, key: string): BrokerBinding {
  return {
    vhost,
    source,
    destination: queue,
    destination_type: 'queue',
    routing_key: key,
    arguments: {},
  };
}

/**
 * What a queue does in the end with what is given back again and again; a policy, as standing
 * queues refuse other arguments.
 */
function policy(
  vhost: string,
  name: string,
  queues: string,
  terms: { readonly priority: number; readonly definition: object },
): object {
  // RabbitMQ 3 knows no policies for quorum queues alone; it leaves out by itself those whose terms
  // a queue does not know.
  return { vhost, name, pattern: queues, 'apply-to': 'queues', ...terms };
}

/**
 * Every quorum queue falls under one of these, whatever its name: no message is ever dropped.
 *
 * | queues | limit | then |
 * |---|---|---|
 * | a service's | 10 | to its `parking.*`, which the service reads |
 * | `in` | 1,000 | to `returned`, which the gateway reads beside it |
 * | `out`, `returned`, `journal`, `evidence`, `parking.*`, on a cluster `req.*` and `heartbeats`, and any to come | none | a message stays until it is taken |
 *
 * Dead letters leave a queue when the next one has them (at least once), which RabbitMQ does only
 * for queues that refuse what is too much.
 */
function policies(members: readonly string[]): object[] {
  const keep = (vhost: string): object =>
    policy(vhost, 'keep', '.*', { priority: 100, definition: { 'delivery-limit': WITHOUT_END } });
  const handOn = (limit: number, exchange: string): object => ({
    'delivery-limit': limit,
    'dead-letter-exchange': exchange,
    'dead-letter-strategy': 'at-least-once',
    overflow: 'reject-publish',
  });
  return [
    keep(HUB_VHOST),
    policy(HUB_VHOST, 'park', `^(${SERVICES.join('|')})$`, {
      priority: 200,
      definition: handOn(DELIVERY_LIMIT, DEAD_LETTER_EXCHANGE),
    }),
    ...members.flatMap((code) => [
      keep(memberVhost(code)),
      policy(memberVhost(code), 'return', `^${MEMBER_IN}$`, {
        priority: 200,
        definition: handOn(COMMAND_DELIVERY_LIMIT, MEMBER_RETURNED),
      }),
    ]),
  ];
}

/**
 * Exchanges, queues, bindings and policies of the hub and of the given members; applying them twice
 * changes nothing.
 *
 * @param nodes of the broker: on one, requests wait in classic queues, which are fastest; on
 * several in replicated ones, as a classic queue is gone with its node
 */
export function brokerTopology(members: readonly string[], nodes = 1): BrokerDefinitions {
  const requestQueueType = nodes === 1 ? 'classic' : 'quorum';
  const queues: object[] = [];
  const bindings: BrokerBinding[] = [];
  for (const service of SERVICES) {
    queues.push(durableQueue(HUB_VHOST, requestQueue(service), requestQueueType));
    // A queue that nobody reads would look abandoned.
    if (!takesFacts(service)) continue;
    queues.push(
      durableQueue(HUB_VHOST, eventQueue(service), 'quorum', {
        'x-delivery-limit': DELIVERY_LIMIT,
        'x-dead-letter-exchange': DEAD_LETTER_EXCHANGE,
        'x-dead-letter-routing-key': service,
      }),
      durableQueue(HUB_VHOST, parkingQueue(service), 'quorum'),
    );
    bindings.push(binding(HUB_VHOST, DEAD_LETTER_EXCHANGE, parkingQueue(service), service));
  }
  queues.push(
    durableQueue(HUB_VHOST, JOURNAL_QUEUE, 'quorum', { 'x-single-active-consumer': true }),
    durableQueue(HUB_VHOST, EVIDENCE_QUEUE, 'quorum', { 'x-single-active-consumer': true }),
    durableQueue(HUB_VHOST, HEARTBEAT_QUEUE, requestQueueType, {
      'x-message-ttl': HEARTBEAT_TTL_MS,
      'x-max-length': 1_000,
    }),
  );
  for (const name of [JOURNAL_QUEUE, HEARTBEAT_QUEUE, EVIDENCE_QUEUE])
    bindings.push(binding(HUB_VHOST, OPERATIONS_EXCHANGE, name, name));
  for (const message of allMessages()) {
    if (message.kind !== 'event') {
      bindings.push(
        binding(HUB_VHOST, REQUEST_EXCHANGE, requestQueue(message.owner), message.type),
      );
      continue;
    }
    for (const service of SERVICES) {
      if (!takes(service, message)) continue;
      bindings.push(binding(HUB_VHOST, EVENT_EXCHANGE, eventQueue(service), message.type));
    }
  }
  const vhosts = [{ name: HUB_VHOST }, ...members.map((code) => ({ name: memberVhost(code) }))];
  const exchanges = [
    exchange(HUB_VHOST, EVENT_EXCHANGE, 'topic'),
    exchange(HUB_VHOST, REQUEST_EXCHANGE, 'direct'),
    exchange(HUB_VHOST, DEAD_LETTER_EXCHANGE, 'direct'),
    exchange(HUB_VHOST, OPERATIONS_EXCHANGE, 'direct'),
  ];
  for (const code of members) {
    const vhost = memberVhost(code);
    for (const name of [MEMBER_IN, MEMBER_OUT, MEMBER_RETURNED]) {
      exchanges.push(exchange(vhost, name, 'fanout'));
      bindings.push(binding(vhost, name, name, ''));
    }
    queues.push(
      durableQueue(vhost, MEMBER_IN, 'quorum', { 'x-delivery-limit': COMMAND_DELIVERY_LIMIT }),
      durableQueue(vhost, MEMBER_OUT, 'quorum', {
        'x-max-length': OUT_LIMIT,
        'x-overflow': 'reject-publish',
      }),
      durableQueue(vhost, MEMBER_RETURNED, 'quorum'),
    );
  }
  return { vhosts, exchanges, queues, bindings, policies: policies(members) };
}
