import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Behaviour, NORMAL } from './behaviour.js';
import { openControlDoor } from './control-door.js';
import { FeedServer } from './feeds/feed-server.js';
import type { GeneratedService } from './feeds/generate-services.js';
import { Journal, type JournalEntry } from './journal.js';
import type { SimulatedAuthority } from './simulated-authority.js';

const CODE = 'E09000023';
const service = (id: string): GeneratedService => ({
  id,
  name: `Club ${id}`,
  status: 'active',
  last_modified: '2026-11-01T00:00:00.000Z',
});
const message = (id: string, type: string): JournalEntry['message'] =>
  ({ id, type, subject: `about ${id}` }) as JournalEntry['message'];

let server: Server;
let url: string;
let isReady: boolean;
let authority: { behaviour: Behaviour };
let feed: FeedServer;
let journal: Journal;

beforeEach(async () => {
  isReady = false;
  authority = { behaviour: NORMAL };
  feed = new FeedServer([service('a'), service('b')]);
  journal = new Journal();
  server = openControlDoor(
    { port: 0, host: '127.0.0.1' },
    {
      authorities: new Map([[CODE, authority as SimulatedAuthority]]),
      feeds: new Map([[CODE, feed]]),
      journal,
      ready: () => isReady,
    },
  );
  await once(server, 'listening');
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterEach(() => {
  server.close();
});

async function put(path: string, body: string): Promise<[number, unknown]> {
  const reply = await fetch(`${url}${path}`, { method: 'PUT', body });
  return [reply.status, await reply.json()];
}

it('is ready when the simulator is', async () => {
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  isReady = true;
  const reply = await fetch(`${url}/readyz`);
  expect([reply.status, await reply.json()]).toEqual([200, { ready: true }]);
});

it('tells what was received, by authority, type and subject', async () => {
  journal.note(CODE, message('1', 'consent.granted.v1'));
  journal.note(CODE, message('2', 'consent.withdrawn.v1'));
  journal.note('E09000011', message('1', 'consent.granted.v1'));
  const ids = async (query: string) =>
    ((await (await fetch(`${url}/journal?${query}`)).json()) as JournalEntry[]).map((entry) => [
      entry.authority,
      entry.message.id,
    ]);
  expect(await ids(`authority=${CODE}`)).toEqual([
    [CODE, '1'],
    [CODE, '2'],
  ]);
  expect(await ids('type=consent.granted.v1')).toEqual([
    [CODE, '1'],
    ['E09000011', '1'],
  ]);
  expect(await ids('type=consent.granted.v1&authority=E09000011')).toEqual([['E09000011', '1']]);
  expect(await ids('subject=about%202')).toEqual([[CODE, '2']]);
  expect(await ids('')).toHaveLength(3);
});

describe('a change of behaviour', () => {
  const path = `/authorities/${CODE}/behaviour`;

  it('holds from now on, and keeps what it does not name', async () => {
    const silent = { ...NORMAL, mode: 'silent', delayMs: 5 };
    expect(await put(path, '{"mode":"silent","delayMs":5}')).toEqual([200, silent]);
    expect(authority.behaviour).toEqual(silent);
  });

  it('that makes no sense is refused, and changes nothing', async () => {
    const [status] = await put(path, '{"mode":"loud"}');
    expect(status).toBe(400);
    expect(authority.behaviour).toBe(NORMAL);
    expect(await put(path, 'no JSON')).toEqual([500, { detail: 'The simulator failed' }]);
  });
});

describe('a change of a feed', () => {
  const path = `/authorities/${CODE}/feed`;

  it('alters a service, takes another away, and leaves the mood', async () => {
    const change = JSON.stringify({ services: { a: { name: 'Choir' }, b: null } });
    expect(await put(path, change)).toEqual([200, { mood: 'good', services: 1 }]);
    expect(feed.services).toEqual([{ ...service('a'), name: 'Choir' }]);
  });

  it('of mood is heeded where there is such a mood', async () => {
    expect(await put(path, '{"mood":"merry"}')).toMatchObject([400, {}]);
    expect(feed.mood).toBe('good');
    expect(await put(path, '{"mood":"slow"}')).toEqual([200, { mood: 'slow', services: 2 }]);
    expect(feed.mood).toBe('slow');
  });
});

it.each(['/authorities/E09000099/behaviour', '/authorities/x/behaviour', '/', '/journals'])(
  'knows nothing at %s',
  async (path) => {
    expect(await put(path, '{}')).toEqual([404, { detail: 'There is no such thing' }]);
  },
);

it('serves the feeds of authorities, and changes nothing for a reader', async () => {
  const reply = await fetch(`${url}/feeds/${CODE}/services?page=1`);
  expect(reply.status).toBe(200);
  expect(JSON.stringify(await reply.json())).toContain('Club b');
  expect((await fetch(`${url}/authorities/${CODE}/behaviour`)).status).toBe(404);
});
