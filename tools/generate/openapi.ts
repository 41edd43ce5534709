import { MOST_CHANGES, REFUSALS } from '@hub/contracts';
import { type HttpOperation, httpOperations } from '@hub/contracts/catalogue';
import { NamedPerson } from '@hub/contracts/identity';
import { namesPeople, type Shape } from '@hub/contracts/shape';
import { parameter, problems, ref, success } from './openapi-parts.js';
import { streamPaths } from './openapi-streams.js';
import type { JsonSchema } from './schemas.js';

/** OpenAPI 3.1 of everything that the catalogue offers over HTTP, and of its streams. */
export function openApi(schemas: ReadonlyMap<string, JsonSchema>): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of httpOperations()) {
    const { method, path } = operation.http;
    (paths[path] ??= {})[method.toLowerCase()] = describe(operation, schemas);
  }
  for (const [path, methods] of Object.entries(streamPaths()))
    paths[path] = { ...paths[path], ...methods };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pan-London CAF hub',
      version: '1.0.0',
      description:
        'Connects the case systems of London’s 33 authorities. Generated from the message catalogue.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ oauth: ['hub'] }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: {
        ...Object.fromEntries(schemas),
        Problem: problemSchema(),
        StaleProblem: staleSchema(),
      },
      securitySchemes: {
        oauth: {
          type: 'oauth2',
          flows: {
            clientCredentials: {
              tokenUrl: '/oidc/token',
              scopes: { hub: 'Use the hub as a case system' },
            },
            authorizationCode: {
              authorizationUrl: '/oidc/auth',
              tokenUrl: '/oidc/token',
              scopes: { hub: 'Use the hub as a person' },
            },
          },
        },
      },
    },
  };
}

function describe(operation: HttpOperation, schemas: ReadonlyMap<string, JsonSchema>): JsonSchema {
  const { http, payload, reply, type, summary, roles } = operation;
  const shape = schemas.get(payload.name) ?? {};
  const properties = (shape['properties'] ?? {}) as Record<string, JsonSchema>;
  const inPath = [...http.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const rest = Object.fromEntries(
    Object.entries(properties).filter(([name]) => !inPath.includes(name)),
  );
  const needed = ((shape['required'] ?? []) as string[]).filter((name) => !inPath.includes(name));
  const bodied = http.method === 'POST' && Object.keys(rest).length > 0;
  const parameters = [
    ...inPath.map((name) => parameter('path', name, properties[name] ?? {}, true)),
    ...(http.method === 'GET'
      ? Object.entries(rest).map(([name, schema]) =>
          parameter('query', name, schema, needed.includes(name)),
        )
      : []),
    ...(http.method === 'POST'
      ? [
          parameter(
            'header',
            'Idempotency-Key',
            { type: 'string', maxLength: 100 },
            http.creates === true,
          ),
        ]
      : []),
    ...(http.conditional || http.heedsVersion
      ? [
          parameter(
            'header',
            'If-Match',
            { type: 'string', description: 'The ETag as read' },
            http.conditional === true,
          ),
        ]
      : []),
    parameter(
      'header',
      'Hub-Acting-Person',
      { type: 'string', format: 'uuid', description: 'For case systems: the person they act for' },
      false,
    ),
  ];
  const body = {
    type: 'object',
    properties: rest,
    additionalProperties: false,
    ...(needed.length === 0 ? {} : { required: needed }),
  };
  return {
    operationId: type
      .replace(/\.v\d+$/, '')
      .replace(/[._](\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary,
    description: `Message type \`${type}\`. Roles: ${roles.join(', ')}.`,
    parameters,
    ...(bodied
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: body, example: exampleOf(operation, inPath) },
            },
          },
        }
      : {}),
    responses: {
      [String(http.success)]: success(http, replySchema(reply, schemas)),
      ...problems(http),
    },
  };
}

/** The shape of an answer, with the people whom it names by id beside it. */
function replySchema(reply: Shape, schemas: ReadonlyMap<string, JsonSchema>): JsonSchema {
  if (!namesPeople(reply)) return ref(reply.name);
  const shape = schemas.get(reply.name) ?? {};
  const people = {
    type: 'array',
    items: ref(NamedPerson.name),
    description: 'Members of staff whom it names by id, as far as they can be named at this moment',
  };
  return { ...shape, properties: { ...(shape['properties'] as object), people } };
}

function exampleOf(operation: HttpOperation, inPath: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(operation.examples[0] ?? {}).filter(([name]) => !inPath.includes(name)),
  );
}

function problemSchema(): JsonSchema {
  const text = { type: 'string' };
  const error = {
    type: 'object',
    properties: { field: text, message: text },
    required: ['field', 'message'],
  };
  return {
    type: 'object',
    description: 'Problem details, RFC 9457. Branch on `code`.',
    properties: {
      type: { type: 'string', format: 'uri', description: 'Address of the help page' },
      title: text,
      status: { type: 'integer' },
      code: { type: 'string', enum: Object.keys(REFUSALS) },
      detail: text,
      next: { type: 'string', description: 'What to do' },
      errors: { type: 'array', items: error },
    },
    required: ['type', 'title', 'status', 'code', 'next'],
  };
}

/** What whoever read an older version is told beside. */
function staleSchema(): JsonSchema {
  const text = { type: 'string' };
  const version = { type: 'integer', minimum: 1 };
  const change = {
    type: 'object',
    properties: {
      version: { ...version, description: 'The version that came of it' },
      at: { type: 'string', format: 'date-time' },
      did: { type: 'string', description: 'What was done, as a code' },
      words: { type: 'string', description: 'The same in words' },
      authority: { type: 'string', description: 'Who did it; absent where the hub did' },
      personId: { type: 'string', format: 'uuid', description: 'The person, where you may know' },
    },
    required: ['version', 'at', 'did', 'words'],
  };
  return {
    allOf: [ref('Problem')],
    type: 'object',
    description: 'It has changed since you read it: how it stands, and what was done since.',
    properties: {
      current: { ...version, description: 'The version now; absent where If-Match is no version' },
      read: { ...text, description: 'Where it is read' },
      changes: {
        type: 'array',
        maxItems: MOST_CHANGES,
        items: change,
        description:
          'What was done since, newest first, as far as it is kept by version: steps of episodes, and all of a dispute. What else is on record stands at `read`, and on the timeline.',
      },
    },
    required: ['read'],
  };
}
