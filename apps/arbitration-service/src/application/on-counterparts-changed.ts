import type { PeopleChangedPayload, ShieldChangedPayload } from '@hub/internal-messages';
import { tiesOf } from '@hub/policy';
import type { MessageContext } from '@hub/use-case';
import type { ArbitrationWork } from './ports.js';

/** Keeps who has a part in an episode, and who works with the child. */
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

  shield(
    { episodeId, hiddenFrom, version }: ShieldChangedPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async ({ counterparts }) => {
      await counterparts.shield(episodeId, hiddenFrom, version);
      return [];
    });
  }

  people(change: PeopleChangedPayload, context: MessageContext): Promise<void> {
    const { episodeId, people, version } = change;
    return this.work.react(context, async ({ counterparts }) => {
      await counterparts.notePeople(episodeId, tiesOf(people), version);
      return [];
    });
  }
}
