import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express, { type NextFunction, type Request, type Response } from 'express';
import { type Refusal, refuse } from '@hub/contracts';
import type { HttpOperation } from '@hub/contracts/catalogue';
import { ReadRecordPage, RecordConsent } from '@hub/contracts/consent';
import { AcceptTransfer, ListTransfers, ReportEpisodes } from '@hub/contracts/episode';
import { OfferPost } from '@hub/contracts/identity';
import type { Caller } from '@hub/use-case';
import type { RequestClient, RequestOptions } from '@hub/messaging';
import { testId } from '@hub/testing';
import { serveOperation } from './operation.js';
import { RefusalError } from './refusal-error.js';

const CALLER: Caller = {
  authority: 'E09000023',
  personId: testId(1),
  roles: ['practitioner'],
  verified: true,
  clientId: 'hub-console',
  door: 'http',
};
const CONSENT = RecordConsent.examples[0] ?? {};
const JSON_TYPE = { 'content-type': 'application/json' };
const KEY = { 'idempotency-key': 'k-1' };

const NOBODY = { named: () => Promise.resolve([]) };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

interface ServiceRequest {
  readonly payload: object;
  readonly options: RequestOptions;
}

/** An operation at a door, whose service gives this answer. */
async function door(
  operation: object,
  result: object | Refusal = { id: testId(9), version: 3 },
  caller = CALLER,
) {
  const served = { ...(operation as HttpOperation), roles: CALLER.roles };
  const asked: ServiceRequest[] = [];
  const requests = {
    request: (_definition: unknown, payload: object, options: RequestOptions) => {
      asked.push({ payload, options });
      return Promise.resolve(result);
    },
  } as unknown as RequestClient;
  const app = express();
  app.all(served.http.path.replace(/\{(\w+)\}/g, ':$1'), (request: Request, reply: Response) => {
    Object.assign(request, { user: caller });
    return serveOperation(served, { requests, names: NOBODY }, request, reply);
  });
  app.use((error: unknown, _request: Request, reply: Response, _next: NextFunction) => {
    reply
      .status(400)
      .json(error instanceof RefusalError ? error.refusal : { defect: String(error) });
  });
  const server = app.listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  const call = (path: string, options: RequestInit = {}): Promise<globalThis.Response> =>
    fetch(`http://127.0.0.1:${String(port)}${path}`, options);
  return { call, asked };
}

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...JSON_TYPE, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('a request that creates something', () => {
  it('is asked of its service with payload, key and caller, and answered with its place and version', async () => {
    const { call, asked } = await door({
      ...RecordConsent,
      http: { ...RecordConsent.http, versioned: true },
    });
    const reply = await call('/v1/consents', post(CONSENT, KEY));
    expect([reply.status, await reply.json()]).toEqual([201, { id: testId(9), version: 3 }]);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      location: `/v1/consents/${testId(9)}`,
      etag: '"3"',
      'cache-control': 'no-store',
    });
    expect(asked).toMatchObject([
      { payload: CONSENT, options: { caller: CALLER, idempotencyKey: 'k-1' } },
    ]);
    expect(asked[0]?.options).not.toHaveProperty('expectedVersion');
  });

  it.each<[string, RequestInit, object]>([
    ['no key', post(CONSENT), { refused: 'idempotency_key_missing' }],
    [
      'a key with a space',
      post(CONSENT, { 'idempotency-key': 'a b' }),
      { faults: [{ field: 'Idempotency-Key' }] },
    ],
    [
      'a key of 101 characters',
      post(CONSENT, { 'idempotency-key': 'a'.repeat(101) }),
      { refused: 'invalid_request' },
    ],
    ['an unknown field', post({ ...CONSENT, oops: 1 }, KEY), { faults: [{ field: 'oops' }] }],
    ['a list', post([CONSENT], KEY), { faults: [{ message: 'must be a JSON object' }] }],
    ['nothing', post('null', KEY), { faults: [{ message: 'must be a JSON object' }] }],
    ['half a text', post('{"a":', KEY), { refused: 'malformed_json' }],
    ['a name twice', post('{"a":1,"a":2}', KEY), { refused: 'malformed_json' }],
    [
      'another type of content',
      post(CONSENT, { ...KEY, 'content-type': 'text/plain' }),
      { refused: 'unsupported_media_type' },
    ],
    [
      'another charset',
      post(CONSENT, { ...KEY, 'content-type': 'application/json; charset=latin1' }),
      { refused: 'unsupported_media_type' },
    ],
    ['too much', post(`"${'x'.repeat(100_001)}"`, KEY), { refused: 'body_too_large' }],
  ])('is refused with %s, before any service is asked', async (_what, options, refusal) => {
    const { call, asked } = await door(RecordConsent);
    expect(await (await call('/v1/consents', options)).json()).toMatchObject(refusal);
    expect(asked).toEqual([]);
  });
});

