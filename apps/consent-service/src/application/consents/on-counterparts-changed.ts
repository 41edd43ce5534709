import type { MessageContext } from '@hub/contracts';
import type { ConsentTools, ConsentWork } from '../ports.js';
import { tellCounterparts } from './tell-counterparts.js';

/** Whoever becomes a counterpart is told of the consents in force that cover them. */
export class OnCounterpartsChanged {
  constructor(
    private readonly work: ConsentWork,
    private readonly tools: ConsentTools,
  ) {}

  execute(change: { episodeId: string; counterparts: readonly string[] }, context: MessageContext): Promise<void> {
    return this.work.react(context, async (stores) => {
      await stores.counterparts.lock(change.episodeId);
      await stores.counterparts.add(change.episodeId, change.counterparts);
      return tellCounterparts(stores, { episodeId: change.episodeId, announce: [], at: this.tools.clock.now() }, this.tools.recall);
    });
  }
}
