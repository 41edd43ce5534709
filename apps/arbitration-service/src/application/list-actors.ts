import { type Refusal, refuse } from '@hub/contracts';
import type { DisputeActor, DisputeActors, ReadDisputePayload } from '@hub/contracts/arbitration';
import { isHiddenFrom, type MessageContext } from '@hub/use-case';
import { namedOf } from '../domain/asked-people.js';
import { isParty } from '../domain/dispute.js';
import { ARBITRATION, askedOn } from '../domain/ladder.js';
import { ladderOf } from './dispute-step.js';
import type { ArbitrationWork, Staff } from './ports.js';

/** Says who speaks for one's authority on each rung: by name, to those who speak beside them. */
export class ListActors {
  constructor(
    private readonly work: ArbitrationWork,
    private readonly staff: Staff,
  ) {}

  async execute(
    { disputeId }: ReadDisputePayload,
    { caller }: MessageContext,
  ): Promise<DisputeActors | Refusal> {
    const found = await this.work.read(async (stores) => {
      const dispute = await stores.disputes.find(disputeId);
      if (!dispute || !isParty(dispute, caller.authority)) return undefined;
      const hidden = await stores.counterparts.hiddenFrom(dispute.episodeId);
      if (isHiddenFrom(hidden, caller)) return undefined;
      return { dispute, hidden, ladder: await ladderOf(stores, dispute) };
    });
    if (!found) return refuse('not_found');
    const { dispute, hidden, ladder } = found;
    const { authority } = caller;
    const items: DisputeActor[] = [];
    for (let stage = 0; stage < ARBITRATION; stage += 1)
      for (const role of askedOn(ladder, stage)) {
        const named = role === 'practitioner' ? namedOf(dispute.asked ?? [], authority) : undefined;
        const people = named ?? (await this.staff.withRole(role, caller));
        items.push(
          ...people
            .filter((personId) => !isHiddenFrom(hidden, { authority, personId }))
            .map((personId) => ({ stage, role, personId })),
        );
      }
    return { stage: dispute.rung, items };
  }
}
