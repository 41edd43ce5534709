import type { MergeProgress } from '@hub/contracts/protection';
import { readIdentity } from '@hub/matching';
import type { Clock, MessageContext } from '@hub/use-case';
import { HUB, type HubEpisode } from '../../domain/episodes/hub-episode.js';
import type { IdentityTokens } from '../pointers/pointer-ports.js';
import type { LookupStores, LookupWork } from '../ports.js';

/**
 * Where two episodes were thought to be of one child and are not, neither is offered again to who
 * looks the child of the other up.
 */
export class TellApart {
  constructor(
    private readonly work: LookupWork,
    private readonly tokens: Pick<IdentityTokens, 'hashOf'>,
    private readonly clock: Clock,
  ) {}

  async execute(
    { episodeId, folded, because }: MergeProgress,
    context: MessageContext,
  ): Promise<void> {
    if (because !== 'another_child') return;
    await this.work.react(context, async (stores) => {
      await stores.hubEpisodes.lock();
      const [one, other] = [
        await stores.hubEpisodes.find(episodeId),
        await stores.hubEpisodes.find(folded),
      ];
      if (one && other) {
        await this.ruleOut(one, other, stores);
        await this.ruleOut(other, one, stores);
      }
      return [];
    });
  }

  /** Its details are in the index for as long as the episode is: a keyed hash of them is kept. */
  private async ruleOut(
    { episodeId }: HubEpisode,
    { authority, reference }: HubEpisode,
    { lookupQuestions, pointers }: LookupStores,
  ): Promise<void> {
    const record = await pointers.find(HUB, episodeId);
    if (!record) return;
    const hash = this.tokens.hashOf(readIdentity(record.pointer.child));
    await lookupQuestions.ruleOut(hash, { authority, reference }, this.clock.now());
  }
}
