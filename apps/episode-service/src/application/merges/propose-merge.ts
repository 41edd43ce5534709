import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type MergeView,
  ProposeMerge as ProposingMerge,
  type ProposeMergePayload,
} from '@hub/contracts/protection';
import type { Ids, MessageContext } from '@hub/use-case';
import { mayMerge, proposeMerge } from '../../domain/merges/merge-decisions.js';
import { alarmOf, movedFact } from '../../domain/merges/merge-facts.js';
import { answeringFor } from '../../domain/merges/merge.js';
import { answeringOr } from '../corrections/correction-view.js';
import type { EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { MERGE_TIMER } from './decide-merge.js';
import { lockPair } from './lock-pair.js';
import { viewMerge } from './merge-view.js';

/** Takes down that two episodes are of one child, and asks where each was started. */
export class ProposeMerge {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
    private readonly whoMay: WhoMay,
  ) {}

  execute(command: ProposeMergePayload, context: MessageContext): Promise<MergeView | Refusal> {
    const { episodeId, with: other, because } = command;
    const { authority: proposedBy, personId: proposerId } = context.caller;
    if (proposerId === undefined) return Promise.resolve(refuse('forbidden'));
    return this.work.request(context, command, async (stores) => {
      const { episodes, merges, timers } = stores;
      const locked = await lockPair(stores, { kept: episodeId, folded: other });
      const permitted = this.whoMay.decideOfAny(ProposingMerge.type, locked.kept, context);
      if (isRefusal(permitted)) return permitted;
      const ofOther = this.whoMay.decideOfAny(ProposingMerge.type, locked.folded, context);
      if (isRefusal(ofOther)) return ofOther;
      const takenIn = await episodes.foldedInto(other);
      const pair = mayMerge(permitted.episode, ofOther.episode, takenIn);
      if (isRefusal(pair)) return pair;
      const { kept, folded } = pair;
      const before = [...(await merges.ofEpisode(kept.id)), ...(await merges.ofEpisode(other))];
      const proposal = {
        id: this.ids.next(),
        kept: { episodeId, answers: answeringOr(kept.originatingAuthority, kept) },
        folded: { episodeId: other, answers: answeringOr(folded.originatingAuthority, folded) },
        ...{ because, proposedBy, proposerId, proposedAt: await timers.now() },
      };
      const merge = proposeMerge(proposal, before);
      if (isRefusal(merge)) return merge;
      await merges.add(merge);
      await timers.set(MERGE_TIMER, merge.id, alarmOf(merge));
      return {
        result: viewMerge({ merge, kept, folded }),
        facts: [movedFact(merge)],
        evidence: {
          ...{ episode: episodeId, subject: merge.id, because, rule: permitted.rule },
          concerning: answeringFor(merge),
        },
      };
    });
  }
}
