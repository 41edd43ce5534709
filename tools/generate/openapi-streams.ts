import { CONTENT_CATEGORIES, ReleaseContentWanted } from '@hub/contracts/consent';
import { CONTENT_FORMS, CONTENT_TYPES, MOST_CONTENT_BYTES } from '@hub/contracts/episode';
import { parameter, problems, ref, success } from './openapi-parts.js';
import type { JsonSchema } from './schemas.js';

const POST = { method: 'POST', path: '', success: 201, versioned: true } as const;
const GET = { method: 'GET', path: '', success: 200 } as const;
const text = { type: 'string' };

/** What is offered over HTTP beside the catalogue: streams. */
export function streamPaths(): Record<string, Record<string, JsonSchema>> {
  return {
    '/v1/pointers/reconciliation': { post: reconciliation() },
    '/v1/reconciliations/{reconciliationId}/parts/{part}': { post: reconciliationPart() },
    '/v1/ops/live': { get: live() },
    '/v1/episodes/{episodeId}/documents': { post: addDocument() },
    '/v1/documents/{documentId}/versions': { post: addVersion() },
    '/v1/documents/{documentId}/content': { get: ownContent() },
    '/v1/releases/{releaseId}/content': { get: releasedContent(), post: passContent() },
  };
}

function live(): JsonSchema {
  return {
    operationId: 'opsLive',
    summary:
      'Steps of messages as they become known, as server-sent events: `steps`, and `alive` every 15 seconds.',
    description: 'Stays open. Roles: hub_operations.',
    responses: {
      200: { description: 'OK', content: { 'text/event-stream': { schema: { type: 'string' } } } },
      ...problems(GET),
    },
  };
}

function reconciliation(): JsonSchema {
  return {
    operationId: 'pointerReconcile',
    summary: 'Replaces all pointers of your authority: one JSON object a line, all or nothing.',
    description: 'Each line has the shape of `PublishPointerPayload`. Roles: authority_system.',
    requestBody: {
      required: true,
      content: { 'application/x-ndjson': { schema: { type: 'string' } } },
    },
    parameters: [contentDigest(false)],
    responses: {
      200: success({ method: 'POST', path: '', success: 200 }, ref('ReconciliationView')),
      ...problems({ method: 'POST', path: '', success: 200 }),
    },
  };
}

function reconciliationPart(): JsonSchema {
  return {
    ...reconciliation(),
    operationId: 'reconciliationReceivePart',
    summary: 'Sends a part of a reconciliation, in the place of what was sent of it before.',
    parameters: [
      parameter('path', 'reconciliationId', { type: 'string', format: 'uuid' }, true),
      parameter('path', 'part', { type: 'integer', minimum: 1 }, true),
      contentDigest(true),
    ],
  };
}

function contentDigest(required: boolean): JsonSchema {
  return parameter(
    'header',
    'Content-Digest',
    { type: 'string', description: 'RFC 9530: sha-256=:<base64>: over the bytes of the body' },
    required,
  );
}

function id(name: string): JsonSchema {
  return parameter('path', name, { type: 'string', format: 'uuid' }, true);
}

const FORMS = {
  'application/json': {
    schema: { oneOf: Object.values(CONTENT_FORMS).map((shape) => ref(shape.name)) },
  },
  ...Object.fromEntries(
    CONTENT_TYPES.filter((type) => type !== 'application/json').map((type) => [
      type,
      { schema: { type: 'string', format: 'binary', maxLength: MOST_CONTENT_BYTES } },
    ]),
  ),
};

