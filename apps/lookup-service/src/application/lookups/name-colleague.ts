import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { LookupView, NameLookupColleaguePayload } from '@hub/contracts/lookup';
import type { Clock, MessageContext } from '@hub/use-case';
import { nameColleague } from '../../domain/lookups/lookup-decisions.js';
import type { LookupWork } from '../ports.js';
import { seenLookup } from './gather-answers.js';

/** Lets a colleague of the asker start an episode after a lookup. */
export class NameColleague {
  constructor(
    private readonly work: LookupWork,
    private readonly clock: Clock,
  ) {}

  execute(
    payload: NameLookupColleaguePayload,
    context: MessageContext,
  ): Promise<LookupView | Refusal> {
    const { caller } = context;
    return this.work.request(context, payload, async (stores) => {
      const { lookups } = stores;
      const lookup = await lookups.lock(payload.lookupId);
      if (lookup?.authority !== caller.authority) return refuse('not_found');
      const named = nameColleague(lookup, payload.personId, caller);
      if (isRefusal(named)) return named;
      await lookups.save(named);
      return {
        result: await seenLookup(named, stores, this.clock.now()),
        facts: [],
        evidence: { subject: named.id, purpose: named.purpose },
      };
    });
  }
}
