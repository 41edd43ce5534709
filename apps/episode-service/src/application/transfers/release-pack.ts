import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type HandOverPack,
  type ReadTransferPayload,
  ReleasePack as ReleasingPack,
} from '@hub/contracts/episode';
import type { MessageContext } from '@hub/use-case';
import { digestOf } from '@hub/security';
import { outOfTurn } from '@hub/workflow';
import {
  type AcceptedTransfer,
  isWithin,
  type ReceivedTransfer,
  type Transfer,
} from '../../domain/transfers/transfer-state.js';
import { TRANSFER_MACHINE } from '../../domain/transfers/transfer-machine.js';
import { viewEpisode } from '../episodes/episode-view.js';
import { viewDocument } from '../folders/document-view.js';
import type { EpisodeStores, EpisodeWork, SharingRecords } from '../ports.js';
import type { WhoMay } from '../who-may.js';

/**
 * Gives the hand-over pack to who takes over. Its last part comes from consent-service, which
 * decides under a lock on the consents: withdrawn before that, nothing leaves. What was given out
 * is remembered by its digest, for the receipt.
 */
export class ReleasePack {
  constructor(
    private readonly work: EpisodeWork,
    private readonly records: SharingRecords,
    private readonly whoMay: WhoMay,
  ) {}

  async execute(
    command: ReadTransferPayload,
    context: MessageContext,
  ): Promise<HandOverPack | Refusal> {
    const { transferId } = command;
    const own = await this.work.read((stores) => this.ownPart(stores, transferId, context));
    if (isRefusal(own)) return own;
    const record = await this.records.release(
      { episodeId: own.episode.id, recipient: context.caller.authority, transferId },
      context.caller,
    );
    if (isRefusal(record)) return record;
    const { rule, ...part } = own;
    const pack = { transferId, ...part, ...record };
    const digest = digestOf(pack);
    return this.work.request<HandOverPack>(context, command, async (stores) => {
      const transfer = await stores.transfers.lock(transferId);
      const standing = transfer ? mayReceive(transfer, context) : refuse('not_found');
      if (isRefusal(standing)) return standing;
      await stores.transfers.save({ ...standing, packDigest: digest });
      return {
        result: { ...pack, digest },
        facts: [],
        evidence: {
          episode: own.episode.id,
          subject: transferId,
          purpose: 'support',
          because: digest,
          rule,
          concerning: [standing.fromAuthority],
        },
      };
    });
  }

  private async ownPart(
    { episodes, transfers, documents, timers }: EpisodeStores,
    transferId: string,
    context: MessageContext,
  ) {
    const transfer = await transfers.find(transferId);
    const standing = transfer ? mayReceive(transfer, context) : refuse('not_found');
    if (isRefusal(standing)) return standing;
    const permitted = this.whoMay.decide(
      ReleasingPack.type,
      await episodes.find(standing.episodeId),
      context,
      {},
      standing,
    );
    if (isRefusal(permitted)) return permitted;
    const { episode, rule } = permitted;
    return {
      rule,
      madeAt: await timers.now(),
      // As whoever leads reads it: who receives it is to lead.
      episode: viewEpisode(episode, episode.lead.personId),
      documents: (await documents.ofEpisode(episode.id)).map(viewDocument),
    };
  }
}

function mayReceive(
  transfer: Transfer,
  { caller }: MessageContext,
): AcceptedTransfer | ReceivedTransfer | Refusal {
  if (transfer.fromAuthority === caller.authority && !isWithin(transfer))
    return refuse('forbidden', 'The pack is for the receiving authority.');
  if (transfer.toAuthority !== caller.authority) return refuse('not_found');
  return transfer.state === 'accepted' ? transfer : outOfTurn(TRANSFER_MACHINE, transfer.state);
}
