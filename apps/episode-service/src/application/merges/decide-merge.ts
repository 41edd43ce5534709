import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  ApproveMerge,
  DeclineMerge,
  type DeclineMergePayload,
  type MergePayload,
  type MergeView,
} from '@hub/contracts/protection';
import { authoriseCaller, type PoliciesInForce } from '@hub/policy';
import { type Fact, internalCaller, type MessageContext, refuseOwnDeed } from '@hub/use-case';
import { agreeToMerge, declineMerge, mayMerge } from '../../domain/merges/merge-decisions.js';
import { alarmOf, movedFact } from '../../domain/merges/merge-facts.js';
import { type Agreement, supportersOf } from '../../domain/agreements.js';
import { answeringFor, missingFrom } from '../../domain/merges/merge.js';
import { peopleOf } from '../../domain/relations.js';
import type { ConsentRegister, EpisodeStores, EpisodeWork, People } from '../ports.js';
import { foldEpisodes, type LeadOfFolded } from './fold-episodes.js';
import { lockPair } from './lock-pair.js';
import { maySeeMerge, viewMerge, type WholeMerge, wholeMerge } from './merge-view.js';

/** Alarms of merges stand under this name. */
export const MERGE_TIMER = 'merge';

interface Settlement {
  readonly next: WholeMerge;
  readonly facts: readonly Fact[];
}
type Decide = (
  whole: WholeMerge,
  by: Agreement,
  stores: EpisodeStores,
) => Promise<Settlement | Refusal> | Settlement | Refusal;

/** Lets where each of the two was started say whether they are of one child. */
export class DecideMerge {
  constructor(
    private readonly work: EpisodeWork,
    private readonly policies: PoliciesInForce,
    private readonly register: Pick<ConsentRegister, 'mayJoin'>,
    private readonly people: People,
  ) {}

  /** With the last word that was missing, the two are one. */
  async approve(command: MergePayload, context: MessageContext): Promise<MergeView | Refusal> {
    const seen = await this.work.read((stores) => seenMerge(command.mergeId, stores));
    if (!seen || !maySeeMerge(seen, context.caller)) return refuse('not_found');
    const lead = await this.leadOfFolded(seen);
    return this.decide(ApproveMerge.type, command, context, async (whole, by, stores) => {
      const supporters = supportersOf(whole.merge);
      const agreed = refuseOwnDeed(context.caller, ...supporters) ?? agreeToMerge(whole.merge, by);
      if (isRefusal(agreed)) return agreed;
      const { kept, folded } = whole;
      const takenIn = await stores.episodes.foldedInto(folded.id);
      const pair = mayMerge(kept, folded, takenIn);
      if (isRefusal(pair)) return pair;
      return missingFrom(agreed).length > 0
        ? { next: { ...whole, merge: agreed }, facts: [] }
        : foldEpisodes(agreed, pair, { lead, at: by.at }, stores);
    });
  }

  decline(command: DeclineMergePayload, context: MessageContext): Promise<MergeView | Refusal> {
    return this.decide(DeclineMerge.type, command, context, (whole, by) => {
      const declined = declineMerge(whole.merge, command.because, by);
      return isRefusal(declined) ? declined : { next: { ...whole, merge: declined }, facts: [] };
    });
  }

  read({ mergeId }: MergePayload, { caller }: MessageContext): Promise<MergeView | Refusal> {
    return this.work.read(async (stores) => {
      const whole = await seenMerge(mergeId, stores);
      return whole && maySeeMerge(whole, caller) ? viewMerge(whole) : refuse('not_found');
    });
  }

  /** What is known elsewhere of whoever leads the one that is folded. */
  private async leadOfFolded({ kept, folded }: WholeMerge): Promise<LeadOfFolded> {
    const { authority, personId } = folded.lead;
    const [person, agreed] = await Promise.all([
      this.people.find(personId),
      this.register.mayJoin(kept.id, authority, internalCaller('episode-service')),
    ]);
    return { personId, employer: person?.authority, role: person?.contact.role, agreed };
  }

  private decide(
    action: string,
    command: MergePayload,
    context: MessageContext,
    decide: Decide,
  ): Promise<MergeView | Refusal> {
    const { caller } = context;
    const { authority, personId } = caller;
    return this.work.request(context, command, async (stores) => {
      const { merges, timers } = stores;
      const seen = await merges.find(command.mergeId);
      if (!seen || personId === undefined) return refuse('not_found');
      const ids = { kept: seen.kept.episodeId, folded: seen.folded.episodeId };
      const { kept, folded } = await lockPair(stores, ids);
      const merge = await merges.lock(seen.id);
      if (!merge || !kept || !folded) return refuse('not_found');
      const whole = { merge, kept, folded };
      if (!maySeeMerge(whole, caller)) return refuse('not_found');
      const people = peopleOf(merge.folded.answers === authority ? folded : kept);
      const permitted = authoriseCaller(this.policies, caller, { action, resource: {}, people });
      if (isRefusal(permitted)) return permitted;
      const at = await timers.now();
      const decided = await decide(whole, { authority, personId, at }, stores);
      if (isRefusal(decided)) return decided;
      const { next, facts } = decided;
      const { id: subject, state: because } = next.merge;
      const moved = next.merge === merge ? [] : [movedFact(next.merge)];
      await merges.save(next.merge);
      await timers.set(MERGE_TIMER, subject, alarmOf(next.merge));
      return {
        result: viewMerge(next),
        facts: [...facts, ...moved],
        evidence: {
          ...{ episode: kept.id, subject, because, rule: permitted.rule },
          concerning: answeringFor(merge),
        },
      };
    });
  }
}

async function seenMerge(mergeId: string, stores: EpisodeStores): Promise<WholeMerge | undefined> {
  const merge = await stores.merges.find(mergeId);
  return merge && wholeMerge(merge, stores);
}
