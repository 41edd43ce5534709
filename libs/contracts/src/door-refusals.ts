/** A reason for saying no: its HTTP status, and what to do next. */
export interface RefusalReason {
  readonly status: number;
  readonly title: string;
  readonly next: string;
}

/**
 * What is refused at the doors, whatever is asked: stable code → HTTP status and what to do next.
 */
export const DOOR_REFUSALS = {
  malformed_json: {
    status: 400,
    title: 'The body is not valid JSON',
    next: 'Send one JSON object in UTF-8.',
  },
  invalid_request: {
    status: 400,
    title: 'The request does not have the right shape',
    next: 'Correct the fields listed under errors.',
  },
  idempotency_key_missing: {
    status: 400,
    title: 'Idempotency-Key is required',
    next: 'Send a fresh UUID in Idempotency-Key and repeat it when you retry.',
  },
  unauthenticated: {
    status: 401,
    title: 'No valid access token',
    next: 'Get a token from /oidc/token and send it as a Bearer token.',
  },
  forbidden: {
    status: 403,
    title: 'Your role does not allow this',
    next: 'Ask a colleague who holds one of the roles that may: docs/generated/access.md lists them for each operation, GET /v1/people?role= who holds them.',
  },
  not_found: {
    status: 404,
    title: 'There is no such thing',
    next: 'Check the identifier. What belongs to other authorities is answered in the same way.',
  },
  conflict: {
    status: 409,
    title: 'Its present state does not allow this',
    next: 'Read it again and decide from its present state.',
  },
  etag_stale: {
    status: 412,
    title: 'It has changed since you read it',
    next: 'Read it again and send its new ETag in If-Match.',
  },
  body_too_large: {
    status: 413,
    title: 'The body is too large',
    next: 'Send at most 100 kB; use the bulk route for pointers.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'The content type is not accepted here',
    next: 'Send application/json in UTF-8.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'That Idempotency-Key was used with another request',
    next: 'Use a fresh key for a new request.',
  },
  precondition_required: {
    status: 428,
    title: 'If-Match is required',
    next: 'Read it and send its ETag in If-Match.',
  },
  too_many_requests: {
    status: 429,
    title: 'Too many requests',
    next: 'Wait for as long as Retry-After says.',
  },
  unavailable: {
    status: 503,
    title: 'A part of the hub does not answer',
    next: 'Try again in a moment with the same Idempotency-Key.',
  },
  internal_error: {
    status: 500,
    title: 'The hub made a mistake',
    next: 'Try again; if it persists, give operations the trace identifier.',
  },
  forged_sender: {
    status: 403,
    title: 'The sender is not who the message says',
    next: 'Publish with your own AMQP user and put its name in user-id.',
  },
  unknown_message: {
    status: 400,
    title: 'This message type is not accepted here',
    next: 'See the messages page for the types a member may send.',
  },
  encryption_required: {
    status: 400,
    title: 'This message must be encrypted to the hub',
    next: 'Send {"jwe": …} encrypted to the key at /.well-known/hub-jwks.json.',
  },
  not_decryptable: {
    status: 400,
    title: 'The hub cannot decrypt this',
    next: 'Encrypt with ECDH-ES+A256KW and A256GCM to the hub’s current key.',
  },
} as const satisfies Record<string, RefusalReason>;
