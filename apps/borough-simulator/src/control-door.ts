import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBehaviour } from './behaviour.js';
import type { Journal } from './journal.js';
import type { SimulatedAuthority } from './simulated-authority.js';

/**
 * Loopback door for demonstrations and tests: `GET /readyz`, `GET /journal?authority=&type=&subject=`,
 * `PUT /authorities/{gss}/behaviour`.
 */
export function openControlDoor(
  port: number,
  parts: { authorities: ReadonlyMap<string, SimulatedAuthority>; journal: Journal; ready: () => boolean },
): Server {
  const server = createServer((request, reply) => {
    void answer(request, parts).then(
      ({ status, body }) => {
        send(reply, status, body);
      },
      () => {
        send(reply, 500, { detail: 'The simulator failed' });
      },
    );
  });
  server.listen(port, '127.0.0.1');
  return server;
}

async function answer(
  request: IncomingMessage,
  { authorities, journal, ready }: Parameters<typeof openControlDoor>[1],
): Promise<{ status: number; body: object }> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname === '/readyz') return { status: ready() ? 200 : 503, body: { ready: ready() } };
  if (url.pathname === '/journal') {
    const ask = (name: string): string | undefined => url.searchParams.get(name) ?? undefined;
    return { status: 200, body: journal.find({ authority: ask('authority'), type: ask('type'), subject: ask('subject') }) };
  }
  const code = /^\/authorities\/(E\d{8})\/behaviour$/.exec(url.pathname)?.[1];
  const authority = code === undefined ? undefined : authorities.get(code);
  if (!authority || request.method !== 'PUT') return { status: 404, body: { detail: 'There is no such thing' } };
  const behaviour = readBehaviour(JSON.parse(await readText(request)), authority.behaviour);
  if (!behaviour) return { status: 400, body: { detail: 'mode: normal, silent or wrong; delayMs; transfers: accept, decline or ignore' } };
  authority.behaviour = behaviour;
  return { status: 200, body: behaviour };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function send(reply: ServerResponse, status: number, body: object): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
