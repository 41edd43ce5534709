import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  ProposeSplit as ProposingSplit,
  type ProposeSplitPayload,
  type SplitView,
} from '@hub/contracts/protection';
import type { Ids, MessageContext } from '@hub/use-case';
import type { Episode } from '../../domain/episode.js';
import { maySplit, proposeSplit, sidesOf } from '../../domain/splits/split-decisions.js';
import { alarmOf, movedFact } from '../../domain/splits/split-facts.js';
import { answeringForSplit, type Parts } from '../../domain/splits/split.js';
import { lockPair } from '../merges/lock-pair.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { SPLIT_TIMER } from './decide-split.js';
import type { SaidRegister } from './split-ports.js';
import { viewSplit } from './split-view.js';

/**
 * Takes down that two children are in one episode and what belongs to the other, and asks where
 * each was started.
 */
export class ProposeSplit {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
    private readonly whoMay: WhoMay,
    private readonly register: SaidRegister,
  ) {}

  async execute(
    command: ProposeSplitPayload,
    context: MessageContext,
  ): Promise<SplitView | Refusal> {
    const { episodeId, other, because, documents, consents, team } = command;
    const { contacts = [], needs = false, coordinator } = command;
    const { authority: proposedBy, personId: proposerId } = context.caller;
    if (proposerId === undefined) return refuse('forbidden');
    const said = await Promise.all(
      consents.map((id) => this.register.isOf(episodeId, id, context.caller)),
    );
    if (said.includes(false)) return refuse('not_found');
    return this.work.request(context, command, async (stores) => {
      const { splits, timers } = stores;
      const { kept: first, folded: second } = await lockPair(stores, {
        ...{ kept: episodeId, folded: other },
      });
      const permitted = this.whoMay.decideOfAny(ProposingSplit.type, first, context);
      if (isRefusal(permitted)) return permitted;
      // Who works with the child in the one that goes on does in what goes on in it.
      const undoesMerge = second?.folded?.into === episodeId;
      const ofOther = undoesMerge
        ? { episode: second }
        : this.whoMay.decideOfAny(ProposingSplit.type, second, context);
      if (isRefusal(ofOther)) return ofOther;
      const named: Parts = {
        ...{ documents, consents, team, contacts, needs },
        ...(coordinator === undefined ? {} : { coordinator }),
      };
      if (!(await areOf(permitted.episode, named, stores))) return refuse('not_found');
      const apart = maySplit(permitted.episode, ofOther.episode);
      if (isRefusal(apart)) return apart;
      const { from, to } = apart;
      const before = [...(await splits.ofEpisode(from.id)), ...(await splits.ofEpisode(to.id))];
      const proposal = {
        ...{ id: this.ids.next(), ...sidesOf(apart), undoesMerge, because },
        ...{ ...named, proposedBy, proposerId, proposedAt: await timers.now() },
      };
      const split = proposeSplit(proposal, before);
      if (isRefusal(split)) return split;
      await splits.add(split);
      await timers.set(SPLIT_TIMER, split.id, alarmOf(split));
      return {
        result: viewSplit({ split, from, to }),
        facts: [movedFact(split)],
        evidence: {
          ...{ episode: episodeId, subject: split.id, because, rule: permitted.rule },
          concerning: answeringForSplit(split),
        },
      };
    });
  }
}

/** Whether all that was named is in the episode. */
async function areOf(
  { id, team, contacts = [], needs, coordinator }: Episode,
  named: Parts,
  { documents }: Pick<EpisodeStores, 'documents'>,
): Promise<boolean> {
  const has = (all: readonly { readonly id: string }[], ids: readonly string[]): boolean =>
    ids.every((one) => all.some((other) => other.id === one));
  if (!has(team, named.team) || !has(contacts, named.contacts)) return false;
  if (named.needs && !needs) return false;
  if (named.coordinator !== undefined && named.coordinator !== coordinator?.personId) return false;
  for (const one of named.documents)
    if ((await documents.find(one))?.episodeId !== id) return false;
  return true;
}
