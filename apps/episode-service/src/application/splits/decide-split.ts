import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  ApproveSplit,
  DeclineSplit,
  type DeclineSplitPayload,
  type SplitPayload,
  type SplitView,
} from '@hub/contracts/protection';
import { authoriseCaller, type PoliciesInForce } from '@hub/policy';
import { type Fact, type MessageContext, refuseOwnDeed } from '@hub/use-case';
import { type Agreement, supportersOf } from '../../domain/agreements.js';
import { peopleOf } from '../../domain/relations.js';
import { agreeToSplit, declineSplit, maySplit } from '../../domain/splits/split-decisions.js';
import { alarmOf, movedFact } from '../../domain/splits/split-facts.js';
import { answeringForSplit, missingFromSplit } from '../../domain/splits/split.js';
import type { WhoWasTold } from '../corrections/who-was-told.js';
import { lockPair } from '../merges/lock-pair.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import { carryOutSplit } from './carry-out-split.js';
import type { Correcting } from './correct-documents.js';
import { maySeeSplit, viewSplit, type WholeSplit, wholeSplit } from './split-view.js';

/** Alarms of splits stand under this name. */
export const SPLIT_TIMER = 'split';

interface Settlement {
  readonly next: WholeSplit;
  readonly facts: readonly Fact[];
}
type Decide = (
  whole: WholeSplit,
  by: Agreement,
  stores: EpisodeStores,
) => Promise<Settlement | Refusal> | Settlement | Refusal;

/** Lets where each of the two was started say whether two children are in one. */
export class DecideSplit {
  constructor(
    private readonly work: EpisodeWork,
    private readonly policies: PoliciesInForce,
    private readonly whoWasTold: WhoWasTold,
    private readonly tools: Pick<Correcting, 'ids' | 'clock'>,
  ) {}

  /** With the last word that was missing, the two are apart. */
  async approve(command: SplitPayload, context: MessageContext): Promise<SplitView | Refusal> {
    const seen = await this.work.read((stores) => seenSplit(command.splitId, stores));
    if (!seen || !maySeeSplit(seen, context.caller)) return refuse('not_found');
    const told = await this.toldOf(seen);
    return this.decide(ApproveSplit.type, command, context, async (whole, by, stores) => {
      const supporters = supportersOf(whole.split);
      const agreed = refuseOwnDeed(context.caller, ...supporters) ?? agreeToSplit(whole.split, by);
      if (isRefusal(agreed)) return agreed;
      const apart = maySplit(whole.from, whole.to);
      if (isRefusal(apart)) return apart;
      return missingFromSplit(agreed).length > 0
        ? { next: { ...whole, split: agreed }, facts: [] }
        : carryOutSplit(agreed, apart, { ...this.tools, told, at: by.at }, stores);
    });
  }

  decline(command: DeclineSplitPayload, context: MessageContext): Promise<SplitView | Refusal> {
    return this.decide(DeclineSplit.type, command, context, (whole, by) => {
      const declined = declineSplit(whole.split, command.because, by);
      return isRefusal(declined) ? declined : { next: { ...whole, split: declined }, facts: [] };
    });
  }

  read({ splitId }: SplitPayload, { caller }: MessageContext): Promise<SplitView | Refusal> {
    return this.work.read(async (stores) => {
      const whole = await seenSplit(splitId, stores);
      return whole && maySeeSplit(whole, caller) ? viewSplit(whole) : refuse('not_found');
    });
  }

  /** Who was told of each document that was named. */
  private async toldOf({ split, from }: WholeSplit): Promise<Correcting['told']> {
    if (split.state !== 'proposed') return new Map();
    const told = split.documents.map(async (aboutId) => {
      const about = { about: 'document', aboutId } as const;
      return [aboutId, await this.whoWasTold.of(about, from, [])] as const;
    });
    return new Map(await Promise.all(told));
  }

  private decide(
    action: string,
    command: SplitPayload,
    context: MessageContext,
    decide: Decide,
  ): Promise<SplitView | Refusal> {
    const { caller } = context;
    const { authority, personId } = caller;
    return this.work.request(context, command, async (stores) => {
      const { splits, timers } = stores;
      const seen = await splits.find(command.splitId);
      if (!seen || personId === undefined) return refuse('not_found');
      const ids = { kept: seen.from.episodeId, folded: seen.to.episodeId };
      const { kept: from, folded: to } = await lockPair(stores, ids);
      const split = await splits.lock(seen.id);
      if (!split || !from || !to) return refuse('not_found');
      const whole = { split, from, to };
      if (!maySeeSplit(whole, caller)) return refuse('not_found');
      const people = peopleOf(split.to.answers === authority ? to : from);
      const permitted = authoriseCaller(this.policies, caller, { action, resource: {}, people });
      if (isRefusal(permitted)) return permitted;
      const at = await timers.now();
      const decided = await decide(whole, { authority, personId, at }, stores);
      if (isRefusal(decided)) return decided;
      const { next, facts } = decided;
      const { id: subject, state: because } = next.split;
      const moved = next.split === split ? [] : [movedFact(next.split)];
      await splits.save(next.split);
      await timers.set(SPLIT_TIMER, subject, alarmOf(next.split));
      return {
        result: viewSplit(next),
        facts: [...facts, ...moved],
        evidence: {
          ...{ episode: from.id, subject, because, rule: permitted.rule },
          concerning: answeringForSplit(split),
        },
      };
    });
  }
}

async function seenSplit(splitId: string, stores: EpisodeStores): Promise<WholeSplit | undefined> {
  const split = await stores.splits.find(splitId);
  return split && wholeSplit(split, stores);
}
