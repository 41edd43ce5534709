import { outwardEnvelope } from '../domain/delivery.js';
import type { MemberQueues, StoredDelivery } from './ports.js';

/**
 * Puts deliveries into an authority's queue, in the order of its stream.
 *
 * @returns those before the first that the broker did not take: what follows it counts as not sent,
 * so that the order stays
 */
export async function putInOrder<T extends StoredDelivery>(
  queues: MemberQueues,
  authority: string,
  deliveries: readonly T[],
): Promise<readonly T[]> {
  const results = await Promise.allSettled(
    deliveries.map(({ envelope, sequence }) =>
      queues.put(authority, outwardEnvelope(envelope, authority, sequence)),
    ),
  );
  const firstRefused = results.findIndex((result) => result.status === 'rejected');
  return firstRefused === -1 ? deliveries : deliveries.slice(0, firstRefused);
}
