import { type Refusal, refuse } from '@hub/contracts';
import type { ChildDetails, PointerView, PublishPointerPayload } from '@hub/contracts/lookup';
import type { Clock, MessageContext } from '@hub/use-case';
import { isSufficient, readIdentity } from '@hub/matching';
import { HUB } from '../../domain/episodes/hub-episode.js';
import type { LookupStores, LookupWork } from '../ports.js';
import type { IdentityTokens, IndexedPointer } from './pointer-ports.js';
import { withTokens } from './with-tokens.js';

/**
 * Takes in pointers of an authority, one at a time. A child who was born since has its own details
 * from then on, in an episode of the hub with that reference as well.
 */
export class PublishPointers {
  constructor(
    private readonly work: LookupWork,
    private readonly tokens: IdentityTokens,
    private readonly clock: Clock,
  ) {}

  async one(
    pointer: PublishPointerPayload,
    context: MessageContext,
  ): Promise<PointerView | Refusal> {
    const { authority } = context.caller;
    if (!isSufficient(pointer.child)) return refuse('details_insufficient');
    return this.work.request(context, pointer, async (stores) => {
      const born = await bornSince(authority, pointer, stores);
      const isFederated = await stores.enquiries.isFederated(authority);
      if (isFederated && !born) return refuse('answers_live');
      const receivedAt = this.clock.now();
      const own = isFederated ? [] : [{ authority, pointer, receivedAt }];
      for (const entry of await withTokens([...own, ...(born ? [born] : [])], this.tokens))
        await stores.pointers.put(entry);
      if (born) await stores.ages.renew(born.pointer.reference);
      return { result: { authority, reference: pointer.reference, receivedAt }, facts: [] };
    });
  }
}

/** The episode of the hub with that reference, if its child was not born before, as it now is. */
async function bornSince(
  authority: string,
  { reference, child }: PublishPointerPayload,
  { hubEpisodes, pointers }: LookupStores,
): Promise<IndexedPointer | undefined> {
  const episode = (await hubEpisodes.ofReferences([{ authority, reference }])).at(-1);
  if (!episode || isUnborn(child)) return undefined;
  await hubEpisodes.lock();
  await hubEpisodes.lockOne(episode.episodeId);
  const record = await pointers.find(HUB, episode.episodeId);
  return record && isUnborn(record.pointer.child)
    ? { ...record, pointer: { ...record.pointer, child } }
    : undefined;
}

function isUnborn(child: ChildDetails): boolean {
  return readIdentity(child).due !== undefined;
}