function addDocument(): JsonSchema {
  return {
    operationId: 'documentAdd',
    summary:
      'Adds a document to an episode’s folder. The body is its content, at most 10 MB; JSON has the form of its category.',
    description:
      'Stored sealed, under a consent in force or not at all. Roles: practitioner, lead_caf_contact, authority_system.',
    parameters: [
      id('episodeId'),
      parameter('query', 'category', { type: 'string', enum: [...CONTENT_CATEGORIES] }, true),
      parameter('header', 'Idempotency-Key', { type: 'string', maxLength: 100 }, true),
    ],
    requestBody: { required: true, content: FORMS },
    responses: { 201: success({ ...POST, creates: true }, ref('DocumentView')), ...problems(POST) },
  };
}

function addVersion(): JsonSchema {
  return {
    ...addDocument(),
    operationId: 'documentAddVersion',
    summary: 'Adds a version of a document; only the authority that added the document may.',
    parameters: [
      id('documentId'),
      parameter('header', 'Idempotency-Key', { type: 'string', maxLength: 100 }, true),
    ],
  };
}

const SEALED_TYPE = 'application/octet-stream';
/** What is said beside a sealed content. */
const SEALED_HEADERS = {
  'Content-Key': {
    description: 'Key of the content, 32 bytes, encrypted to the recipient: compact JWE',
    schema: text,
  },
  'Content-Binding': { description: 'Additional authenticated data of each chunk', schema: text },
  'Document-Media-Type': { schema: text },
  'Document-Id': { schema: text },
  'Document-Version': { schema: text },
  'Document-Digest': {
    description: 'SHA-256 of the content in clear, hexadecimal, where its holder passed it',
    schema: text,
  },
};

function ownContent(): JsonSchema {
  return {
    operationId: 'documentReadContent',
    summary: 'The content of a document’s newest version, for the authority that added it.',
    description:
      'In clear; with Recipient-Key sealed to that key, as a release answers. Roles: practitioner, lead_caf_contact, service_manager, authority_system.',
    parameters: [
      id('documentId'),
      parameter(
        'header',
        'Recipient-Key',
        {
          type: 'string',
          maxLength: 500,
          description:
            'Your key, to which the content’s key is encrypted: public half, P-256, a JWK in JSON',
        },
        false,
      ),
    ],
    responses: {
      200: {
        description: 'OK',
        headers: SEALED_HEADERS,
        content: Object.fromEntries(
          [...CONTENT_TYPES, SEALED_TYPE].map((type) => [
            type,
            { schema: { type: 'string', format: 'binary' } },
          ]),
        ),
      },
      ...problems(GET),
    },
  };
}

function releasedContent(): JsonSchema {
  return {
    operationId: 'releaseFetch',
    summary:
      'The content of a release, sealed, with its key for the recipient alone, if nothing stands against it in this instant.',
    description:
      'AES-256-GCM in chunks of 64 KiB, each with its tag behind it; nonce: number of the chunk in 11 bytes, then 1 for the last and 0 for the others. Roles: practitioner, lead_caf_contact, service_manager, authority_system.',
    parameters: [id('releaseId')],
    responses: {
      200: {
        description: 'OK',
        headers: SEALED_HEADERS,
        content: { [SEALED_TYPE]: { schema: { type: 'string', format: 'binary' } } },
      },
      ...problems(GET),
    },
  };
}

function passContent(): JsonSchema {
  return {
    operationId: 'releasePass',
    summary: `Passes a content that stays in your own system to the recipient of a release, sealed to them. The answer to ${ReleaseContentWanted.type}.`,
    description:
      'The body is sealed like what GET answers, under a fresh key. Roles: practitioner, lead_caf_contact, authority_system.',
    parameters: [
      id('releaseId'),
      parameter(
        'header',
        'Content-Key',
        {
          type: 'string',
          maxLength: 2_000,
          description:
            'That key, 32 bytes, encrypted to recipientKey: compact JWE, ECDH-ES+A256KW and A256GCM',
        },
        true,
      ),
      parameter('header', 'Idempotency-Key', { type: 'string', maxLength: 100 }, true),
    ],
    requestBody: {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    responses: { 201: success(POST, ref('Done')), ...problems(POST) },
  };
}
