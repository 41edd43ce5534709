import type { MessageContext } from '@hub/use-case';
import type { ArbitrationWork } from './ports.js';

export class OnCounterpartsChanged {
  constructor(private readonly work: ArbitrationWork) {}

  execute(
    change: { episodeId: string; counterparts: readonly string[] },
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async ({ counterparts }) => {
      await counterparts.add(change.episodeId, change.counterparts);
      return [];
    });
  }
}
