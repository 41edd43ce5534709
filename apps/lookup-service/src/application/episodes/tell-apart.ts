import type { MergeProgress } from '@hub/contracts/protection';
import type { EpisodeToldApartPayload } from '@hub/internal-messages';
import { readIdentity } from '@hub/matching';
import type { Clock, MessageContext } from '@hub/use-case';
import { HUB, type HubEpisode } from '../../domain/episodes/hub-episode.js';
import type { IdentityTokens } from '../pointers/pointer-ports.js';
import { tellMisled } from '../pointers/tell-misled.js';
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
      if (one && other) await this.ruleOutBoth(one, other, stores);
      return [];
    });
  }

  /**
   * Two children were in one episode: the other is found by itself again, and who had found the
   * first by the details of the other child is told.
   */
  split(
    { episodeId, other: otherId, goesOnAlone, at }: EpisodeToldApartPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async (stores) => {
      const { hubEpisodes, pointers } = stores;
      await hubEpisodes.lock();
      const [one, other] = [await hubEpisodes.find(episodeId), await hubEpisodes.lockOne(otherId)];
      if (!one || !other) return [];
      const { goesOnIn: _first, ...alone } = other;
      if (goesOnAlone) await hubEpisodes.save(alone);
      await this.ruleOutBoth(one, other, stores);
      const record = await pointers.find(HUB, otherId);
      if (!record) return [];
      const hash = this.tokens.hashOf(readIdentity(record.pointer.child));
      const { authority, reference, hiddenFrom } = one;
      const withdrawal = { authority, reference, because: 'wrong_child', withdrawnAt: at } as const;
      return tellMisled(withdrawal, stores, hiddenFrom, ({ detailsHash }) => detailsHash === hash);
    });
  }

  private async ruleOutBoth(
    one: HubEpisode,
    other: HubEpisode,
    stores: LookupStores,
  ): Promise<void> {
    await this.ruleOut(one, other, stores);
    await this.ruleOut(other, one, stores);
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
