import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FeedServer } from './feed-server.js';
import type { GeneratedService } from './generate-services.js';

const services = Array.from(
  { length: 25 },
  (_, place) =>
    ({
      id: `s ${String(place)}`,
      name: 'x',
      status: 'active',
      schedules: [],
    }) as unknown as GeneratedService,
);

describe('a simulated feed', () => {
  let feed: FeedServer;
  let server: Server;
  let url: string;
  beforeEach(async () => {
    feed = new FeedServer(services);
    server = createServer((request, reply) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://feed');
      void feed.serve(pathname, searchParams, request, reply);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterEach(() => {
    server.close().closeAllConnections();
  });
  const ask = (path: string, headers = {}) => fetch(url + path, { headers, redirect: 'manual' });
  const page = async (number: number) =>
    (await (await ask(`/services?page=${String(number)}&per_page=10`)).json()) as {
      contents: { id: string }[];
    };

  it('is read page by page, each service once', async () => {
    const pages = await Promise.all([1, 2, 3].map(page));
    expect(pages).toMatchObject([
      { total_items: 25, total_pages: 3, page_number: 1, first_page: true, last_page: false },
      { page_number: 2, first_page: false, last_page: false },
      { page_number: 3, size: 5, first_page: false, last_page: true, empty: false },
    ]);
    const ids = pages.flatMap(({ contents }) => contents.map(({ id }) => id));
    expect(new Set(ids).size).toBe(25);
  });

  it('gives one service by its id, and says where a page is as it was', async () => {
    expect(await (await ask('/services/s%203')).json()).toMatchObject({ id: 's 3' });
    expect((await ask('/services/none')).status).toBe(404);
    expect((await ask('/other')).status).toBe(404);
    const etag = (await ask('/services')).headers.get('etag') ?? '';
    expect((await ask('/services', { 'if-none-match': etag })).status).toBe(304);
    feed.services = services.slice(1);
    expect((await ask('/services', { 'if-none-match': etag })).status).toBe(200);
    expect([...feed.answered]).toEqual([
      [200, 3],
      [404, 2],
      [304, 1],
    ]);
  });

  it('sends on to where it is told to, without losing what was asked', async () => {
    feed.redirectTo = 'http://other.example';
    const reply = await ask('/services?page=2');
    expect([reply.status, reply.headers.get('location')]).toEqual([
      307,
      'http://other.example/services?page=2',
    ]);
  });

  it('is wrong as its mood is', async () => {
    feed.mood = 'failing';
    expect((await ask('/services')).status).toBe(500);
    feed.mood = 'inward';
    expect((await ask('/services')).headers.get('location')).toContain('169.254.169.254');
    feed.mood = 'not_json';
    expect((await ask('/services')).headers.get('content-type')).toBe('text/html');
    feed.mood = 'miscounting';
    expect(await page(1)).toMatchObject({ total_items: 26 });
    feed.mood = 'circle';
    expect(await page(7)).toMatchObject({ page_number: 7, total_pages: 8, last_page: false });
    feed.mood = 'list_only';
    expect((await page(1)).contents[0]).not.toHaveProperty('schedules');
    feed.mood = 'invalid';
    expect((await page(1)).contents[3]).toMatchObject({ status: 'perhaps' });
  });

  it('that changes while it is read loses a service between two pages', async () => {
    feed.mood = 'changing';
    const seen = (await Promise.resolve(page(1))).contents.concat((await page(2)).contents);
    expect(seen.map(({ id }) => id)).not.toContain('s 10');
    expect(seen.map(({ id }) => id)).toContain('s 11');
  });
});
