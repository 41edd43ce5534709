import { request, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { MOST_CONTENT_BYTES, MOST_SEALED_BYTES } from '@hub/contracts/episode';
import { testId } from '@hub/testing';
import { CALLER, DoorRig, says } from '../../testing/door-rig.js';
import { ContentProxyController } from './content-proxy.controller.js';

const [EPISODE, DOCUMENT, RELEASE] = [testId(1), testId(2), testId(3)];
const KEY = { 'idempotency-key': 'k-1' };
const PDF = { 'content-type': 'application/pdf' };

const rig = new DoorRig();
afterEach(() => {
  rig.close();
});

type Route = 'add' | 'addVersion' | 'own' | 'released' | 'pass';
const PATHS: Readonly<Record<Route, string>> = {
  add: '/episodes/:episodeId',
  addVersion: '/documents/:documentId',
  own: '/documents/:documentId',
  released: '/releases/:releaseId',
  pass: '/releases/:releaseId',
};

async function door(route: Route, answer: (reply: ServerResponse) => void, caller = CALLER) {
  const { url, reached } = await rig.service(answer);
  const controller = new ContentProxyController(rig.contexts, url);
  const serve: Parameters<DoorRig['gateway']>[1] = (call, reply) => controller[route](call, reply);
  return { url: await rig.gateway(PATHS[route], serve, caller), reached };
}

const post = (headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...PDF, ...KEY, ...headers },
  body: 'what is known',
});
/** What is answered to a POST that says how long it is, before any of it is sent. */
function declare(url: string, bytes: number): Promise<string> {
  const headers = { ...PDF, ...KEY, 'content-length': String(bytes) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (reply) => {
      reply.setEncoding('utf8').once('data', resolve);
    });
    sent.on('error', reject);
    sent.flushHeaders();
  });
}

const STORED = says(200, { result: { id: DOCUMENT, version: 2 } });

describe('a document on its way in', () => {
  it.each<[Route, string, string, string]>([
    [
      'add',
      `/episodes/${EPISODE}?category=health%20%26%20more`,
      `/internal/episodes/${EPISODE}/documents?category=health%20%26%20more`,
      'document.add.v1',
    ],
    [
      'add',
      `/episodes/${EPISODE}?category=a&category=b`,
      `/internal/episodes/${EPISODE}/documents?category=`,
      'document.add.v1',
    ],
    [
      'addVersion',
      `/documents/${DOCUMENT}`,
      `/internal/documents/${DOCUMENT}/versions`,
      'document.add_version.v1',
    ],
  ])('%s: %s reaches the service as %s', async (route, path, internal, type) => {
    const { url, reached } = await door(route, STORED);
    const reply = await fetch(url + path, post());
    expect([reply.status, await reply.json()]).toEqual([201, { id: DOCUMENT, version: 2 }]);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      location: `/v1/documents/${DOCUMENT}`,
      etag: '"2"',
      'cache-control': 'no-store',
    });
    expect(reached).toMatchObject([
      {
        method: 'POST',
        path: internal,
        headers: PDF,
        body: 'what is known',
        context: { type, caller: { authority: CALLER.authority }, idempotencyKey: 'k-1' },
      },
    ]);
  });

  it('says no type where it has none, and brings no headers of its own', async () => {
    const { url, reached } = await door('addVersion', STORED);
    const body = new Blob(['what is known']);
    const headers = { ...KEY, authorization: 'Bearer t', 'x-more': '1' };
    await fetch(`${url}/documents/${DOCUMENT}`, { method: 'POST', headers, body });
    expect(reached[0]?.headers).not.toHaveProperty('content-type');
    expect(reached[0]?.headers).not.toHaveProperty('authorization');
    expect(reached[0]?.headers).not.toHaveProperty('x-more');
  });

  it('that the service refuses is refused', async () => {
    const { url } = await door('add', says(200, { refusal: { refused: 'conflict' } }));
    const reply = await fetch(`${url}/episodes/${EPISODE}?category=x`, post());
    expect(await reply.json()).toEqual({ refused: 'conflict' });
  });
});

