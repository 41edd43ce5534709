import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FeedServer } from './feeds/feed-server.js';
import { isMood } from './feeds/own-feeds.js';
import { readBehaviour } from './behaviour.js';
import type { Journal } from './journal.js';
import type { SimulatedAuthority } from './simulated-authority.js';

/**
 * Loopback door for demonstrations and tests: `GET /readyz`, `GET
 * /journal?authority=&type=&subject=`, `PUT /authorities/{gss}/behaviour`, `PUT
 * /authorities/{gss}/feed`; and each authority's feed of services at `/feeds/{gss}`.
 */
export function openControlDoor(
  { port, host }: { readonly port: number; readonly host: string },
  parts: {
    authorities: ReadonlyMap<string, SimulatedAuthority>;
    feeds: ReadonlyMap<string, FeedServer>;
    journal: Journal;
    ready: () => boolean;
  },
): Server {
  const server = createServer((request, reply) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, code = '', path = ''] = /^\/feeds\/(E\d{8})(\/.*)$/.exec(pathname) ?? [];
    const feed = parts.feeds.get(code);
    if (feed) {
      void feed.serve(path, searchParams, request, reply);
      return;
    }
    void answer(request, parts).then(
      ({ status, body }) => {
        send(reply, status, body);
      },
      () => {
        send(reply, 500, { detail: 'The simulator failed' });
      },
    );
  });
  server.listen(port, host);
  return server;
}

async function answer(
  request: IncomingMessage,
  { authorities, feeds, journal, ready }: Parameters<typeof openControlDoor>[1],
): Promise<{ status: number; body: object }> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname === '/readyz') return { status: ready() ? 200 : 503, body: { ready: ready() } };
  if (url.pathname === '/journal') {
    const ask = (name: string): string | undefined => url.searchParams.get(name) ?? undefined;
    return {
      status: 200,
      body: journal.find({
        authority: ask('authority'),
        type: ask('type'),
        subject: ask('subject'),
      }),
    };
  }
  const [, code = '', what] =
    /^\/authorities\/(E\d{8})\/(behaviour|feed)$/.exec(url.pathname) ?? [];
  const authority = authorities.get(code);
  if (!authority || request.method !== 'PUT')
    return { status: 404, body: { detail: 'There is no such thing' } };
  const feed = feeds.get(code);
  if (what === 'feed' && feed)
    return changeFeed(feed, JSON.parse(await readText(request)) as FeedChange);
  const behaviour = readBehaviour(JSON.parse(await readText(request)), authority.behaviour);
  if (!behaviour)
    return {
      status: 400,
      body: {
        detail: 'mode: normal, silent or wrong; delayMs; transfers: accept, decline or ignore',
      },
    };
  authority.behaviour = behaviour;
  return { status: 200, body: behaviour };
}

interface FeedChange {
  readonly mood?: unknown;
  readonly services?: Readonly<Record<string, object | null>>;
}

/** Its mood, what single services say from now on, and which of them are gone. */
function changeFeed(feed: FeedServer, change: FeedChange): { status: number; body: object } {
  const { mood = feed.mood, services = {} } = change;
  if (!isMood(mood))
    return { status: 400, body: { detail: 'mood: how the feed treats whoever reads it' } };
  feed.mood = mood;
  feed.services = feed.services.flatMap((service) =>
    services[service.id] === null ? [] : [{ ...service, ...services[service.id] }],
  );
  return { status: 200, body: { mood, services: feed.services.length } };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function send(reply: ServerResponse, status: number, body: object): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
