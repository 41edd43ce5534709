import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { CALLER, DoorRig, says } from '../../testing/door-rig.js';
import { LiveProxyController } from './live-proxy.controller.js';
import { ReconciliationProxyController } from './reconciliation-proxy.controller.js';
import { ServiceImportProxyController } from './service-import-proxy.controller.js';

const rig = new DoorRig();
afterEach(() => {
  rig.close();
});

const DONE = says(200, { result: { kept: 3 } });
const ndjson = (body: string, headers = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-ndjson', ...headers },
  body,
});

async function reconciliations(answer = DONE) {
  const { url, reached } = await rig.service(answer);
  const controller = new ReconciliationProxyController(rig.contexts, url);
  const atOnce = await rig.gateway('/x', (request, reply) => controller.atOnce(request, reply));
  const parts = await rig.gateway('/:reconciliationId/:part', (request, reply) =>
    controller.part(request, reply),
  );
  return { atOnce: `${atOnce}/x`, parts, reached };
}

describe('a reconciliation', () => {
  it('passes through as it comes, with who sends it under seal', async () => {
    const { atOnce, reached } = await reconciliations();
    const reply = await fetch(atOnce, ndjson('{"a":1}\n{"a":2}\n'));
    expect(await reply.json()).toEqual({ kept: 3 });
    expect(reached).toMatchObject([
      {
        method: 'POST',
        path: '/internal/pointers/reconciliation',
        headers: { 'content-type': 'application/x-ndjson' },
        body: '{"a":1}\n{"a":2}\n',
        context: { type: 'pointer.reconcile.v1', caller: { authority: CALLER.authority } },
      },
    ]);
  });

  it('in parts names which part of which', async () => {
    const { parts, reached } = await reconciliations();
    await fetch(`${parts}/${testId(1)}/12`, ndjson('{}'));
    expect(reached[0]?.path).toBe(`/internal/reconciliations/${testId(1)}/parts/12`);
  });

  it.each([
    ['an id that is none', '/x/1'],
    ['a part that is none', `/${testId(1)}/one`],
    ['a part beyond counting', `/${testId(1)}/12345`],
  ])('with %s is not there, and reaches nobody', async (_what, path) => {
    const { parts, reached } = await reconciliations();
    expect(await (await fetch(parts + path, ndjson('{}'))).json()).toMatchObject({
      refused: 'not_found',
    });
    expect(reached).toEqual([]);
  });

  it('of another type reaches nobody', async () => {
    const { atOnce, reached } = await reconciliations();
    const reply = await fetch(atOnce, { ...ndjson('{}'), headers: { 'content-type': 'text/csv' } });
    expect(await reply.json()).toMatchObject({ refused: 'unsupported_media_type' });
    expect(reached).toEqual([]);
  });

  it.each<[string, (reply: ServerResponse) => void, object]>([
    ['refuses', says(200, { refusal: { refused: 'conflict' } }), { refused: 'conflict' }],
    ['failed at once', says(200, { failed: 'defect' }), { failed: 'ServiceFailedError' }],
    ['made a mistake', says(500, {}), { failed: 'ServiceFailedError' }],
    ['cannot now', says(503, {}), { failed: 'ServiceUnavailableError' }],
    ['says no JSON', (reply) => reply.end('x'), { failed: 'ServiceUnavailableError' }],
    ['breaks off', (reply) => reply.destroy(), { failed: 'ServiceUnavailableError' }],
  ])('is answered for what it is where the service %s', async (_what, answer, body) => {
    const { atOnce } = await reconciliations(answer);
    expect(await (await fetch(atOnce, ndjson('{}'))).json()).toMatchObject(body);
  });

  it('is unavailable where nobody listens', async () => {
    const controller = new ReconciliationProxyController(rig.contexts, 'http://127.0.0.1:9');
    const url = await rig.gateway('/x', (request, reply) => controller.atOnce(request, reply));
    expect(await (await fetch(`${url}/x`, ndjson('{}'))).json()).toEqual({
      failed: 'ServiceUnavailableError',
    });
  });
});

describe('a file of services', () => {
  it('passes through with what is known of it, and nothing else of its address', async () => {
    const { url, reached } = await rig.service(DONE);
    const controller = new ServiceImportProxyController(rig.contexts, url);
    const door = await rig.gateway('/x', (request, reply) => controller.take(request, reply));
    const file = { method: 'POST', headers: { 'content-type': 'text/csv' }, body: 'name\nA\n' };
    const reply = await fetch(`${door}/x?licence=OGL-UK-3.0&dryRun=true&oops=1&licence2=x`, file);
    expect(await reply.json()).toEqual({ kept: 3 });
    expect(reached).toMatchObject([
      {
        path: '/internal/service-imports?licence=OGL-UK-3.0&dryRun=true',
        headers: { 'content-type': 'text/csv' },
        body: 'name\nA\n',
        context: { type: 'service.import.v1' },
      },
    ]);
  });

  it('may begin from a template', async () => {
    const controller = new ServiceImportProxyController(rig.contexts, 'http://127.0.0.1:9');
    const door = await rig.gateway('/x', (request, reply) => {
      controller.template(request, reply);
    });
    const reply = await fetch(`${door}/x`);
    expect(reply.headers.get('content-disposition')).toContain('services.csv');
    expect((await reply.text()).split(',').length).toBeGreaterThan(5);
  });
});

describe('the live stream', () => {
  async function live(answer: (reply: ServerResponse) => void) {
    const { url, reached } = await rig.service(answer);
    const controller = new LiveProxyController(rig.contexts, url);
    const door = await rig.gateway('/x', (request, reply) => controller.live(request, reply));
    return { url: `${door}/x`, reached };
  }

  it('passes on what happens as it happens, until the service ends it', async () => {
    const { url, reached } = await live((reply) => {
      reply.write('data: 1\n\n');
      reply.end('data: 2\n\n');
    });
    const reply = await fetch(url);
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
    expect(await reply.text()).toBe('data: 1\n\ndata: 2\n\n');
    expect(reached).toMatchObject([{ path: '/internal/live', context: { type: 'ops.live.v1' } }]);
  });

  it.each([
    [503, 'ServiceUnavailableError'],
    [500, 'ServiceFailedError'],
  ])('that the service answers with %s fails as %s', async (status, failed) => {
    const { url } = await live(says(status, {}));
    expect(await (await fetch(url)).json()).toEqual({ failed });
  });
});
