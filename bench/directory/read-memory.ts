import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpFeedReader } from '../../apps/directory-service/src/adapters/feeds/http-feed-reader.js';

const RECORD = { status: 'active', description: 'x'.repeat(1_500), schedules: [] };
const BYTES = 45_000_000;

/**
 * Gives a page of 45 MB without holding it; run it as a process of its own: `node
 * dist/bench/directory/read-memory.js`.
 */
const server = createServer((_request, reply) => {
  reply.write('{"contents":[');
  let sent = 0;
  let id = 0;
  const more = (): void => {
    while (sent < BYTES) {
      const text = `${id === 0 ? '' : ','}${JSON.stringify({ id: String(id), name: `Service ${String(id)}`, ...RECORD })}`;
      id += 1;
      sent += text.length;
      if (!reply.write(text)) return void reply.once('drain', more);
    }
    reply.end(`],"total_items":${String(id)}}`);
  };
  more();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
let records = 0;
let peak = 0;
const before = process.memoryUsage.rss();
const began = performance.now();
const { bytes } = await new HttpFeedReader(['127.0.0.1']).page(
  { url, page: 1 },
  { bytes: 1_000_000_000, signal: new AbortController().signal },
  (some) => {
    records += some.length;
    peak = Math.max(peak, process.memoryUsage.rss());
    return Promise.resolve();
  },
);
server.close();
const megabytes = (value: number): number => Math.round(value / 1e6);
process.stdout.write(
  `${JSON.stringify({ records, megabytes: megabytes(bytes), seconds: Math.round(performance.now() - began) / 1_000, residentBefore: megabytes(before), residentPeak: megabytes(peak) })}\n`,
);
