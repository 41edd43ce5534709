import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { SealedContext, ServiceFailedError, ServiceUnavailableError } from '@hub/messaging';
import { Sealer } from '@hub/security';
import { asked, testId } from '@hub/testing';
import { headersOf, idIn, passOn, resultOf } from './internal-stream.js';
import { RefusalError } from './refusal-error.js';

const contexts = new SealedContext(
  new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 7).toString('base64') } }),
);
const context = asked('E09000023');
const requestOf = (body: string): Request =>
  Readable.from([Buffer.from(body)]) as unknown as Request;

/** What a service answered, without a connection. */
const answer = (statusCode: number | undefined, body: string): IncomingMessage =>
  Object.assign(Readable.from([Buffer.from(body)]), { statusCode }) as unknown as IncomingMessage;
const reading = (statusCode: number | undefined, body: unknown) =>
  resultOf(answer(statusCode, typeof body === 'string' ? body : JSON.stringify(body)));

describe('what a service answered', () => {
  it('is its result', async () => {
    expect(await reading(200, { result: { id: 1 } })).toEqual({ id: 1 });
  });

  it('is its refusal, word for word', async () => {
    const refusal = { refused: 'not_found', detail: 'x' };
    await expect(reading(200, { refusal })).rejects.toMatchObject({ refusal });
    await expect(reading(404, { refusal })).rejects.toBeInstanceOf(RefusalError);
  });

  it.each([
    ['broke off', 200, '{"result":', ServiceUnavailableError],
    ['says nothing', 200, '', ServiceUnavailableError],
    ['is away for a moment', 503, 'x', ServiceUnavailableError],
    ['has a fault', 500, 'x', ServiceFailedError],
    ['has a fault behind it', 502, 'x', ServiceFailedError],
    ['says that it is away', 200, { failed: 'outage' }, ServiceUnavailableError],
    ['says that it has a fault', 200, { failed: 'defect' }, ServiceFailedError],
    ['gives no status', undefined, { result: {} }, ServiceFailedError],
  ])('is none where it %s', async (_what, status, body, error) => {
    await expect(reading(status, body)).rejects.toBeInstanceOf(error);
  });
});

describe('an id in a path', () => {
  const of = (id: unknown) => idIn({ params: { id } } as unknown as Request, 'id');

  it('is taken where it is one', () => {
    expect(of(testId(1))).toBe(testId(1));
  });

  it.each([
    undefined,
    '',
    'x',
    `${testId(1)}0`,
    testId(0xabc).toUpperCase(),
    `../${testId(1)}`,
    ['a'],
  ])('is not there where it is none: %j', (id) => {
    expect(() => of(id)).toThrow(RefusalError);
  });
});

it('passes on those headers that a request has', () => {
  const headers: Record<string, string> = { accept: 'text/csv', range: '' };
  const request = { header: (name: string) => headers[name] } as unknown as Request;
  expect(headersOf(request, 'accept', 'if-match', 'range')).toEqual({
    accept: 'text/csv',
    range: '',
  });
});

describe('a request that is passed on', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });
  async function serve(listener: RequestListener): Promise<string> {
    const listening = createServer(listener);
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((listening.address() as AddressInfo).port)}/in`;
  }
  const call = (url: string, method: 'GET' | 'POST' = 'POST') => ({
    method,
    url,
    headers: { 'content-type': 'text/csv' },
    context,
  });

  it('goes with its body, its headers and who asks, which only a service of the hub can say', async () => {
    const url = await serve((request, reply) => {
      const { method, headers } = request;
      const who = contexts.open(headers['hub-context'] as string);
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        reply.end(JSON.stringify({ result: { method, type: headers['content-type'], who, body } }));
      });
    });
    const result = await resultOf(await passOn(call(url), requestOf('a,b\n1,2\n'), contexts));
    expect(result).toEqual({
      method: 'POST',
      type: 'text/csv',
      who: JSON.parse(JSON.stringify(context)) as object,
      body: 'a,b\n1,2\n',
    });
  });

  it('goes without a body where it only reads', async () => {
    const url = await serve((_, reply) => reply.end('{"result":{}}'));
    const request = requestOf('never sent');
    expect(await resultOf(await passOn(call(url, 'GET'), request, contexts))).toEqual({});
    expect(request.readableFlowing).toBeNull();
  });

  it('is not answered where the service hangs up', async () => {
    const url = await serve((_, reply) => reply.destroy());
    await expect(passOn(call(url, 'GET'), requestOf(''), contexts)).rejects.toBeInstanceOf(
      ServiceUnavailableError,
    );
  });

  it('is not answered where nobody listens', async () => {
    const url = await serve(() => undefined);
    server?.close();
    await expect(passOn(call(url, 'GET'), requestOf(''), contexts)).rejects.toThrow(
      'The service did not answer',
    );
  });

  it('ends with who asked for it', async () => {
    const request = new Readable({ read: () => undefined });
    request.push('a');
    let aborted: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (aborted = resolve));
    const url = await serve((incoming) => {
      incoming.on('aborted', aborted);
      request.emit('aborted');
    });
    const passing = passOn(call(url), request as unknown as Request, contexts);
    await expect(passing).rejects.toBeInstanceOf(ServiceUnavailableError);
    await expect(ended).resolves.toBeUndefined();
  });
});
