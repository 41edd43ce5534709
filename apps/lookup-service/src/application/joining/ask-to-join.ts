import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  AskToJoinPayload,
  JoinRequestList,
  JoinRequestView,
  ReadLookupPayload,
} from '@hub/contracts/lookup';
import type { Clock, Ids, MessageContext } from '@hub/use-case';
import { askToJoin } from '../../domain/joining/join-decisions.js';
import { mayUse } from '../../domain/lookups/may-start.js';
import { seenLookup } from '../lookups/gather-answers.js';
import type { LookupWork } from '../ports.js';
import { viewJoin } from './join-view.js';

/** Lets who looked up a child ask whoever leads what was found to let them join, or to ring. */
export class AskToJoin {
  constructor(
    private readonly work: LookupWork,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  execute(payload: AskToJoinPayload, context: MessageContext): Promise<JoinRequestView | Refusal> {
    const { authority, personId } = context.caller;
    return this.work.request(context, payload, async (stores) => {
      // One request after the other for a lookup, so that none is asked twice.
      const lookup = await stores.lookups.lock(payload.lookupId);
      if (lookup?.authority !== authority) return refuse('not_found');
      if (personId === undefined || !mayUse(lookup, personId))
        return refuse('lookup_of_another_person');
      const at = this.tools.clock.now();
      const seen = await seenLookup(lookup, { enquiries: stores.enquiries }, at);
      const before = await stores.joinRequests.ofLookup(lookup.id);
      const asked = { id: this.tools.ids.next(), askedBy: authority, askerId: personId, at };
      const decided = askToJoin(payload, seen, before, asked);
      if (isRefusal(decided)) return decided;
      await stores.joinRequests.add(decided.next);
      return {
        result: viewJoin(decided.next, at),
        facts: decided.facts,
        evidence: {
          subject: decided.next.id,
          purpose: lookup.purpose,
          concerning: [decided.next.answers],
        },
      };
    });
  }

  ofLookup(
    { lookupId }: ReadLookupPayload,
    { caller }: MessageContext,
  ): Promise<JoinRequestList | Refusal> {
    return this.work.read(async ({ lookups, joinRequests }) => {
      const lookup = await lookups.find(lookupId);
      if (lookup?.authority !== caller.authority) return refuse('not_found');
      const now = this.tools.clock.now();
      const asked = await joinRequests.ofLookup(lookupId);
      return { items: asked.map((request) => viewJoin(request, now)) };
    });
  }
}
