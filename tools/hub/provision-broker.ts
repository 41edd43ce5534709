import { createHash } from 'node:crypto';
import { memberVhost, type ServiceName, SERVICES } from '@hub/contracts';
import {
  type BrokerBinding,
  brokerTopology,
  EVENT_EXCHANGE,
  EVIDENCE_QUEUE,
  eventQueue,
  HEARTBEAT_QUEUE,
  HUB_VHOST,
  JOURNAL_QUEUE,
  MEMBER_IN,
  MEMBER_OUT,
  MEMBER_RETURNED,
  OPERATIONS_EXCHANGE,
  parkingQueue,
  REQUEST_EXCHANGE,
  requestQueue,
} from '@hub/messaging';
import { management } from '../backing-services/management.js';

export interface BrokerPasswords {
  /** Service → password; also of the two users that enter members' vhosts. */
  readonly services: Readonly<Record<string, string>>;
  /** GSS code → password. */
  readonly members: Readonly<Record<string, string>>;
}

/**
 * The gateway alone reads members' `in` and `returned`, notification-service alone writes their
 * `out`.
 */
export const INGRESS_USER = 'gateway-ingress';
export const DELIVERY_USER = 'notification-delivery';

/** Reads the management's figures of all queues, and their content nowhere. */
export const MONITOR = 'monitor-service';

/**
 * notification-service asks the management what lies in members' `out`; of other virtual hosts it
 * sees nothing.
 */
const TAGS: Readonly<Record<string, string>> = {
  [MONITOR]: 'monitoring',
  [DELIVERY_USER]: 'management',
};

/**
 * Everything on the broker: vhosts, confined users, exchanges, queues, bindings, policies. Applying
 * it twice changes nothing.
 */
export async function provisionBroker(
  managementUrl: string,
  passwords: BrokerPasswords,
): Promise<void> {
  const members = Object.keys(passwords.members);
  const users = [
    ...SERVICES.map((service) => user(service, passwords.services[service])),
    user(INGRESS_USER, passwords.services[INGRESS_USER]),
    user(DELIVERY_USER, passwords.services[DELIVERY_USER]),
    ...members.map((code) => user(memberVhost(code), passwords.members[code])),
  ];
  const permissions = [
    ...SERVICES.map((service) => permission(service, HUB_VHOST, serviceRights(service))),
    ...members.flatMap((code) => {
      const vhost = memberVhost(code);
      return [
        permission(vhost, vhost, { write: exactly(MEMBER_IN), read: exactly(MEMBER_OUT) }),
        permission(INGRESS_USER, vhost, { write: '^$', read: exactly(MEMBER_IN, MEMBER_RETURNED) }),
        permission(DELIVERY_USER, vhost, { write: exactly(MEMBER_OUT), read: '^$' }),
      ];
    }),
  ];
  const nodes = await management<unknown[]>(managementUrl, 'GET', '/api/nodes?columns=name');
  const topology = brokerTopology(members, nodes.length);
  await management(managementUrl, 'POST', '/api/definitions', { ...topology, users, permissions });
  for (const exchange of [REQUEST_EXCHANGE, EVENT_EXCHANGE])
    await takeAwayStrays(managementUrl, exchange, topology.bindings);
}

/**
 * A request that another service answers now would be answered twice, and a fact that a service
 * takes in no more would still cost it: definitions add bindings and take none away.
 */
async function takeAwayStrays(
  managementUrl: string,
  exchange: string,
  wanted: readonly BrokerBinding[],
): Promise<void> {
  const named = new Set(
    wanted
      .filter(({ vhost, source }) => vhost === HUB_VHOST && source === exchange)
      .map(({ destination, routing_key }) => `${destination} ${routing_key}`),
  );
  const standing = await management<StandingBinding[]>(
    managementUrl,
    'GET',
    `/api/exchanges/${HUB_VHOST}/${exchange}/bindings/source`,
  );
  for (const { destination, routing_key, properties_key: key } of standing) {
    if (named.has(`${destination} ${routing_key}`)) continue;
    const path = `/api/bindings/${HUB_VHOST}/e/${exchange}/q/${destination}/${encodeURIComponent(key)}`;
    await management(managementUrl, 'DELETE', path);
  }
}

interface StandingBinding {
  readonly destination: string;
  readonly routing_key: string;
  readonly properties_key: string;
}

const OPERATIONS_QUEUES: Partial<Record<ServiceName, readonly string[]>> = {
  [MONITOR]: [JOURNAL_QUEUE, HEARTBEAT_QUEUE],
  'ledger-service': [EVIDENCE_QUEUE],
};

function serviceRights(service: ServiceName): { write: string; read: string } {
  return {
    write: exactly(EVENT_EXCHANGE, REQUEST_EXCHANGE, OPERATIONS_EXCHANGE, 'amq.default'),
    read: exactly(
      eventQueue(service),
      requestQueue(service),
      parkingQueue(service),
      ...(OPERATIONS_QUEUES[service] ?? []),
    ),
  };
}

function exactly(...names: string[]): string {
  return `^(${names.map((name) => name.replaceAll('.', '\\.')).join('|')})$`;
}

function permission(name: string, vhost: string, rights: { write: string; read: string }): object {
  return { user: name, vhost, configure: '^$', ...rights };
}

/**
 * Password hash as RabbitMQ keeps it: salt and SHA-256 of salt and password. Source: RabbitMQ,
 * "Passwords".
 */
function user(name: string, password = ''): object {
  const salt = createHash('sha256').update(`salt ${name} ${password}`).digest().subarray(0, 4);
  const hash = createHash('sha256')
    .update(Buffer.concat([salt, Buffer.from(password)]))
    .digest();
  const passwordHash = Buffer.concat([salt, hash]).toString('base64');
  return {
    name,
    password_hash: passwordHash,
    hashing_algorithm: 'rabbit_password_hashing_sha256',
    tags: TAGS[name] ?? '',
  };
}
