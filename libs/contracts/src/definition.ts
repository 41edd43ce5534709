import type { ActedOn, ObjectName } from './objects.js';
import type { Role } from './roles.js';
import type { Shape } from './shape/read-shape.js';

export const SERVICES = [
  'gateway',
  'episode-service',
  'lookup-service',
  'consent-service',
  'identity-service',
  'directory-service',
  'notification-service',
  'arbitration-service',
  'monitor-service',
  'ledger-service',
] as const;
export type ServiceName = (typeof SERVICES)[number];

/**
 * `none`: ids and states. `identity`: tells who a child or member of staff is. `content`: words
 * about a family.
 */
export type PersonalData = 'none' | 'identity' | 'content';

interface Definition<P extends object> {
  /**
   * Name and version, `consent.withdrawn.v1`: CloudEvents type, routing key and schema id in one.
   */
  readonly type: string;
  readonly owner: ServiceName;
  readonly summary: string;
  readonly personalData: PersonalData;
  readonly payload: Shape<P>;
  /** Payloads that must be accepted. */
  readonly examples: readonly object[];
  /** Payloads that must be refused, by what is wrong with them. */
  readonly counterExamples: Readonly<Record<string, object>>;
}

/** A fact, published by its owner through the outbox. */
export interface EventDefinition<P extends object = object> extends Definition<P> {
  readonly kind: 'event';
  /**
   * `member`: notification-service carries it to the authorities in the envelope's `recipients`.
   */
  readonly audience: 'internal' | 'member';
  /**
   * Its owner hears of each receipt, and of a delivery that lies unconfirmed:
   * `delivery.confirmed.v1`, `delivery.sent.v1`.
   */
  readonly tracked?: true;
  /**
   * Whoever caused it must not learn that it happened: the evidence of their request, which they
   * may read, leaves it out.
   */
  readonly hidden?: true;
  /**
   * Its loss would harm a child or the family: to try it again takes a second person, and alarms
   * tell of it first.
   */
  readonly weighty?: true;
  /** Nothing more follows in the transfer or dispute that it tells of. */
  readonly ends?: true;
  /** The payload field that names the aggregate; its events keep their order. */
  readonly subject: string;
}

/**
 * How a request is offered over HTTP. Path parameters, query and body together make the payload.
 */
export interface HttpBinding {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly success: 200 | 201;
  /** Creates something: an `Idempotency-Key` is required and `Location` answered. */
  readonly creates?: true;
  /** The reply carries `version`, served as a strong `ETag`. */
  readonly versioned?: true;
  /** The list in the reply that is also given as CSV, where `Accept` asks for `text/csv`. */
  readonly csv?: string;
  /** The field of the reply that is served alone, as a page. */
  readonly html?: string;
  /** `If-Match` is required. */
  readonly conditional?: true;
  /** `If-Match` is heeded where it is sent. */
  readonly heedsVersion?: true;
}

/** Something asked of a service, which answers. */
export interface RequestDefinition<
  P extends object = object,
  R extends object = object,
> extends Definition<P> {
  readonly kind: 'command' | 'query';
  /** The name of what is done, `consent.withdraw`: its type, whatever the version. */
  readonly action: string;
  /** Nothing where it is about no one thing that is there already. */
  readonly on?: ActedOn;
  /** What was done, in words for the family's record. */
  readonly words?: string;
  readonly reply: Shape<R>;
  /** Roles of which the caller needs one; empty for requests between services. */
  readonly roles: readonly Role[];
  readonly http?: HttpBinding;
  /** Also accepted on a member's AMQP `in` exchange. */
  readonly amqp?: true;
  /**
   * Taken over AMQP without a word: to confirm a receipt has no end, and an answer that somebody
   * waits for needs none.
   */
  readonly quiet?: true;
}

export type MessageDefinition = EventDefinition | RequestDefinition;

const TYPE = /^[a-z_]+\.[a-z_]+\.v[1-9]\d*$/;

function checked<D extends MessageDefinition>(definition: D): D {
  if (!TYPE.test(definition.type))
    throw new Error(`Message type ${definition.type} is not like consent.withdrawn.v1`);
  return definition;
}

type Description<D> = Omit<D, 'kind' | 'counterExamples' | 'action' | 'on'>;

interface WithCounterExamples {
  readonly counterExamples?: Readonly<Record<string, object>>;
}

/** What is written of a request; the rest follows from it. */
type RequestDescription<P extends object, R extends object> = Description<RequestDefinition<P, R>> &
  WithCounterExamples & {
    readonly on?: { readonly object: ObjectName; readonly id: keyof NoInfer<P> & string };
  };

/** Defines a fact. */
export function defineEvent<P extends object>(
  definition: Description<EventDefinition<P>> & WithCounterExamples,
): EventDefinition<P> {
  const complete: EventDefinition<P> = { counterExamples: {}, ...definition, kind: 'event' };
  return checked(complete);
}

/** Defines a request that changes something. */
export function defineCommand<P extends object, R extends object>(
  definition: RequestDescription<P, R>,
): RequestDefinition<P, R> {
  return defineRequest('command', definition);
}

/** Defines a request that only reads. */
export function defineQuery<P extends object, R extends object>(
  definition: RequestDescription<P, R>,
): RequestDefinition<P, R> {
  return defineRequest('query', definition);
}

function defineRequest<P extends object, R extends object>(
  kind: 'command' | 'query',
  { on, ...described }: RequestDescription<P, R>,
): RequestDefinition<P, R> {
  const complete: RequestDefinition<P, R> = {
    counterExamples: {},
    ...described,
    kind,
    action: actionOf(described.type),
    ...(on === undefined ? {} : { on: { ...on, in: placeOf(on.id, described.http) } }),
  };
  return checked(complete);
}

function actionOf(type: string): string {
  return type.replace(/\.v\d+$/, '');
}

function placeOf(id: string, http: HttpBinding | undefined): ActedOn['in'] {
  if (http?.path.includes(`{${id}}`)) return 'path';
  return http?.method === 'GET' ? 'query' : 'body';
}

/**
 * The definitions that modules export, by type.
 *
 * @throws Error where two have the same type
 */
export function definitionsIn(modules: readonly object[]): ReadonlyMap<string, MessageDefinition> {
  const found = new Map<string, MessageDefinition>();
  for (const value of modules.flatMap((module): unknown[] => Object.values(module))) {
    if (!isDefinition(value)) continue;
    if (found.has(value.type)) throw new Error(`Message type ${value.type} is defined twice`);
    found.set(value.type, value);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isDefinition(value: unknown): value is MessageDefinition {
  return typeof value === 'object' && value !== null && 'kind' in value && 'payload' in value;
}
