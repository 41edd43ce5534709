import type { EpisodeDelistedPayload } from '@hub/internal-messages';
import type { Fact, MessageContext } from '@hub/use-case';
import type { RecordReference } from '../../domain/episodes/hub-episode.js';
import { tellMisled } from '../pointers/tell-misled.js';
import type { LookupPolicy } from '../../domain/lookups/lookup-policy.js';
import { settleQuestion } from '../lookups/settle-question.js';
import type { LookupStores, LookupWork } from '../ports.js';
import { endJoins } from './end-joins.js';
import { takeFromIndex } from './take-from-index.js';

/**
 * An episode of the wrong child is found by nobody any more; who had found it is told, and whoever
 * had asked to join it asks no longer.
 */
export class DelistEpisode {
  constructor(
    private readonly work: LookupWork,
    private readonly policy: LookupPolicy,
  ) {}

  execute(
    { episodeId, authority, references, at }: EpisodeDelistedPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async (stores) => {
      await stores.hubEpisodes.lock();
      const { hiddenFrom = [], leadAuthority = authority } =
        (await stores.hubEpisodes.find(episodeId)) ?? {};
      const facts: Fact[] = [];
      for (const reference of references) {
        const record = { authority, reference };
        facts.push(...(await endJoins(record, at, stores)));
        // Of one that is hidden whoever leads it is asked.
        for (const asked of new Set([authority, leadAuthority]))
          facts.push(...(await this.endQuestions({ authority: asked, reference }, at, stores)));
        const withdrawal = { ...record, because: 'wrong_child', withdrawnAt: at } as const;
        facts.push(...(await tellMisled(withdrawal, stores, hiddenFrom)));
      }
      await takeFromIndex(episodeId, stores);
      return facts;
    });
  }

  /** Nobody has to say whether it is the child of a lookup: it is nobody's record. */
  private async endQuestions(
    record: RecordReference,
    at: string,
    stores: LookupStores,
  ): Promise<Fact[]> {
    const { lookupQuestions, lookups, lateAnswers } = stores;
    const facts: Fact[] = [];
    for (const seen of await lookupQuestions.waitingFor(record)) {
      const question = await lookupQuestions.lock(seen.id, seen.authority);
      const lookup = await lookups.lock(seen.lookupId);
      if (question?.state !== 'waiting' || !lookup) continue;
      const ended = { ...question, state: 'ended' } as const;
      await lookupQuestions.answer(ended, { personId: undefined, at });
      const said = { found: undefined, at, policy: this.policy };
      const settled = await settleQuestion(lookup, question, said, stores);
      await lookups.save(settled.next);
      await lateAnswers.wake(question.authority, at, lookup.id);
      facts.push(...settled.facts);
    }
    return facts;
  }
}
