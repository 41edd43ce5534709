import type { EpisodeLedOnPayload } from '@hub/internal-messages';
import type { Fact, MessageContext } from '@hub/use-case';
import { tellMisled } from '../pointers/tell-misled.js';
import type { LookupWork } from '../ports.js';
import { endJoins } from './end-joins.js';

/**
 * An episode goes on in another of the same child: who looks the child up finds that one, by the
 * details of either. Who had found the first is told, and nobody joins it any more.
 */
export class LeadOn {
  constructor(private readonly work: LookupWork) {}

  execute(
    { episodeId, into, authority, references, at }: EpisodeLedOnPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async (stores) => {
      const { hubEpisodes } = stores;
      await hubEpisodes.lock();
      const [folded, kept] = [await hubEpisodes.lockOne(episodeId), await hubEpisodes.find(into)];
      if (folded) await hubEpisodes.save({ ...folded, goesOnIn: into });
      const hidden = [...(folded?.hiddenFrom ?? []), ...(kept?.hiddenFrom ?? [])];
      const facts: Fact[] = [];
      for (const reference of references) {
        const record = { authority, reference };
        facts.push(...(await endJoins(record, at, stores)));
        const withdrawal = { ...record, because: 'duplicate', withdrawnAt: at } as const;
        facts.push(...(await tellMisled(withdrawal, stores, hidden)));
      }
      return facts;
    });
  }
}
