import { get } from 'node:http';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { clientCredentials } from '@hub/borough-connector';
import { PlainDoor } from './stage/plain-door.js';
import { Stage } from './stage/stage.js';

let stage: Stage;
let door: PlainDoor;
beforeAll(async () => {
  stage = new Stage();
  door = await PlainDoor.open(stage);
});

const send = (...request: Parameters<PlainDoor['send']>) => door.send(...request);
const consent = (change: object = {}): string =>
  JSON.stringify({ ...stage.consentBody(['Sutton']), ...change });

describe('bad input', () => {
  it.each<[string, () => string | Buffer, number, string, ...string[]]>([
    ['malformed JSON', () => '{"episodeId":', 400, 'malformed_json'],
    ['a doubled name', () => '{"purpose":"a","purpose":"b"}', 400, 'malformed_json'],
    ['bytes that are not UTF-8', () => Buffer.from([0x7b, 0xff, 0x7d]), 400, 'malformed_json'],
    [
      'a depth bomb',
      () => `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`,
      400,
      'malformed_json',
    ],
    ['a prototype', () => '{"__proto__":{"admin":true}}', 400, 'malformed_json'],
    ['a NUL character', () => consent({ purpose: 'a\u0000b' }), 400, 'malformed_json'],
    ['a list', () => '[]', 400, 'invalid_request'],
    ['an unknown field', () => consent({ admin: true }), 400, 'invalid_request', 'admin'],
    [
      'an unknown nested field',
      () => consent({ givenBy: { kind: 'child', x: 1 } }),
      400,
      'invalid_request',
      'givenBy.x',
    ],
    [
      'over-long text',
      () => consent({ purpose: 'x'.repeat(201) }),
      400,
      'invalid_request',
      'purpose',
    ],
    [
      'a bad GSS code',
      () => consent({ recipients: { kind: 'listed', authorities: ['E08000001'] } }),
      422,
      'recipient_unknown',
      'recipients.authorities.0',
    ],
    [
      'an impossible date',
      () => consent({ givenAt: '2026-02-30T10:00:00Z' }),
      400,
      'invalid_request',
      'givenAt',
    ],
    [
      'a missing field',
      () => consent({ episodeId: undefined }),
      400,
      'invalid_request',
      'episodeId',
    ],
    ['a list for an object', () => consent({ givenBy: [] }), 400, 'invalid_request', 'givenBy'],
    [
      'an object left out',
      () => consent({ recipients: undefined }),
      400,
      'invalid_request',
      'recipients',
    ],
    ['half of a surrogate pair', () => consent({ purpose: 'a\ud83d' }), 400, 'malformed_json'],
    [
      'null for an optional field',
      () => consent({ sensitiveServices: null }),
      400,
      'invalid_request',
      'sensitiveServices',
    ],
    ['a body over 100 kB', () => consent({ purpose: 'x'.repeat(101_000) }), 413, 'body_too_large'],
    [
      'a date in the future',
      () => consent({ givenAt: '2099-01-01T00:00:00Z' }),
      422,
      'date_in_future',
      'givenAt',
    ],
    [
      'a child without a capacity basis',
      () => consent({ givenBy: { kind: 'child' } }),
      422,
      'capacity_basis_missing',
    ],
  ])('%s is refused and stores nothing', async (_what, body, status, code, ...fields) => {
    const reply = await send('POST', '/v1/consents', body());
    expect({ status: reply.status, code: reply.problem.code }).toEqual({ status, code });
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect(reply.problem.errors?.map((error) => error.field) ?? []).toEqual(
      expect.arrayContaining(fields),
    );
  });

  it.each(['text/plain', 'application/json; charset=utf-7', 'application/x-www-form-urlencoded'])(
    '%s is no content type here',
    async (type) => {
      const reply = await send('POST', '/v1/consents', consent(), { 'content-type': type });
      expect({ status: reply.status, code: reply.problem.code }).toEqual({
        status: 415,
        code: 'unsupported_media_type',
      });
    },
  );

  it('a field that the path gives may not stand in the body too', async () => {
    const id = uuidv7();
    const reply = await send(
      'POST',
      `/v1/consents/${id}/withdrawal`,
      JSON.stringify({ consentId: id, withdrawnBy: 'child' }),
    );
    expect(reply.problem).toMatchObject({
      code: 'invalid_request',
      errors: [{ field: 'consentId' }],
    });
  });

  it.each<[string, string, number, string]>([
    ['half an escape in a path', '/v1/consents/%', 400, 'invalid_request'],
    ['bytes in a path that are not UTF-8', '/v1/consents/%ff%fe', 400, 'invalid_request'],
    ['a NUL character for a taxonomy', '/open-referral-uk/v3/taxonomies/%00', 404, 'not_found'],
    ['a NUL character for a term', '/open-referral-uk/v3/taxonomy_terms/a%00b', 404, 'not_found'],
    ['a NUL character for a service', '/open-referral-uk/v3/services/%00', 404, 'not_found'],
    ['a way out of the directory', '/open-referral-uk/v3/%2e%2e/%2e%2e/v1/ops', 404, 'not_found'],
    ['a way out behind a slash', '/open-referral-uk/v3/x%2f..%2f..%2flive', 404, 'not_found'],
    ['a problem that every object has', '/problems/constructor', 404, 'not_found'],
    ['a prototype for a problem', '/problems/__proto__', 404, 'not_found'],
    [
      'a number in an address that is no plain number',
      '/v1/episodes?limit=0x3',
      400,
      'invalid_request',
    ],
  ])('%s is refused as what it is', async (_what, path, status, code) => {
    const reply = await send('GET', path);
    expect({ status: reply.status, code: reply.problem.code }).toEqual({ status, code });
  });

  it('dots in a path that no client has resolved lead nowhere', async () => {
    const { hostname, port } = new URL(stage.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      get({ hostname, port, path: '/open-referral-uk/v3/../../v1/ops' }, (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      }).on('error', reject);
    });
    expect(status).toBe(404);
  });

  it('a lookup with too little, or with an NHS number that fails its check digit, is refused', async () => {
    const ask = (child: object) =>
      send('POST', '/v1/lookups', JSON.stringify({ purpose: 'review', caseReference: 'T', child }));
    expect((await ask({ familyName: 'x' })).problem.code).toBe('details_insufficient');
    expect(await ask({ nhsNumber: '9434765918' })).toMatchObject({
      status: 400,
      problem: { code: 'invalid_request', errors: [{ field: 'child.nhsNumber' }] },
    });
  });

  it('a reconciliation with a bad line changes nothing and names the line', async () => {
    const http = stage.asSystem('Richmond upon Thames');
    const raw = { type: 'application/x-ndjson', content: '{"reference":"a"}\nnonsense\n' };
    await expect(http.post('/v1/pointers/reconciliation', { raw })).rejects.toMatchObject({
      status: 400,
      code: 'invalid_request',
    });
    const system = await clientCredentials(
      stage.url,
      stage.authority('Richmond upon Thames').client,
    )();
    const headers = {
      authorization: `Bearer ${system}`,
      'content-type': 'application/x-ndjson',
      'content-digest': 'sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:',
    };
    expect((await send('POST', '/v1/pointers/reconciliation', '\n', headers)).problem.code).toBe(
      'digest_mismatch',
    );
    const child = stage.childOf('Richmond upon Thames').details;
    const lookup = await send(
      'POST',
      '/v1/lookups',
      JSON.stringify({ purpose: 'review', caseReference: 'T', child }),
    );
    expect(lookup.text).toContain('"outcome":"found"');
  });
});
