import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { OPEN_REFERRAL_PATH } from '@hub/contracts/directory';
import { DoorRig, says } from '../../testing/door-rig.js';
import { OpenReferralProxyController } from './open-referral-proxy.controller.js';

const PUBLIC = 'https://hub.example';
const PAGE = { total_items: 1, contents: [{ id: 'a' }] };

const rig = new DoorRig();
afterEach(() => {
  rig.close();
});

async function door(answer: (reply: ServerResponse) => void = says(200, PAGE)) {
  const { url: directoryServiceUrl, reached } = await rig.service(answer);
  const controller = new OpenReferralProxyController({
    directoryServiceUrl,
    publicUrl: PUBLIC,
    openApi: '{"openapi":"3.1.0"}',
  });
  const url = await rig.gateway('/*path', (request, reply) => controller.read(request, reply));
  return { url, reached, controller };
}

describe('the public directory', () => {
  it('is passed on with its question as it was asked, and nobody is asked who they are', async () => {
    const { url, reached } = await door();
    const reply = await fetch(`${url}/services/a%20b?page=2&text=caf%C3%A9`);
    expect([reply.status, await reply.json()]).toEqual([200, PAGE]);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(reached).toMatchObject([
      { method: 'GET', path: '/internal/open-referral/services/a%20b?page=2&text=caf%C3%A9' },
    ]);
    expect(reached[0]?.context).toBeUndefined();
  });

  it('is not sent again to who has it', async () => {
    const { url } = await door();
    const etag = (await fetch(`${url}/services`)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const again = (tag: string) => fetch(`${url}/services`, { headers: { 'if-none-match': tag } });
    for (const known of [etag, `"other", ${etag}`, `${etag},"other"`]) {
      const reply = await again(known);
      expect([reply.status, await reply.text()]).toEqual([304, '']);
    }
    expect((await again('"other"')).status).toBe(200);
  });

  it('has another tag where it says something else', async () => {
    const tagOf = async (body: object): Promise<string | null> => {
      const { url } = await door(says(200, body));
      return (await fetch(`${url}/services`)).headers.get('etag');
    };
    expect(await tagOf(PAGE)).toBe(await tagOf({ ...PAGE }));
    expect(await tagOf({ ...PAGE, total_items: 2 })).not.toBe(await tagOf(PAGE));
  });

  it.each(['/%2e%2e%2flive', '/services/a%2f..%2flive', '/services/%00', '//'])(
    'has nothing at %s, and asks nobody for it',
    async (path) => {
      const { url, reached } = await door();
      expect(await (await fetch(url + path)).json()).toMatchObject({ refused: 'not_found' });
      expect(reached).toEqual([]);
    },
  );

  it.each<[string, (reply: ServerResponse) => void, object]>([
    ['has no such service', says(404, {}), { refused: 'not_found' }],
    [
      'refuses the question',
      says(409, { refusal: { refused: 'invalid_request', faults: [{ field: 'page' }] } }),
      { refused: 'invalid_request', faults: [{ field: 'page' }] },
    ],
    [
      'says something else than why',
      says(409, { failed: 'defect' }),
      { failed: 'ServiceFailedError' },
    ],
    ['made a mistake', says(500, {}), { failed: 'ServiceFailedError' }],
    ['cannot now', says(503, {}), { failed: 'ServiceUnavailableError' }],
    ['hangs up', (reply) => reply.destroy(), { failed: 'ServiceUnavailableError' }],
    [
      'hangs up in the middle',
      (reply) => {
        reply.writeHead(200, { 'content-length': '100' });
        reply.write('{');
        setImmediate(() => reply.destroy());
      },
      { failed: 'ServiceUnavailableError' },
    ],
  ])('answers for what it is where the service %s', async (_what, answer, body) => {
    const { url } = await door(answer);
    const reply = await fetch(`${url}/services`);
    expect([reply.status, await reply.json()]).toEqual([400, body]);
    expect(reply.headers.get('cache-control')).toBeNull();
  });
});

describe('what programs ask of it first', () => {
  it('is answered without the service', async () => {
    const { controller, reached } = await door();
    const answer = async (serve: Parameters<DoorRig['gateway']>[1]): Promise<Response> =>
      fetch(`${await rig.gateway('/x', serve)}/x`);
    const about = await answer((_request, reply) => {
      controller.about(reply);
    });
    const openApi = await answer((_request, reply) => {
      controller.openApi(reply);
    });
    const preflight = await answer((_request, reply) => {
      controller.preflight(reply);
    });
    expect(await about.json()).toMatchObject({
      version: 'HSDS-UK-3.0',
      openapi_url: `${PUBLIC}${OPEN_REFERRAL_PATH}/openapi.json`,
    });
    expect(await openApi.text()).toBe('{"openapi":"3.1.0"}');
    expect(openApi.headers.get('content-type')).toContain('application/json');
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, OPTIONS');
    for (const reply of [about, openApi, preflight])
      expect(reply.headers.get('access-control-allow-origin')).toBe('*');
    expect(reached).toEqual([]);
  });
});
