import { CommandAccepted, CommandRefused } from '@hub/contracts/notification';
import { CLOUDEVENTS_JSON, type MessageDefinition, type RequestDefinition } from '@hub/contracts';
import { allMessages } from '@hub/internal-messages';
import type { JsonSchema } from './schemas.js';

const text = { type: 'string' };

/**
 * AsyncAPI 3.0 of what a member may send to `in` and receives from `out`, and of the facts inside
 * the hub.
 */
export function asyncApi(schemas: ReadonlyMap<string, JsonSchema>): JsonSchema {
  const all = allMessages();
  const commands = all.filter(
    (message): message is RequestDefinition => message.kind !== 'event' && message.amqp === true,
  );
  const toMembers = all.filter(
    (message) => message.kind === 'event' && message.audience === 'member',
  );
  const internal = all.filter(
    (message) => message.kind === 'event' && message.owner !== 'notification-service',
  );
  const channel = (
    address: string,
    description: string,
    messages: readonly MessageDefinition[],
  ): JsonSchema => ({
    address,
    description,
    messages: Object.fromEntries(
      messages.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]),
    ),
  });
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Pan-London CAF hub, messages',
      version: '1.0.0',
      description: 'CloudEvents 1.0 in structured JSON. Generated from the message catalogue.',
      license: { name: 'MIT' },
    },
    servers: {
      member: {
        host: 'hub.example',
        protocol: 'amqp',
        pathname: '/m.{gss}',
        description: 'Each member has a vhost of its own',
        variables: { gss: { description: 'GSS code', examples: ['E09000023'] } },
      },
      hub: {
        host: 'hub.example',
        protocol: 'amqp',
        pathname: '/hub',
        description: 'Between the services of the hub',
      },
    },
    channels: {
      in: {
        ...channel(
          'in',
          'Exchange to which a member writes its commands. The user-id property must name its AMQP user.',
          commands,
        ),
        servers: [{ $ref: '#/servers/member' }],
      },
      out: {
        ...channel('out', 'Queue from which a member reads what it is told.', toMembers),
        servers: [{ $ref: '#/servers/member' }],
      },
      events: {
        ...channel('hub.evt', 'Topic exchange; the routing key is the message type.', internal),
        servers: [{ $ref: '#/servers/hub' }],
      },
    },
    operations: {
      takeCommands: {
        action: 'receive',
        channel: { $ref: '#/channels/in' },
        summary: `The hub takes members’ commands and answers each with ${CommandAccepted.type} or ${CommandRefused.type}.`,
      },
      tellMembers: {
        action: 'send',
        channel: { $ref: '#/channels/out' },
        summary: 'The hub tells members what concerns them.',
      },
      publishFacts: {
        action: 'send',
        channel: { $ref: '#/channels/events' },
        summary: 'Services publish facts from their outbox.',
      },
    },
    components: {
      messages: Object.fromEntries(
        all
          .filter((message) => message.kind === 'event' || message.amqp)
          .map((message) => [message.type, describe(message)]),
      ),
      schemas: { ...Object.fromEntries(schemas), Encrypted: encrypted() },
    },
  };
}

function describe(message: MessageDefinition): JsonSchema {
  const sealed = message.kind !== 'event' && message.personalData !== 'none';
  const data = { $ref: `#/components/schemas/${sealed ? 'Encrypted' : message.payload.name}` };
  return {
    name: message.type,
    title: message.type,
    summary: message.summary,
    contentType: CLOUDEVENTS_JSON,
    ...(sealed ? { description: `The decrypted data has the shape ${message.payload.name}.` } : {}),
    payload: envelope(message.type, data),
  };
}

function envelope(type: string, data: JsonSchema): JsonSchema {
  const properties = {
    specversion: { const: '1.0' },
    id: { ...text, maxLength: 100 },
    type: { const: type },
    source: text,
    time: { ...text, format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    subject: text,
    sequence: text,
    partitionkey: text,
    correlationid: text,
    causationid: text,
    traceparent: text,
    actingperson: text,
    ifmatch: text,
    data,
  };
  return { type: 'object', properties, required: ['specversion', 'id', 'type', 'source', 'data'] };
}

function encrypted(): JsonSchema {
  return {
    type: 'object',
    description: 'Compact JWE to a key of /.well-known/hub-jwks.json: ECDH-ES+A256KW, A256GCM.',
    properties: { jwe: text },
    required: ['jwe'],
    additionalProperties: false,
  };
}
