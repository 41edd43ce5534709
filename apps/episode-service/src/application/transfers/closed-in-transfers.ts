import type { ClosedSides } from '../../domain/transfers/closed-sides.js';
import { isOpen } from '../../domain/transfers/transfer-state.js';
import type { ClosedLeads } from '../leading/closed-leads.js';
import type { EpisodeWork } from '../ports.js';

/** When those are closed whom a transfer waits for by name: asked before anything is locked. */
export class ClosedInTransfers {
  constructor(
    private readonly work: EpisodeWork,
    private readonly closedLeads: ClosedLeads,
  ) {}

  /** @param named who is to lead, where the transfer does not say so yet */
  async of(transferId: string, named?: string): Promise<ClosedSides> {
    const transfer = await this.work.read(({ transfers }) => transfers.find(transferId));
    return transfer
      ? this.sides(transfer.episodeId, named ?? transfer.incomingPersonId)
      : { outgoing: [], incoming: [] };
  }

  /** For the transfer of an episode that goes on now, if any. */
  async ofEpisode(episodeId: string): Promise<ClosedSides> {
    const all = await this.work.read(({ transfers }) => transfers.ofEpisode(episodeId));
    return this.sides(episodeId, all.find(isOpen)?.incomingPersonId);
  }

  private async sides(episodeId: string, incoming: string | undefined): Promise<ClosedSides> {
    const [ofOutgoing, ofIncoming] = await Promise.all([
      this.closedLeads.of(episodeId),
      incoming === undefined ? [] : this.closedLeads.ofPerson(incoming),
    ]);
    return { outgoing: ofOutgoing, incoming: ofIncoming };
  }
}
