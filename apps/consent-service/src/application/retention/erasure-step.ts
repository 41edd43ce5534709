import { ContentErased, type ErasureReason, type ErasureReceipt } from '@hub/contracts/consent';
import { type Fact, fact } from '@hub/use-case';
import type { ConsentStores, KeyCustody } from '../ports.js';

/**
 * Destroys the data key of an episode for ever and signs a receipt for that. The episode must be
 * locked.
 */
export async function destroyContent(
  stores: ConsentStores,
  custody: KeyCustody,
  {
    episodeId,
    authority,
    reason,
    at,
  }: {
    readonly episodeId: string;
    readonly authority: string;
    readonly reason: ErasureReason;
    readonly at: string;
  },
): Promise<{ receipt: ErasureReceipt; facts: Fact[] }> {
  const erased = { episodeId, reason, erasedAt: at };
  const counted = { ...erased, documents: await stores.documents.countOf(episodeId) };
  const receipt = {
    ...counted,
    receipt: await custody.sign(JSON.stringify(counted), 'erasure-receipt'),
  };
  await stores.dataKeys.erase(episodeId, at, reason);
  await stores.erasures.add(receipt, authority);
  return { receipt, facts: [fact(ContentErased, erased, await stores.counterparts.of(episodeId))] };
}
