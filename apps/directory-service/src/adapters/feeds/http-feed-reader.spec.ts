import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpFeedReader } from './http-feed-reader.js';

const BUDGET = { bytes: 1_000_000_000, signal: new AbortController().signal };
const ANSWERS: Readonly<Record<string, string>> = {
  '/many/services': JSON.stringify({ contents: Array.from({ length: 1_001 }, () => ({})) }),
  '/enough/services': JSON.stringify({ contents: Array.from({ length: 1_000 }, () => ({})) }),
  '/services/long': JSON.stringify({ id: 'long', name: 'x'.repeat(2_000_000) }),
};

describe('a feed', () => {
  const reader = new HttpFeedReader(['127.0.0.1']);
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((request, reply) =>
      reply.end(ANSWERS[(request.url ?? '').split('?')[0] ?? '']),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('whose page has more records than a page may have is refused', async () => {
    await expect(reader.page(`${url}/many`, 1, undefined, BUDGET)).rejects.toThrow(
      'Page 1 has 1001 records; a page may have 1000, and 100 were asked for.',
    );
    expect(await reader.page(`${url}/enough`, 1, undefined, BUDGET)).toMatchObject({
      page: { contents: { length: 1_000 } },
    });
  });

  it('whose one service is longer than any record may be is refused', async () => {
    await expect(reader.service(url, 'long', BUDGET)).rejects.toThrow(
      'An answer is larger than 2000000 bytes.',
    );
  });
});
