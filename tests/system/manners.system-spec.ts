import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { clientCredentials } from '@hub/borough-connector';
import { AUTHORITY_CODES, REFUSALS } from '@hub/contracts';
import type { ConsentView } from '@hub/contracts/consent';
import type { ServicePage } from '@hub/contracts/directory';
import { PlainDoor, type Reply } from './stage/plain-door.js';
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

describe('who may', () => {
  it('no token, a broken token and a token for something else are 401', async () => {
    for (const authorization of [
      '',
      'Bearer x.y.z',
      `Bearer ${door.token.slice(0, -3)}abc`,
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
    const merton = stage.as('Merton');
    await stage.episode('Merton', ['Sutton']);
    await stage.episode('Merton', ['Sutton']);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await merton.get<{ items: { id: string }[]; nextCursor?: string }>(
        `/v1/episodes?limit=1${cursor}`,
      );
      seen.push(...body.items.map((item) => item.id));
      cursor = body.nextCursor === undefined ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(new Set(seen).size).toBe(seen.length);
    await expect(merton.get('/v1/episodes?cursor=nonsense')).rejects.toMatchObject({ status: 400 });
    await expect(merton.get('/v1/episodes?limit=0')).rejects.toMatchObject({ status: 400 });
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
