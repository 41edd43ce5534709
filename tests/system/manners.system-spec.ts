import { get } from 'node:http';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { clientCredentials } from '@hub/borough-connector';
import { AUTHORITY_CODES, REFUSALS } from '@hub/contracts';
import type { ConsentView } from '@hub/contracts/consent';
import type { ServicePage } from '@hub/contracts/directory';
import { asPerson } from '../../tools/people/sign-in.js';
import { Stage } from './stage/stage.js';

let stage: Stage;
let token: string;
beforeAll(async () => {
  stage = new Stage();
  token = await asPerson(
    stage.url,
    stage.authority('Kingston upon Thames').people[1] ?? stage.person('Camden'),
  )();
});

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly problem: { code?: string; errors?: { field: string }[]; type?: string };
}

async function send(
  method: string,
  path: string,
  body?: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const reply = await fetch(`${stage.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': uuidv7(),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await reply.text();
  const isJson = (reply.headers.get('content-type') ?? '').includes('json');
  return {
    status: reply.status,
    headers: reply.headers,
    text,
    problem: isJson ? (JSON.parse(text) as Reply['problem']) : {},
  };
}

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

describe('who may', () => {
  it('no token, a broken token and a token for something else are 401', async () => {
    for (const authorization of [
      '',
      'Bearer x.y.z',
      `Bearer ${token.slice(0, -3)}abc`,
      'Basic YTpi',
    ]) {
      const reply = await send('GET', '/v1/authorities', undefined, { authorization });
      expect({ authorization, status: reply.status, code: reply.problem.code }).toEqual({
        authorization,
        status: 401,
        code: 'unauthenticated',
      });
      expect(reply.headers.get('www-authenticate')).toContain('Bearer');
    }
  });

  it('a role that does not fit is 403', async () => {
    const reply = await send(
      'POST',
      '/v1/pointers',
      JSON.stringify({
        reference: 'a',
        state: 'open',
        openedOn: '2026-01-01',
        socialCare: 'no',
        child: {},
      }),
    );
    expect({ status: reply.status, code: reply.problem.code }).toEqual({
      status: 403,
      code: 'forbidden',
    });
  });

  it('a case system acts only for people of its own authority', async () => {
    const system = await clientCredentials(stage.url, stage.authority('Camden').client)();
    const headers = {
      authorization: `Bearer ${system}`,
      'hub-acting-person': stage.person('Brent').id,
    };
    expect((await send('POST', '/v1/consents', consent(), headers)).status).toBe(403);
    const own = { ...headers, 'hub-acting-person': stage.person('Camden').id };
    expect((await send('POST', '/v1/consents', consent(), own)).status).toBe(201);
  });

  it('another authority’s object and a missing one cannot be told apart', async () => {
    const { id } = await stage.consent('Lewisham', ['Greenwich']);
    const foreign = await send('GET', `/v1/consents/${id}`);
    const missing = await send('GET', `/v1/consents/${uuidv7()}`);
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(missing.text);
    const names = (reply: Reply) =>
      [...reply.headers.keys()].filter((name) => name !== 'date').sort();
    expect(names(foreign)).toEqual(names(missing));
  });
});

describe('idempotency', () => {
  it('the same key and body give the first answer; another body is refused; no key is refused', async () => {
    const key = { 'idempotency-key': uuidv7() };
    const body = consent();
    const first = await send('POST', '/v1/consents', body, key);
    const again = await send('POST', '/v1/consents', body, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    const other = await send('POST', '/v1/consents', consent({ purpose: 'another' }), key);
    expect({ status: other.status, code: other.problem.code }).toEqual({
      status: 422,
      code: 'idempotency_key_reused',
    });
    const none = await send('POST', '/v1/consents', body, { 'idempotency-key': '' });
    expect(none.status).toBe(400);
  });

  it('twenty at once with one key record one consent', async () => {
    const key = { 'idempotency-key': uuidv7() };
    const body = consent();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => send('POST', '/v1/consents', body, key)),
    );
    expect(new Set(replies.map((reply) => (JSON.parse(reply.text) as ConsentView).id)).size).toBe(
      1,
    );
  });
});

describe('manners', () => {
  it('a created thing has a location and an ETag, and says where the caller stands', async () => {
    const reply = await send('POST', '/v1/consents', consent());
    const { id } = JSON.parse(reply.text) as ConsentView;
    expect(reply.headers.get('location')).toBe(`/v1/consents/${id}`);
    expect(reply.headers.get('etag')).toBe('"1"');
    expect(reply.headers.get('ratelimit')).toMatch(/^"caller";r=\d+;t=\d+$/);
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('lists come in pages whose cursors lead through all of them once', async () => {
    const door = stage.as('Merton');
    await stage.episode('Merton', ['Sutton']);
    await stage.episode('Merton', ['Sutton']);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await door.get<{ items: { id: string }[]; nextCursor?: string }>(
        `/v1/episodes?limit=1${cursor}`,
      );
      seen.push(...body.items.map((item) => item.id));
      cursor = body.nextCursor === undefined ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(new Set(seen).size).toBe(seen.length);
    await expect(door.get('/v1/episodes?cursor=nonsense')).rejects.toMatchObject({ status: 400 });
    await expect(door.get('/v1/episodes?limit=0')).rejects.toMatchObject({ status: 400 });
  });

  it('every problem has a help page behind its type', async () => {
    for (const code of Object.keys(REFUSALS)) {
      const page = await fetch(`${stage.url}/problems/${code}`);
      expect({ code, status: page.status }).toEqual({ code, status: 200 });
    }
    expect((await send('GET', '/v1/nowhere')).problem.type).toBe(`${stage.url}/problems/not_found`);
  });

  it('describes itself, and says how it is', async () => {
    const openApi = (await (await fetch(`${stage.url}/openapi.json`)).json()) as {
      openapi: string;
      paths: object;
    };
    expect(openApi.openapi).toBe('3.1.0');
    for (const path of [
      '/docs',
      '/docs/assets/swagger-ui-bundle.js',
      '/livez',
      '/readyz',
      '/',
      '/.well-known/hub-jwks.json',
    ]) {
      expect({ path, status: (await fetch(`${stage.url}${path}`)).status }).toEqual({
        path,
        status: 200,
      });
    }
    expect(await (await fetch(`${stage.url}/metrics`)).text()).toContain(
      'http_server_request_duration_seconds_bucket',
    );
    const jwks = (await (await fetch(`${stage.url}/.well-known/hub-jwks.json`)).json()) as {
      keys: object[];
    };
    expect(jwks.keys.every((key) => !('d' in key))).toBe(true);
  });

  it('continues the caller’s trace through HTTP, outbox and broker to the other borough', async () => {
    const traceId = uuidv7().replaceAll('-', '');
    const reply = await send('POST', '/v1/consents', consent(), {
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    });
    const { id } = JSON.parse(reply.text) as ConsentView;
    const [told] = await stage.journal.until('consent.granted.v1', id, [stage.code('Sutton')]);
    expect(told?.message.traceparent).toContain(traceId);
  });
});

describe('the directory', () => {
  it('lists the 33 authorities with their contacts', async () => {
    const { items } = JSON.parse((await send('GET', '/v1/authorities')).text) as {
      items: { code: string; leadCafContact: object }[];
    };
    expect(items.map((item) => item.code)).toEqual(AUTHORITY_CODES);
    expect((await send('GET', `/v1/authorities/${stage.code('Camden')}`)).text).toContain(
      '"name":"Camden"',
    );
    expect((await send('GET', '/v1/authorities/E09000099')).status).toBe(400);
  });

  it('finds services by need, age and home authority, and says who may use them', async () => {
    const { items } = JSON.parse(
      (await send('GET', `/v1/services?need=parenting&age=14&home=${stage.code('Camden')}`)).text,
    ) as ServicePage;
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      expect(item.needs).toContain('parenting');
      expect((item.minimumAge ?? 0) <= 14 && (item.maximumAge ?? 99) >= 14).toBe(true);
      expect(item.reasons.length).toBeGreaterThan(0);
      expect(
        item.reasons.every(
          ({ rule, authority }) => rule !== 'residents' || authority === stage.code('Camden'),
        ),
      ).toBe(true);
    }
    const { items: toddlers } = JSON.parse(
      (await send('GET', '/v1/services?age=3')).text,
    ) as ServicePage;
    expect(toddlers.every((item) => (item.minimumAge ?? 0) <= 3)).toBe(true);
  });
});
