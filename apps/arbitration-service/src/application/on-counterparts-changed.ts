import type { PeopleChangedPayload, ShieldChangedPayload } from '@hub/internal-messages';
import { tiesOf } from '@hub/policy';
import type { Fact, MessageContext } from '@hub/use-case';
import { decideShield } from '../domain/hidden-parties.js';
import { ladderOf, saveDispute } from './dispute-step.js';
import type { ArbitrationWork } from './ports.js';

/**
 * Keeps who has a part in an episode, and who works with the child. No dispute goes on with whom it
 * is hidden from.
 */
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
    return this.work.react(context, async (stores) => {
      const { counterparts, disputes, timers } = stores;
      await counterparts.shield(episodeId, hiddenFrom, version);
      const hidden = await counterparts.hiddenFrom(episodeId);
      const at = await timers.now();
      const facts: Fact[] = [];
      for (const { id } of await disputes.ofEpisodes([episodeId])) {
        const dispute = await disputes.lock(id);
        const decided =
          dispute && decideShield(dispute, hidden, { at, ladder: await ladderOf(stores, dispute) });
        if (!decided) continue;
        await saveDispute(stores, decided.next);
        facts.push(...decided.facts);
      }
      return facts;
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
