import { type HttpBinding, type HttpOperation, httpOperations, REFUSALS } from '@hub/contracts';
import type { JsonSchema } from './schemas.js';

const EVERYWHERE = [400, 401, 403, 404, 429, 503];
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** OpenAPI 3.1 of everything that the catalogue offers over HTTP, and of the bulk route. */
export function openApi(schemas: ReadonlyMap<string, JsonSchema>): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of httpOperations()) {
    const { method, path } = operation.http;
    (paths[path] ??= {})[method.toLowerCase()] = describe(operation, schemas);
  }
  paths['/v1/pointers/reconciliation'] = { post: reconciliation() };
  paths['/v1/reconciliations/{reconciliationId}/parts/{part}'] = { post: reconciliationPart() };
  paths['/v1/ops/live'] = { get: live() };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pan-London CAF hub',
      version: '1.0.0',
      description: 'Connects the case systems of London’s 33 authorities. Generated from the message catalogue.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ oauth: ['hub'] }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { ...Object.fromEntries(schemas), Problem: problemSchema() },
      securitySchemes: {
        oauth: {
          type: 'oauth2',
          flows: {
            clientCredentials: { tokenUrl: '/oidc/token', scopes: { hub: 'Use the hub as a case system' } },
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
  const rest = Object.fromEntries(Object.entries(properties).filter(([name]) => !inPath.includes(name)));
  const needed = ((shape['required'] ?? []) as string[]).filter((name) => !inPath.includes(name));
  const bodied = http.method === 'POST' && Object.keys(rest).length > 0;
  const parameters = [
    ...inPath.map((name) => parameter('path', name, properties[name] ?? {}, true)),
    ...(http.method === 'GET' ? Object.entries(rest).map(([name, schema]) => parameter('query', name, schema, needed.includes(name))) : []),
    ...(http.method === 'POST' ? [parameter('header', 'Idempotency-Key', { type: 'string', maxLength: 100 }, http.creates === true)] : []),
    ...(http.conditional ? [parameter('header', 'If-Match', { type: 'string', description: 'The ETag as read' }, true)] : []),
    parameter('header', 'Hub-Acting-Person', { type: 'string', format: 'uuid', description: 'For case systems: the person they act for' }, false),
  ];
  const body = { type: 'object', properties: rest, additionalProperties: false, ...(needed.length === 0 ? {} : { required: needed }) };
  return {
    operationId: type.replace(/\.v\d+$/, '').replace(/[._](\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary,
    description: `Message type \`${type}\`. Roles: ${roles.join(', ')}.`,
    parameters,
    ...(bodied ? { requestBody: { required: true, content: { 'application/json': { schema: body, example: exampleOf(operation, inPath) } } } } : {}),
    responses: { [String(http.success)]: success(http, reply.name), ...problems(http) },
  };
}

function exampleOf(operation: HttpOperation, inPath: readonly string[]): object {
  return Object.fromEntries(Object.entries(operation.examples[0] ?? {}).filter(([name]) => !inPath.includes(name)));
}

function parameter(place: string, name: string, schema: JsonSchema, required: boolean): JsonSchema {
  return { in: place, name, required, schema };
}

function success(http: HttpBinding, reply: string): JsonSchema {
  const headers = {
    ...(http.versioned ? { ETag: { schema: { type: 'string' } } } : {}),
    ...(http.creates && !http.path.includes('{') ? { Location: { schema: { type: 'string' } } } : {}),
  };
  return { description: http.success === 201 ? 'Created' : 'OK', headers, content: { 'application/json': { schema: ref(reply) } } };
}

function problems(http: HttpBinding): JsonSchema {
  const own = http.method === 'POST' ? [409, 413, 415, 422] : [];
  const conditional = http.conditional ? [412, 428] : [];
  const statuses = [...EVERYWHERE, ...own, ...conditional].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = Object.entries(REFUSALS).filter(([, refusal]) => refusal.status === status).map(([code]) => code);
      return [String(status), { description: codes.join(', '), content: { 'application/problem+json': { schema: ref('Problem') } } }];
    }),
  );
}

function live(): JsonSchema {
  return {
    operationId: 'opsLive',
    summary: 'Steps of messages as they become known, as server-sent events: `steps`, and `alive` every 15 seconds.',
    description: 'Stays open. Roles: hub_operations.',
    responses: { 200: { description: 'OK', content: { 'text/event-stream': { schema: { type: 'string' } } } }, ...problems({ method: 'GET', path: '', success: 200 }) },
  };
}

function reconciliation(): JsonSchema {
  return {
    operationId: 'pointerReconcile',
    summary: 'Replaces all pointers of your authority: one JSON object a line, all or nothing.',
    description: 'Each line has the shape of `PublishPointerPayload`. Roles: authority_system.',
    requestBody: { required: true, content: { 'application/x-ndjson': { schema: { type: 'string' } } } },
    parameters: [contentDigest(false)],
    responses: { 200: success({ method: 'POST', path: '', success: 200 }, 'ReconciliationView'), ...problems({ method: 'POST', path: '', success: 200 }) },
  };
}

function reconciliationPart(): JsonSchema {
  return {
    ...reconciliation(),
    operationId: 'reconciliationReceivePart',
    summary: 'Sends a part of a reconciliation, in the place of what was sent of it before.',
    parameters: [parameter('path', 'reconciliationId', { type: 'string', format: 'uuid' }, true), parameter('path', 'part', { type: 'integer', minimum: 1 }, true), contentDigest(true)],
  };
}

function contentDigest(required: boolean): JsonSchema {
  return parameter('header', 'Content-Digest', { type: 'string', description: 'RFC 9530: sha-256=:<base64>: over the bytes of the body' }, required);
}

function problemSchema(): JsonSchema {
  const text = { type: 'string' };
  const error = { type: 'object', properties: { field: text, message: text }, required: ['field', 'message'] };
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
