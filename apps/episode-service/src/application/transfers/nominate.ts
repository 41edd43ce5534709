import { isRefusal, type MessageContext, type NominatePayload, type Refusal, refuse, type TransferView } from '@hub/contracts';
import { nominate } from '../../domain/transfer.js';
import { viewTransfer } from '../episodes/episode-view.js';
import type { EpisodeWork, People } from '../ports.js';
import { actorOf, factsOf, lockForStep } from './transfer-step.js';

export class Nominate {
  constructor(
    private readonly work: EpisodeWork,
    private readonly people: People,
  ) {}

  async execute(command: NominatePayload, context: MessageContext): Promise<TransferView | Refusal> {
    const person = await this.people.find(command.personId);
    return this.work.request(context, command, async (stores) => {
      const locked = await lockForStep(stores, command.transferId, context);
      if (isRefusal(locked)) return locked;
      if (person?.authority !== locked.transfer.toAuthority) return refuse('person_unknown');
      const nominated = nominate(locked.transfer, command.personId, actorOf(context));
      if (isRefusal(nominated)) return nominated;
      await stores.transfers.save(nominated);
      return { result: viewTransfer(nominated), facts: factsOf(nominated, locked.episode) };
    });
  }
}
