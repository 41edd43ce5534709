import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { HttpDoor } from './http-door.js';
import { clientCredentials } from './client-credentials.js';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/**
 * A hub that gives these answers in turn, the last one for ever, and breaks the connection where
 * there is none.
 */
async function hub(...answers: readonly (Answer | 'broken')[]) {
  const calls: Call[] = [];
  const server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      calls.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
      const answer = answers[Math.min(calls.length, answers.length) - 1] ?? 'broken';
      if (answer === 'broken') request.socket.destroy();
      else reply.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body));
    });
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return { url, calls, door: new HttpDoor(url, () => Promise.resolve('token')) };
}

const OK = { status: 200, body: { done: true } };
const problem = (status: number, code: string, headers = {}): Answer => ({
  status,
  headers,
  body: { code, title: 'In words' },
});

describe('a call to the hub', () => {
  it('carries token, key, version and person, and gives back status, body and ETag', async () => {
    const { door, calls } = await hub({ status: 201, headers: { etag: '"2"' }, body: { id: 'a' } });
    const options = { body: { a: 1 }, idempotencyKey: 'k', ifMatch: '"1"', actingPerson: 'p' };
    expect(await door.post('/v1/things', options)).toEqual({
      status: 201,
      body: { id: 'a' },
      etag: '"2"',
    });
    expect(calls).toMatchObject([
      {
        method: 'POST',
        path: '/v1/things',
        body: '{"a":1}',
        headers: {
          authorization: 'Bearer token',
          'content-type': 'application/json',
          'idempotency-key': 'k',
          'if-match': '"1"',
          'hub-acting-person': 'p',
        },
      },
    ]);
  });

  it('that only reads carries no key, and none of what was not given', async () => {
    const { door, calls } = await hub(OK);
    await door.get('/v1/things');
    for (const name of ['idempotency-key', 'if-match', 'hub-acting-person', 'content-type'])
      expect(calls[0]?.headers).not.toHaveProperty(name);
  });

  it('sends raw content as it is, with its type and the digest of RFC 9530', async () => {
    const { door, calls } = await hub(OK);
    await door.post('/v1/x', {
      raw: { type: 'text/csv', content: 'a,b', headers: { 'x-a': '1' } },
    });
    expect(calls[0]).toMatchObject({
      body: 'a,b',
      headers: {
        'content-type': 'text/csv',
        'x-a': '1',
        'content-digest': 'sha-256=:HrfFTVKDG7/olCrwscVrdAlSOlntbKmcEXT+9+sywbU=:',
      },
    });
  });

  it.each<[string, Answer | 'broken']>([
    ['breaks off', 'broken'],
    ['is not available', problem(503, 'unavailable')],
    ['has had too many calls', problem(429, 'too_many_requests')],
    ['stands behind a gateway that gives up', { status: 504 }],
  ])('is made again with the same key where the hub %s', async (_what, first) => {
    const { door, calls } = await hub(first, OK);
    expect((await door.post('/v1/things')).body).toEqual(OK.body);
    const [one, two] = calls.map(({ headers }) => headers['idempotency-key']);
    expect([calls.length, one === two, typeof one]).toEqual([2, true, 'string']);
  });

  it.each<[string, Answer, object]>([
    ['says no', problem(409, 'conflict'), { status: 409, code: 'conflict', detail: 'In words' }],
    [
      'says which fields are wrong',
      {
        status: 400,
        body: {
          code: 'invalid_request',
          title: 't',
          detail: 'd',
          errors: [{ field: 'a', message: 'm' }],
        },
      },
      { code: 'invalid_request', detail: 'd', errors: [{ field: 'a', message: 'm' }] },
    ],
    ['says something that is no problem', { status: 500, body: 'x' }, { status: 500 }],
    [
      'asks for more patience than a call has',
      problem(429, 'too_many_requests', { 'retry-after': '61' }),
      { status: 429, retryAfterSeconds: 61 },
    ],
  ])('is made once where the hub %s', async (_what, answer, error) => {
    const { door, calls } = await hub(answer, OK);
    await expect(door.post('/v1/things')).rejects.toMatchObject({
      name: 'HubProblemError',
      ...error,
    });
    expect(calls).toHaveLength(1);
  });

  it('ends as unreachable after as many tries as were asked for, or with the last problem', async () => {
    const silent = await hub('broken');
    await expect(silent.door.get('/v1/things', { attempts: 2 })).rejects.toMatchObject({
      name: 'HubUnreachableError',
      message: 'GET /v1/things got no answer',
    });
    expect(silent.calls).toHaveLength(2);
    const busy = await hub(problem(503, 'unavailable'));
    await expect(busy.door.get('/v1/things', { attempts: 2 })).rejects.toMatchObject({
      name: 'HubProblemError',
      status: 503,
    });
  });

  it('streams an answer as it comes, in the media type asked for, or says no', async () => {
    const { door, calls } = await hub(OK, problem(404, 'not_found'));
    expect(await (await door.stream('/v1/releases/1/content', 'text/csv')).json()).toEqual(OK.body);
    expect(calls[0]?.headers.accept).toBe('text/csv');
    await expect(door.stream('/v1/releases/2/content')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('tokens of a case system', () => {
  const token = (name: string, seconds: number): Answer => ({
    status: 200,
    body: { access_token: name, expires_in: seconds },
  });

  it('are asked for with its credentials, once for calls at the same time and until shortly before they expire', async () => {
    const { url, calls } = await hub(token('one', 600), token('two', 600));
    const tokens = clientCredentials(url, { id: 'me', secret: 's' });
    expect(await Promise.all([tokens(), tokens()])).toEqual(['one', 'one']);
    expect(await tokens()).toBe('one');
    expect(calls).toMatchObject([
      {
        method: 'POST',
        path: '/oidc/token',
        body: 'grant_type=client_credentials&scope=hub',
        headers: { authorization: `Basic ${Buffer.from('me:s').toString('base64')}` },
      },
    ]);
  });

  it('are asked for anew where one lives too short to be kept, and after a failure', async () => {
    const { url } = await hub(token('one', 59), { status: 500 }, token('two', 600));
    const tokens = clientCredentials(url, { id: 'me', secret: 's' });
    expect(await tokens()).toBe('one');
    await expect(tokens()).rejects.toThrow('The hub gave no token: 500');
    expect(await tokens()).toBe('two');
  });
});
