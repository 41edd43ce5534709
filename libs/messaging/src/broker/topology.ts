import { allMessages, memberVhost, SERVICES, type ServiceName, STREAMS } from '@hub/contracts';

/** Names in vhost `hub`. Routing keys are message types. */
export const HUB_VHOST = 'hub';
export const EVENT_EXCHANGE = 'hub.evt';
export const REQUEST_EXCHANGE = 'hub.req';
export const DEAD_LETTER_EXCHANGE = 'hub.dlx';
/** What monitor-service and ledger-service take in: their queues are named like their routing keys. */
export const OPERATIONS_EXCHANGE = 'hub.ops';
export const JOURNAL_QUEUE = 'journal';
export const HEARTBEAT_QUEUE = 'heartbeats';
export const EVIDENCE_QUEUE = 'evidence';

/** Names in a member's vhost. */
export const MEMBER_IN = 'in';
export const MEMBER_OUT = 'out';

const DELIVERY_LIMIT = 10;
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

/** Part of a RabbitMQ definitions file (`POST /api/definitions`). */
export interface BrokerDefinitions {
  readonly vhosts: { name: string }[];
  readonly exchanges: object[];
  readonly queues: object[];
  readonly bindings: object[];
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

function binding(vhost: string, source: string, queue: string, key: string): object {
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
 * Exchanges, queues and bindings of the hub and of the given members; applying them twice changes nothing.
 *
 * @param nodes of the broker: on one, requests wait in classic queues, which are fastest; on several in replicated
 *   ones, as a classic queue is gone with its node
 */
export function brokerTopology(members: readonly string[], nodes = 1): BrokerDefinitions {
  const requestQueueType = nodes === 1 ? 'classic' : 'quorum';
  const queues: object[] = [];
  const bindings: object[] = [];
  for (const service of SERVICES) {
    queues.push(durableQueue(HUB_VHOST, requestQueue(service), requestQueueType));
    // A queue that nobody reads would look abandoned.
    if (STREAMS[service].length === 0) continue;
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
      if (!STREAMS[service].includes(message.owner)) continue;
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
    exchanges.push(exchange(vhost, MEMBER_IN, 'fanout'), exchange(vhost, MEMBER_OUT, 'fanout'));
    queues.push(
      durableQueue(vhost, MEMBER_IN, 'quorum', { 'x-delivery-limit': DELIVERY_LIMIT * 100 }),
      durableQueue(vhost, MEMBER_OUT, 'quorum', {
        'x-max-length': OUT_LIMIT,
        'x-overflow': 'reject-publish',
      }),
    );
    bindings.push(
      binding(vhost, MEMBER_IN, MEMBER_IN, ''),
      binding(vhost, MEMBER_OUT, MEMBER_OUT, ''),
    );
  }
  return { vhosts, exchanges, queues, bindings };
}
