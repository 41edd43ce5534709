import type { BackingServices } from '../../tools/backing-services/services.js';

const EVERY_MS = 1_000;

/** Has a broker of ours count the messages of new queues every second: each campaign waits for its counts. */
export async function countOften(backing: BackingServices): Promise<void> {
  const settings = ['collect_statistics_interval', 'quorum_tick_interval'].map(
    (name) => `application:set_env(rabbit, ${name}, ${String(EVERY_MS)})`,
  );
  await backing.brokerControl?.(['eval', `${settings.join(', ')}.`]);
}
