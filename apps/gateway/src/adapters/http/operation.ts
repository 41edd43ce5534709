import { stringify } from 'csv-stringify/sync';
import type { Request, Response } from 'express';
import { v7 as uuidv7 } from 'uuid';
import { type HttpBinding, isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { HttpOperation } from '@hub/contracts/catalogue';
import { fromAddress, readShape } from '@hub/contracts/shape';
import { type RequestClient, type RequestOptions, ServiceFailedError } from '@hub/messaging';
import type { Names } from '../../application/ports.js';
import { withNames } from '../../application/with-names.js';
import { readJson } from './read-body.js';
import { RefusalError } from './refusal-error.js';
import { admit } from './token-strategy.js';

/** Well within the time that a request may take. */
const MOST_WAIT_MS = 4_000;
/** `/v1/disputes/{disputeId}`: one thing stands there, and what is done to it behind. */
const SEGMENTS_OF_ONE = 4;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,100}$/;

/** What stands behind the door. */
interface Behind {
  readonly requests: RequestClient;
  readonly names: Names;
}

/** Serves one request of the catalogue over HTTP: schema, role, then the service that owns it. */
export async function serveOperation(
  operation: HttpOperation,
  { requests, names }: Behind,
  request: Request,
  reply: Response,
): Promise<void> {
  const payload = await readPayload(operation, request);
  const caller = admit(request, operation);
  const options: RequestOptions = {
    caller,
    correlationId: uuidv7(),
    ...idempotencyKey(operation.http, request),
    ...expectedVersion(operation.http, request),
    ...waitMs(request),
  };
  const result = await requests.request(operation, payload, options);
  if (isRefusal(result)) throw new RefusalError(withPlace(result, request));
  if (operation.http.html !== undefined)
    sendPage((result as Readonly<Record<string, unknown>>)[operation.http.html], reply);
  else if (wantsCsv(operation.http, request)) sendCsv(operation.http.csv, result, reply);
  else sendResult(operation.http, await withNames(operation.reply, result, names), reply);
}

/** A page of its own: nothing in it is loaded or run. */
function sendPage(html: unknown, reply: Response): void {
  if (typeof html !== 'string') throw new ServiceFailedError('The service answered no page');
  reply.status(200).set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  reply.type('text/html').send(html);
}

function wantsCsv(
  binding: HttpBinding,
  request: Request,
): binding is HttpBinding & { csv: string } {
  return (
    binding.csv !== undefined && request.accepts(['application/json', 'text/csv']) === 'text/csv'
  );
}

/** RFC 4180; a cell that a spreadsheet would take for a formula is escaped. */
function sendCsv(list: string, result: object, reply: Response): void {
  const rows = (result as Record<string, object[]>)[list] ?? [];
  const content = stringify(rows, {
    header: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  reply
    .status(200)
    .set({ 'Cache-Control': 'no-store', Vary: 'Accept' })
    .type('text/csv')
    .send(content);
}

async function readPayload(operation: HttpOperation, request: Request): Promise<object> {
  const sent =
    operation.http.method === 'GET'
      ? fromAddress(operation.payload, request.query)
      : await readJson(request);
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    throw new RefusalError(
      refuse('invalid_request', undefined, [{ field: '', message: 'must be a JSON object' }]),
    );
  }
  const doubled = Object.keys(request.params).filter((name) => name in sent);
  if (doubled.length > 0) throw new RefusalError(unknownFields(doubled));
  const reading = readShape(
    operation.payload,
    { ...sent, ...fromAddress(operation.payload, request.params) },
    'refuse',
  );
  if (!reading.ok) throw new RefusalError(refuse('invalid_request', undefined, reading.faults));
  return reading.value;
}

function unknownFields(names: readonly string[]): Refusal {
  return refuse(
    'invalid_request',
    undefined,
    names.map((field) => ({ field, message: 'is given by the path' })),
  );
}

/** The key under which repeats of a request take effect once. */
export function idempotencyKey(
  binding: Pick<HttpBinding, 'creates'>,
  request: Request,
): { idempotencyKey?: string } {
  const key = request.header('idempotency-key');
  if (key === undefined) {
    if (binding.creates) throw new RefusalError(refuse('idempotency_key_missing'));
    return {};
  }
  if (IDEMPOTENCY_KEY.test(key)) return { idempotencyKey: key };
  const fault = { field: 'Idempotency-Key', message: 'must be 1 to 100 visible ASCII characters' };
  throw new RefusalError(refuse('invalid_request', undefined, [fault]));
}

function expectedVersion(binding: HttpBinding, request: Request): { expectedVersion?: number } {
  const { conditional = false, heedsVersion = false } = binding;
  const tag = request.header('if-match');
  if (!conditional && (!heedsVersion || tag === undefined)) return {};
  if (tag === undefined) throw new RefusalError(refuse('precondition_required'));
  const version = /^"(\d{1,9})"$/.exec(tag)?.[1];
  if (version === undefined) throw new RefusalError(withPlace(refuse('etag_stale'), request));
  return { expectedVersion: Number(version) };
}

/** Whoever read an older version hears where it is read. */
function withPlace(refusal: Refusal, request: Request): Refusal {
  if (refusal.refused !== 'etag_stale') return refusal;
  const read = request.path.split('/').slice(0, SEGMENTS_OF_ONE).join('/');
  return { ...refusal, stale: { ...refusal.stale, read } };
}

/**
 * `Prefer: wait=<seconds>` (RFC 7240); what cannot be read or kept is ignored, as the standard
 * asks.
 */
function waitMs(request: Request): { waitMs?: number } {
  const seconds = /(?:^|[,;\s])wait=(\d{1,2})(?:$|[,;\s])/i.exec(
    request.header('prefer') ?? '',
  )?.[1];
  return seconds === undefined ? {} : { waitMs: Math.min(Number(seconds) * 1_000, MOST_WAIT_MS) };
}

function sendResult(binding: HttpBinding, result: object, reply: Response): void {
  reply.status(binding.success).set('Cache-Control', 'no-store');
  if (binding.versioned && 'version' in result) reply.set('ETag', `"${String(result.version)}"`);
  if (binding.creates && 'id' in result && !binding.path.includes('{')) {
    reply.set('Location', `${binding.path}/${String(result.id)}`);
  }
  reply.json(result);
}
