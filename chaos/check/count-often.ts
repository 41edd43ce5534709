import type { BackingServices } from '../../tools/backing-services/services.js';

const COLLECTORS = 'rabbit_mgmt_agent_sup';
const COUNTS = 'rabbit_mgmt_metrics_collector:name(queue_coarse_metrics)';
/**
 * Queues read how often they count when they are declared, the management API's collector when it
 * starts.
 */
const EVERY_SECOND = [
  'application:set_env(rabbit, quorum_tick_interval, 1000)',
  'application:set_env(rabbitmq_management_agent, sample_retention_policies, [{P, [{600, 1}]} || P <- [global, basic, detailed]])',
  `ok = supervisor:terminate_child(${COLLECTORS}, ${COUNTS})`,
  `{ok, _} = supervisor:restart_child(${COLLECTORS}, ${COUNTS})`,
];

/**
 * Has a broker of ours count the messages of new queues every second: each campaign waits for its
 * counts.
 */
export async function countOften(backing: BackingServices): Promise<void> {
  await backing.brokerControl?.(['eval', `${EVERY_SECOND.join(', ')}.`]);
}
