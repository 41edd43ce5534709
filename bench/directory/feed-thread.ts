import { parentPort, workerData } from 'node:worker_threads';
import {
  type GeneratedService,
  generateServices,
} from '../../apps/borough-simulator/src/feeds/generate-services.js';
import { ServedFeed } from '../../apps/borough-simulator/src/feeds/served-feed.js';

export interface FeedThreadData {
  readonly services: number;
  readonly seed: number;
  readonly outcodesFile: string;
}

/**
 * Serves a feed beside the calls that are timed: collecting tens of megabytes of services in their
 * thread would stop them for tens of milliseconds. Says its address when it is ready; told
 * anything, changes every service and says it again.
 */
const { services, seed, outcodesFile } = workerData as FeedThreadData;
const { feed, url } = await ServedFeed.open(
  [...generateServices(services, seed, outcodesFile).values()].flat(),
);

parentPort?.on('message', () => {
  feed.services = feed.services.map(
    (service) => ({ ...service, assured_date: '2026-11-20' }) satisfies GeneratedService,
  );
  parentPort?.postMessage(url);
});
parentPort?.postMessage(url);