describe('a content on its way out', () => {
  const HEADERS = {
    'content-type': 'application/octet-stream',
    'content-key': 'ey..',
    'content-binding': 'b',
    'document-id': DOCUMENT,
    'x-inward': 'of the service alone',
  };
  const gives = (reply: ServerResponse): void => {
    reply.writeHead(200, HEADERS);
    reply.write('what is ');
    reply.end('known');
  };

  it.each<[Route, string, string, string]>([
    ['own', `/documents/${DOCUMENT}`, 'documents', 'document.read_content.v1'],
    ['released', `/releases/${RELEASE}`, 'releases', 'release.fetch.v1'],
  ])('%s: %s is passed on whole, to be kept by no cache', async (route, path, of, type) => {
    const { url, reached } = await door(route, gives);
    const reply = await fetch(url + path);
    expect(await reply.text()).toBe('what is known');
    const headers = Object.fromEntries(reply.headers);
    const { 'x-inward': _inward, ...passed } = HEADERS;
    expect(headers).toMatchObject({
      ...passed,
      'cache-control': 'no-store',
      'content-disposition': 'attachment',
    });
    expect(headers).not.toHaveProperty('x-inward');
    expect(headers).not.toHaveProperty('document-digest');
    expect(reached).toMatchObject([
      { method: 'GET', path: `/internal/${of}${path.slice(path.lastIndexOf('/'))}/content` },
    ]);
    expect(reached[0]?.context).toMatchObject({ type });
    expect(reached[0]?.context).not.toHaveProperty('idempotencyKey');
  });

  it.each<[string, (reply: ServerResponse) => void, object]>([
    ['refuses', says(409, { refusal: { refused: 'not_found' } }), { refused: 'not_found' }],
    ['says something else', says(202, { result: {} }), { failed: 'ServiceFailedError' }],
    ['cannot now', says(503, {}), { failed: 'ServiceUnavailableError' }],
  ])('is answered for what it is where the service %s', async (_what, answer, body) => {
    const { url } = await door('own', answer);
    expect(await (await fetch(`${url}/documents/${DOCUMENT}`)).json()).toEqual(body);
  });
});

describe('a content that its holder passes', () => {
  it('goes as bytes under the key it came with', async () => {
    const { url, reached } = await door('pass', says(200, { result: { id: RELEASE } }));
    const reply = await fetch(`${url}/releases/${RELEASE}`, post({ 'content-key': 'ey..' }));
    expect([reply.status, await reply.json()]).toEqual([201, { id: RELEASE }]);
    expect(reached).toMatchObject([
      {
        path: `/internal/releases/${RELEASE}/content`,
        headers: { 'content-type': 'application/octet-stream', 'content-key': 'ey..' },
        context: { type: 'release.pass.v1' },
      },
    ]);
  });

  it('without a key brings none', async () => {
    const { url, reached } = await door('pass', says(200, { result: {} }));
    await fetch(`${url}/releases/${RELEASE}`, post());
    expect(reached[0]?.headers).not.toHaveProperty('content-key');
  });
});

describe('nothing reaches the service', () => {
  it.each<[string, Route, string, RequestInit, string]>([
    ['an id that is none', 'add', '/episodes/1?category=x', post(), 'not_found'],
    ['a way out of the path', 'own', '/documents/..%2f..%2flive', {}, 'not_found'],
    [
      'a POST without a key to know it by again',
      'add',
      `/episodes/${EPISODE}`,
      { method: 'POST', body: 'x' },
      'idempotency_key_missing',
    ],
  ])('for %s', async (_what, route, path, init, refused) => {
    const { url, reached } = await door(route, STORED);
    expect(await (await fetch(url + path, init)).json()).toMatchObject({ refused });
    expect(reached).toEqual([]);
  });

  it.each<[Route, string, number]>([
    ['add', `/episodes/${EPISODE}`, MOST_CONTENT_BYTES],
    ['addVersion', `/documents/${DOCUMENT}`, MOST_CONTENT_BYTES],
    ['pass', `/releases/${RELEASE}`, MOST_SEALED_BYTES],
  ])('of what says it is too large: %s', async (route, path, most) => {
    const { url, reached } = await door(route, STORED);
    const answer = await declare(url + path, most + 1);
    expect(answer).toContain('content_too_large');
    expect(reached).toEqual([]);
  });

  it.each<[Route, string, RequestInit]>([
    ['add', `/episodes/${EPISODE}`, post()],
    ['own', `/documents/${DOCUMENT}`, {}],
    ['released', `/releases/${RELEASE}`, {}],
    ['pass', `/releases/${RELEASE}`, post()],
  ])('of somebody who may not: %s', async (route, path, init) => {
    const { url, reached } = await door(route, STORED, { ...CALLER, roles: ['arbitrator'] });
    expect(await (await fetch(url + path, init)).json()).toMatchObject({ refused: 'forbidden' });
    expect(reached).toEqual([]);
  });
});
