import { type Refusal, refuse } from '@hub/contracts';
import type { LookupView, ReadLookupPayload } from '@hub/contracts/lookup';
import type { Clock, MessageContext } from '@hub/use-case';
import type { LookupWork } from '../ports.js';
import { seenLookup } from './gather-answers.js';

/** Lets whoever asked say that they have read what a person answered since. */
export class ReadAnswer {
  constructor(
    private readonly work: LookupWork,
    private readonly clock: Clock,
  ) {}

  execute(payload: ReadLookupPayload, context: MessageContext): Promise<LookupView | Refusal> {
    const { authority, personId } = context.caller;
    return this.work.request(context, payload, async (stores) => {
      const lookup = await stores.lookups.lock(payload.lookupId);
      const isAsker = lookup?.personId !== undefined && lookup.personId === personId;
      if (lookup?.authority !== authority || !isAsker) return refuse('not_found');
      await stores.lookups.noteRead(lookup.id);
      const { unreadSince: _read, ...same } = lookup;
      return {
        result: await seenLookup(same, stores, this.clock.now()),
        facts: [],
        evidence: { subject: lookup.id, purpose: lookup.purpose },
      };
    });
  }
}