describe('a step of something that is there', () => {
  const PATH = `/v1/transfers/${testId(5)}/acceptance`;
  const path = (AcceptTransfer.http?.path ?? PATH).replace('{transferId}', testId(5));

  it('carries the id of its path and the version that was read', async () => {
    const { call, asked } = await door(AcceptTransfer);
    const reply = await call(path, post({}, { 'if-match': '"7"' }));
    expect([reply.ok, reply.headers.get('location')]).toEqual([true, null]);
    expect(asked).toMatchObject([
      { payload: { transferId: testId(5) }, options: { expectedVersion: 7 } },
    ]);
  });

  it('carries the version where that may be left out, and takes no other for it', async () => {
    const { call, asked } = await door(OfferPost);
    const offer = `/v1/people/${testId(5)}/offer`;
    const send = async (headers: Record<string, string>) =>
      (await call(offer, post({}, headers))).json();
    await send({ 'if-match': '"7"' });
    await send({});
    const read = `/v1/people/${testId(5)}`;
    expect(await send({ 'if-match': '*' })).toMatchObject({
      refused: 'etag_stale',
      stale: { read },
    });
    expect(asked.map(({ options }) => options.expectedVersion)).toEqual([7, undefined]);
  });

  it.each<[string, Record<string, string>, object, object]>([
    ['does not say which version was read', {}, {}, { refused: 'precondition_required' }],
    ['names any version', { 'if-match': '*' }, {}, { refused: 'etag_stale' }],
    ['names a weak version', { 'if-match': 'W/"7"' }, {}, { refused: 'etag_stale' }],
    [
      'names the id a second time',
      { 'if-match': '"7"' },
      { transferId: testId(6) },
      { faults: [{ field: 'transferId', message: 'is given by the path' }] },
    ],
  ])('is refused where it %s', async (_what, headers, body, refusal) => {
    const { call, asked } = await door(AcceptTransfer);
    expect(await (await call(path, post(body, headers))).json()).toMatchObject(refusal);
    expect(asked).toEqual([]);
  });

  it('is denied to who holds no role for it', async () => {
    const { call, asked } = await door(
      AcceptTransfer,
      {},
      { ...CALLER, roles: ['hub_operations'] },
    );
    const answer = await call(path, post({}, { 'if-match': '"7"' }));
    expect(await answer.json()).toMatchObject({ refused: 'forbidden' });
    expect(asked).toEqual([]);
  });
});

describe('a question', () => {
  it('takes numbers from its address, and no field that it does not know', async () => {
    const { call, asked } = await door(ListTransfers, { items: [] });
    await call('/v1/transfers?limit=7');
    expect(asked).toMatchObject([{ payload: { limit: 7 } }]);
    const refused = await (await call('/v1/transfers?limit=x&oops=1')).json();
    expect(refused).toMatchObject({ refused: 'invalid_request' });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['wait=2', 2_000],
    ['respond-async, wait=99', 4_000],
    ['wait=soon', undefined],
    ['wait=100', undefined],
  ])('that prefers %s is waited for %s ms', async (prefer, waitMs) => {
    const { call, asked } = await door(ListTransfers, { items: [] });
    await call('/v1/transfers', { headers: { prefer } });
    expect(asked[0]?.options.waitMs).toBe(waitMs);
  });

  it('that the service refuses is refused', async () => {
    const { call } = await door(ListTransfers, refuse('not_found'));
    expect(await (await call('/v1/transfers')).json()).toMatchObject({ refused: 'not_found' });
  });

  it('of figures is answered as CSV where that is asked for, without a formula', async () => {
    const rows = [{ agency: '=1+1', episodes: 2 }];
    const { call } = await door(ReportEpisodes, { rows });
    const path = '/v1/reports/episodes?from=2026-01-01&to=2026-02-01';
    const csv = await call(path, { headers: { accept: 'text/csv' } });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('vary')).toBe('Accept');
    expect(await csv.text()).toBe("agency,episodes\r\n'=1+1,2\r\n");
    expect(await (await call(path)).json()).toEqual({ rows });
  });

  it('of a page is answered with it alone, in which nothing is loaded or run', async () => {
    const { call } = await door(ReadRecordPage, { html: '<p>x</p>' });
    const path = (ReadRecordPage.http?.path ?? '').replace('{subjectAccessId}', testId(3));
    const page = await call(path);
    expect(await page.text()).toBe('<p>x</p>');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
