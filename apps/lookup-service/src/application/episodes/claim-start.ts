import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ChildDetails } from '@hub/contracts/lookup';
import type { ClaimStartPayload, StartClaim } from '@hub/internal-messages';
import {
  type Caller,
  type Clock,
  type Fact,
  type Ids,
  isHiddenFrom,
  type MessageContext,
} from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { madeFact } from '../../domain/episodes/double-start.js';
import {
  HUB,
  type HubEpisode,
  isSame,
  type RecordReference,
} from '../../domain/episodes/hub-episode.js';
import { ageOn } from '../../domain/lookups/age.js';
import { unansweredFound } from '../../domain/lookups/found-answers.js';
import type { AnsweredLookup } from '../../domain/lookups/lookup.js';
import { fitForStart } from '../../domain/lookups/may-start.js';
import { checkSettled } from '../../domain/lookups/settlement.js';
import { childOf } from '../lookups/child-of.js';
import { findChild, type FoundPointer } from '../lookups/find-child.js';
import { seenLookup } from '../lookups/gather-answers.js';
import type { IdentityTokens, PointerEntry } from '../pointers/pointer-ports.js';
import { withTokens } from '../pointers/with-tokens.js';
import type { LookupStores, LookupWork } from '../ports.js';

interface ClaimOutcome {
  readonly result: StartClaim;
  readonly facts: readonly Fact[];
}

/**
 * Lets one episode be started after a lookup, and puts it into the index before it is: from then on
 * every lookup finds it as being opened, and nobody else starts one for the child unawares.
 */
export class ClaimStart {
  constructor(
    private readonly work: LookupWork,
    private readonly tokens: IdentityTokens,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  execute(command: ClaimStartPayload, context: MessageContext): Promise<StartClaim | Refusal> {
    const { authority, personId } = context.caller;
    const { lookupId, sameChildAs, agreed, ownReference } = command;
    return this.work.request(context, command, async (stores) => {
      const { lookups, hubEpisodes } = stores;
      const at = this.tools.clock.now();
      const consent =
        sameChildAs === undefined ? {} : { consent: { lookup: await lookups.find(sameChildAs) } };
      const start = { authority, personId, at, ...consent };
      const lookup = fitForStart(await lookups.find(lookupId), start);
      if (isRefusal(lookup)) return lookup;
      const child = await childOf(lookupId, stores);
      const age = ageOn(agreed.on, child);
      if (age !== undefined && !agreed.ages.includes(age))
        return { result: { unanswered: [], unfitAge: age }, facts: [] };
      const unanswered = await this.settled(lookup, command, authority, stores);
      const entry = child && (await this.entryOf(command.episodeId, child, at));
      // What follows sees what others claimed before, and keeps them waiting.
      await hubEpisodes.lock();
      const claimedAt = this.tools.clock.now();
      const before = claimedBefore(command, await hubEpisodes.claimedAs(command));
      if (before) return isRefusal(before) ? before : { result: claimOf(before), facts: [] };
      if (isRefusal(unanswered)) return unanswered;
      if (!entry) return refuse('lookup_outdated', 'The details asked with are no longer kept.');
      const other = await this.takenSince(lookup, entry.pointer.child, command, {
        stores,
        caller: context.caller,
      });
      if (other)
        return this.tellBoth(other, { authority, reference: ownReference }, lookup, stores);
      const episode: HubEpisode = {
        episodeId: command.episodeId,
        claimId: this.tools.ids.next(),
        lookupId,
        authority,
        reference: ownReference,
        state: 'being_opened',
        leadAuthority: authority,
        unanswered,
        claimedAt,
      };
      await hubEpisodes.add(episode);
      await stores.pointers.add(entry);
      return { result: claimOf(episode), facts: [] };
    });
  }

  /** Who has not answered the lookup, where a start need wait no longer; else why it must. */
  private async settled(
    lookup: AnsweredLookup,
    { urgent, silenceAccepted, answered, ownReference: reference, takesUp }: ClaimStartPayload,
    authority: string,
    { enquiries }: LookupStores,
  ): Promise<readonly string[] | Refusal> {
    const at = this.tools.clock.now();
    const seen = await seenLookup(lookup, { enquiries }, at);
    const settled = checkSettled(seen, lookup.searchedAt, { at, urgent, silenceAccepted });
    if (isRefusal(settled)) return settled;
    const own = [{ authority, reference }, ...(takesUp ? [takesUp] : [])];
    return unansweredFound(seen.rows, answered, own) ?? settled.unanswered;
  }

  /**
   * An episode of the child that was begun since the lookup looked, and that nobody has answered.
   */
  private async takenSince(
    { searchedAt, authority }: AnsweredLookup,
    child: ChildDetails,
    { answered, takesUp, ownReference: reference }: ClaimStartPayload,
    { stores, caller }: { readonly stores: LookupStores; readonly caller: Caller },
  ): Promise<HubEpisode | undefined> {
    const known = [...answered, { authority, reference }, ...(takesUp ? [takesUp] : [])];
    return (await findChild(child, stores, this.tokens))
      .filter(({ outcome }) => outcome === 'found')
      .flatMap(({ record: { hub } }: FoundPointer) => (hub ? [hub] : []))
      .filter((hub) => !isHiddenFrom(hub.hiddenFrom, caller))
      .find((hub) => hub.claimedAt > searchedAt && !known.some((one) => isSame(one, hub)));
  }

  private async tellBoth(
    { authority, reference, claimedAt: firstAt }: HubEpisode,
    second: RecordReference,
    { id: lookupId }: AnsweredLookup,
    { doubleStarts }: LookupStores,
  ): Promise<ClaimOutcome> {
    const first = { authority, reference };
    const at = this.tools.clock.now();
    const double = { id: this.tools.ids.next(), lookupId, first, firstAt, second, at, seenBy: [] };
    const isNew = await doubleStarts.add(double);
    return {
      result: { unanswered: [], taken: { ...first, at: firstAt } },
      facts: isNew ? [madeFact(double)] : [],
    };
  }

  /** What the index finds the child by, from its claim on. */
  private async entryOf(
    reference: string,
    child: ChildDetails,
    receivedAt: string,
  ): Promise<PointerEntry | undefined> {
    const pointer = {
      reference,
      state: 'open' as const,
      openedOn: londonDate(receivedAt),
      socialCare: 'not_disclosed' as const,
      child,
    };
    return (await withTokens([{ authority: HUB, pointer, receivedAt }], this.tokens))[0];
  }
}

/**
 * A start that is tried again has its claim already; a lookup is for one, and an episode has one.
 */
function claimedBefore(
  { lookupId, episodeId }: ClaimStartPayload,
  claims: readonly HubEpisode[],
): HubEpisode | Refusal | undefined {
  const ofLookup = claims.find((one) => one.lookupId === lookupId);
  if (ofLookup) return ofLookup.episodeId === episodeId ? ofLookup : refuse('lookup_used');
  return claims.length > 0
    ? refuse('conflict', 'The episode was already started, or is being started.')
    : undefined;
}

function claimOf({ claimId, unanswered }: HubEpisode): StartClaim {
  return { claimId, unanswered: [...unanswered] };
}
