import { gzipSync } from 'node:zlib';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpFeedReader } from './http-feed-reader.js';

const BUDGET = { bytes: 1_000_000_000, signal: new AbortController().signal };
const MANY = JSON.stringify({
  total_items: '1001',
  last_page: 'true',
  contents: Array.from({ length: 1_001 }, (_, id) => ({ id })),
});
const ANSWERS: Readonly<Record<string, string | Buffer>> = {
  '/many/services': MANY,
  '/marked/services': `\uFEFF${MANY}`,
  '/packed/services': gzipSync(MANY),
  '/version1/services': JSON.stringify({
    content: [{}],
    totalElements: 1,
    number: 0,
    first: true,
    last: true,
  }),
  '/page/services': '\n<!doctype html><title>Sign in</title>',
  '/broken/services': '{"contents": [{}',
  '/other/services': '{"services": []}',
  '/long/services': JSON.stringify({ contents: [{ name: 'x'.repeat(5_000_000) }] }),
  '/services/long': JSON.stringify({ id: 'long', name: 'x'.repeat(4_000_000) }),
  '/services/html': '<h1>Welcome</h1>',
};

describe('a feed', () => {
  const reader = new HttpFeedReader(['127.0.0.1']);
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((request, reply) => {
      const answer = ANSWERS[(request.url ?? '').split('?')[0] ?? ''];
      reply.writeHead(answer === undefined ? 500 : 200).end(answer);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function read(path: string): Promise<{ batches: number[]; counters: unknown }> {
    const batches: number[] = [];
    const { counters } = await reader.page(
      { url: `${url}/${path}`, page: 1 },
      BUDGET,
      (records) => {
        batches.push(records.length);
        return Promise.resolve();
      },
    );
    return { batches, counters };
  }

  it.each(['many', 'marked', 'packed'])(
    '(%s) is read a hundred records at a time',
    async (path) => {
      expect(await read(path)).toEqual({
        batches: [...Array.from({ length: 10 }, () => 100), 1],
        counters: { total_items: 1_001, last_page: true },
      });
    },
  );

  it('of version 1 counts by other names', async () => {
    expect(await read('version1')).toEqual({
      batches: [1],
      counters: { total_items: 1, page_number: 0, first_page: true, last_page: true },
    });
  });

  it.each([
    ['page', 'Page 1 is not JSON but a web page: is the address that of its API?'],
    ['broken', 'Page 1 is not JSON.'],
    ['other', 'Page 1 has no list of contents.'],
    ['long', 'Page 1 has a record of more than 4000000 bytes.'],
    ['none', 'Page 1 is answered with status 500.'],
  ])('(%s) that is none is refused with its reason', async (path, reason) => {
    await expect(read(path)).rejects.toThrow(reason);
  });

  it('whose one service is longer than any record may be, or is none, is told so', async () => {
    await expect(reader.service(url, 'long', BUDGET)).rejects.toThrow(
      'An answer is larger than 4000000 bytes.',
    );
    expect(await reader.service(url, 'html', BUDGET)).toMatchObject({
      fault: 'is listed, but /services/{id} answers no JSON',
    });
    expect(await reader.service(url, 'absent', BUDGET)).toMatchObject({
      fault: 'is listed, but /services/{id} answers 500',
    });
  });
});
