import { isRefusal } from '@hub/contracts';
import type {
  DisputeEndedPayload,
  DisputeOpenedPayload,
  DisputeResolvedPayload,
} from '@hub/contracts/arbitration';
import type { Fact, Ids, MessageContext } from '@hub/use-case';
import { isLived, isRunning, type LivedEpisode } from '../../domain/episode.js';
import type { ClosedSides } from '../../domain/transfers/closed-sides.js';
import { decideProposal } from '../../domain/transfers/hand-over.js';
import { tellProgressed } from '../../domain/transfers/transfer-facts.js';
import { isOpen, type Transfer } from '../../domain/transfers/transfer-state.js';
import { startClock, stopClock } from '../../domain/transfers/transfer-clock.js';
import type { TransferPolicy } from '../../domain/transfers/transfer-policy.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import type { ClosedInTransfers } from './closed-in-transfers.js';
import { addTransfer, saveTransfer } from './transfer-step.js';

interface Settling {
  readonly disputeId: string;
  readonly at: string;
  readonly closed: ClosedSides;
}

/**
 * While a dispute about an episode is open the Lead Professional stays, and the clock of a transfer
 * stands still; its outcome may order one.
 */
export class OnDisputeMoved {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
    private readonly policy: TransferPolicy,
    private readonly closed: ClosedInTransfers,
  ) {}

  opened({ disputeId, episodeId }: DisputeOpenedPayload, context: MessageContext): Promise<void> {
    return this.react(episodeId, context, async (stores, episode, at) => {
      const disputed = {
        ...episode,
        disputes: [...new Set([...episode.disputes, disputeId])],
        version: episode.version + 1,
      };
      await stores.episodes.save(disputed);
      return this.turnClock(stores, disputed, (transfer) => stopClock(transfer, at));
    });
  }

  async ended(
    { disputeId, episodeId }: DisputeEndedPayload,
    context: MessageContext,
  ): Promise<void> {
    const closed = await this.closed.ofEpisode(episodeId);
    await this.react(episodeId, context, (stores, episode, at) =>
      this.settleDispute(stores, { episode, disputeId, at, closed }),
    );
  }

  async resolved(
    { disputeId, episodeId, ledBy }: DisputeResolvedPayload,
    context: MessageContext,
  ): Promise<void> {
    const closed = await this.closed.ofEpisode(episodeId);
    await this.react(episodeId, context, async (stores, episode, at) => {
      const facts = await this.settleDispute(stores, { episode, disputeId, at, closed });
      const now = await stores.episodes.lock(episodeId);
      if (
        !now ||
        !isLived(now) ||
        !isRunning(now) ||
        ledBy === undefined ||
        ledBy === now.lead.authority
      )
        return facts;
      return [
        ...facts,
        ...(await this.order(stores, now, { toAuthority: ledBy, disputeId, at, closed })),
      ];
    });
  }

  private async settleDispute(
    stores: EpisodeStores,
    { episode, disputeId, at, closed }: Settling & { readonly episode: LivedEpisode },
  ): Promise<Fact[]> {
    const calmer = {
      ...episode,
      disputes: episode.disputes.filter((one) => one !== disputeId),
      version: episode.version + 1,
    };
    await stores.episodes.save(calmer);
    return calmer.disputes.length > 0
      ? []
      : this.turnClock(stores, calmer, (transfer) => startClock(transfer, at, closed));
  }

  /**
   * The transfer that an outcome orders; where one goes on already, it comes to stand behind it.
   */
  private async order(
    stores: EpisodeStores,
    episode: LivedEpisode,
    { toAuthority, disputeId, at, closed }: Settling & { readonly toAuthority: string },
  ): Promise<Fact[]> {
    const others = await stores.transfers.unendedOf(episode.id);
    const proposal = {
      episodeId: episode.id,
      toAuthority,
      reason: 'better_placed',
      familyView: 'not_yet_asked',
    } as const;
    const ordered = decideProposal(episode, proposal, {
      id: this.ids.next(),
      authority: episode.lead.authority,
      at,
      policy: this.policy,
      others,
      orderedBy: disputeId,
      closed,
    });
    return isRefusal(ordered) ? [] : [...(await addTransfer(stores, episode, ordered))];
  }

  private async turnClock(
    stores: EpisodeStores,
    episode: LivedEpisode,
    turn: (transfer: Transfer) => Transfer,
  ): Promise<Fact[]> {
    const open = (await stores.transfers.unendedOf(episode.id)).find(isOpen);
    const turned = open && turn(open);
    if (!turned || turned === open) return [];
    await saveTransfer(stores, turned);
    return [tellProgressed(turned, episode)];
  }

  private react(
    episodeId: string,
    context: MessageContext,
    work: (stores: EpisodeStores, episode: LivedEpisode, at: string) => Promise<Fact[]>,
  ): Promise<void> {
    return this.work.react(context, async (stores) => {
      const episode = await stores.episodes.lock(episodeId);
      return episode && isLived(episode) ? work(stores, episode, await stores.timers.now()) : [];
    });
  }
}
