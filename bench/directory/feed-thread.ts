import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { FeedServer } from '../../apps/borough-simulator/src/feeds/feed-server.js';
import { type GeneratedService, generateServices } from '../../apps/borough-simulator/src/feeds/generate-services.js';

export interface FeedThreadData {
  readonly services: number;
  readonly seed: number;
  readonly outcodesFile: string;
}

/**
 * Serves a feed beside the calls that are timed: collecting tens of megabytes of services in their thread would stop
 * them for tens of milliseconds. Says its port when it is ready; told anything, changes every service and says the port again.
 */
const { services, seed, outcodesFile } = workerData as FeedThreadData;
const feed = new FeedServer([...generateServices(services, seed, outcodesFile).values()].flat());
const server = createServer((request, reply) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  void feed.serve(pathname, searchParams, request, reply);
});

function sayPort(): void {
  parentPort?.postMessage((server.address() as AddressInfo).port);
}

parentPort?.on('message', () => {
  feed.services = feed.services.map((service) => ({ ...service, assured_date: '2026-11-20' }) satisfies GeneratedService);
  sayPort();
});
server.listen(0, '127.0.0.1', sayPort);
