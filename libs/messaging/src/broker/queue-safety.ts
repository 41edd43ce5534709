import { WITHOUT_END } from './topology.js';

/**
 * What the broker's management says of a queue; `effective_policy_definition` comes some seconds
 * after the queue.
 */
export interface QueueTerms {
  readonly type?: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
  readonly effective_policy_definition?: Readonly<Record<string, unknown>> | readonly unknown[];
}

/** What RabbitMQ 4 takes where neither argument nor policy says anything. */
const DEFAULT_LIMIT = 20;

/**
 * Whether a message that is given back too often would be dropped: the queue has an end to its
 * tries, and nowhere where the message surely goes then. Undefined where the broker does not say
 * yet.
 */
export function mayDrop(queue: QueueTerms): boolean | undefined {
  if (queue.type !== 'quorum') return false;
  const { arguments: args = {}, effective_policy_definition: policy } = queue;
  if (policy === undefined) return undefined;
  const terms: Readonly<Record<string, unknown>> = Array.isArray(policy) ? {} : { ...policy };
  const limits = [args['x-delivery-limit'], terms['delivery-limit']].filter(
    (limit) => typeof limit === 'number',
  );
  const limit = limits.length === 0 ? DEFAULT_LIMIT : Math.min(...limits);
  if (limit >= WITHOUT_END) return false;
  const goesOn = args['x-dead-letter-exchange'] ?? terms['dead-letter-exchange'];
  const strategy = args['x-dead-letter-strategy'] ?? terms['dead-letter-strategy'];
  return goesOn === undefined || strategy !== 'at-least-once';
}
