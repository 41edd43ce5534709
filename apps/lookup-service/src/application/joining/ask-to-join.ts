import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ClosedDays } from '@hub/contracts/identity';
import {
  AskToJoin as AskingToJoin,
  type AskToJoinPayload,
  type JoinRequestList,
  type JoinRequestView,
  type ReadLookupPayload,
} from '@hub/contracts/lookup';
import { authoriseCaller, type PoliciesInForce, type TiedPerson } from '@hub/policy';
import {
  type Caller,
  type Clock,
  type Ids,
  isHiddenFrom,
  type MessageContext,
} from '@hub/use-case';
import { askToJoin, type Leading } from '../../domain/joining/join-decisions.js';
import type { Lookup } from '../../domain/lookups/lookup.js';
import { mayUse } from '../../domain/lookups/may-start.js';
import { seenLookup } from '../lookups/gather-answers.js';
import type { Staff } from '../episodes/episode-ports.js';
import type { LookupStores, LookupWork } from '../ports.js';
import { viewJoin } from './join-view.js';

/** Lets who looked up a child ask whoever leads what was found to let them join, or to ring. */
export class AskToJoin {
  constructor(
    private readonly work: LookupWork,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
    private readonly policies: PoliciesInForce,
    private readonly staff: Staff,
  ) {}

  async execute(
    payload: AskToJoinPayload,
    context: MessageContext,
  ): Promise<JoinRequestView | Refusal> {
    const { caller } = context;
    const { authority, personId } = caller;
    const closed = await this.closedLead(payload, caller);
    return this.work.request(context, payload, async (stores) => {
      // One request after the other for a lookup, so that none is asked twice.
      const lookup = await stores.lookups.lock(payload.lookupId);
      if (lookup?.authority !== authority) return refuse('not_found');
      const permitted = authoriseCaller(this.policies, caller, {
        action: AskingToJoin.type,
        resource: {},
        people: tiesOf(lookup, personId),
      });
      if (isRefusal(permitted)) return permitted;
      if (personId === undefined) return refuse('not_found');
      const at = this.tools.clock.now();
      const seen = await seenLookup(lookup, { enquiries: stores.enquiries }, at);
      const before = await stores.joinRequests.ofLookup(lookup.id);
      const leading = await leadingOf(payload, caller, stores);
      const asked = { id: this.tools.ids.next(), askedBy: authority, askerId: personId, at };
      const decided = askToJoin(payload, seen, before, { ...asked, leading, closed });
      if (isRefusal(decided)) return decided;
      await stores.joinRequests.add(decided.next);
      return {
        result: viewJoin(decided.next, at),
        facts: decided.facts,
        evidence: {
          subject: decided.next.id,
          purpose: lookup.purpose,
          concerning: [decided.next.answers],
          rule: permitted.rule,
        },
      };
    });
  }

  /** When whoever leads is closed, asked before anything is locked; harm waits for no holiday. */
  private async closedLead(
    payload: AskToJoinPayload,
    caller: Caller,
  ): Promise<readonly ClosedDays[]> {
    const leading = await this.work.read(async (stores) => {
      const lookup = await stores.lookups.find(payload.lookupId);
      return lookup?.authority === caller.authority && lookup.purpose !== 'safeguarding'
        ? leadingOf(payload, caller, stores)
        : undefined;
    });
    const personId = leading?.leadPersonId;
    return personId === undefined ? [] : this.staff.closedOf(await this.staff.find(personId));
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

/** Whose the lookup is, or who was named for it. */
function tiesOf(lookup: Lookup, personId: string | undefined): TiedPerson[] {
  return personId !== undefined && mayUse(lookup, personId)
    ? [{ personId, relation: 'looked_up', confirmed: true }]
    : [];
}

/** Who leads an episode of the hub now: from whom it is hidden, its lead is hidden as well. */
async function leadingOf(
  { authority, reference }: AskToJoinPayload,
  asker: Caller,
  { hubEpisodes }: LookupStores,
): Promise<Leading | undefined> {
  const episode = (await hubEpisodes.ofReferences([{ authority, reference }])).at(-1);
  return episode && !isHiddenFrom(episode.hiddenFrom, asker) ? episode : undefined;
}
