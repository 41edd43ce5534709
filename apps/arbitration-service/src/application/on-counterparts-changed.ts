import type { EpisodeFoldedPayload, EpisodeVoidedPayload } from '@hub/contracts/protection';
import type { EpisodeWithdrawnPayload, TransferProgress } from '@hub/contracts/episode';
import type {
  EpisodeToldApartPayload,
  PeopleChangedPayload,
  ShieldChangedPayload,
} from '@hub/internal-messages';
import type { Consequence, Fact, MessageContext } from '@hub/use-case';
import type { Dispute } from '../domain/dispute-state.js';
import { decideFamilyNo } from '../domain/family-no.js';
import { decideShield } from '../domain/hidden-parties.js';
import type { Ladder } from '../domain/ladder.js';
import { decideEnd, decideVoid } from '../domain/void-dispute.js';
import { decideNaming } from '../domain/name-people.js';
import { ladderOf, peopleAtWork, saveDispute } from './dispute-step.js';
import type { ArbitrationStores, ArbitrationWork } from './ports.js';

const WRONG_CHILD = 'The episode was of the wrong child.';
const ONE_NOW = 'The episode goes on in another of the same child.';

interface ChangedCounterparts {
  readonly episodeId: string;
  readonly counterparts: readonly string[];
}

/**
 * Keeps who has a part in an episode, and who works with the child. No dispute goes on with whom it
 * is hidden from.
 */
export class OnCounterpartsChanged {
  constructor(private readonly work: ArbitrationWork) {}

  execute(change: ChangedCounterparts, context: MessageContext): Promise<void> {
    return this.work.react(context, async ({ counterparts }) => {
      await counterparts.add(change.episodeId, change.counterparts);
      return [];
    });
  }

  /** An episode that stops takes along what is disputed about its help. */
  moved(
    change: ChangedCounterparts & { readonly state: string },
    context: MessageContext,
  ): Promise<void> {
    const { episodeId, state } = change;
    return this.work.react(context, async (stores) => {
      await stores.counterparts.add(episodeId, change.counterparts);
      return this.stand(episodeId, state, stores);
    });
  }

  /** A family that withdraws its consent ends what is disputed about the help that it had. */
  withdrawn({ episodeId }: EpisodeWithdrawnPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, (stores) => this.stand(episodeId, 'withdrawn', stores));
  }

  private async stand(
    episodeId: string,
    state: string,
    stores: ArbitrationStores,
  ): Promise<Fact[]> {
    // Whoever opens one meanwhile is through before, or reads how it stands now.
    await stores.disputes.lockedOf(episodeId);
    await stores.counterparts.noteState(episodeId, state, await stores.timers.now());
    const hidden = await stores.counterparts.hiddenFrom(episodeId);
    return this.moveAll(episodeId, stores, (dispute, acting) =>
      decideEnd(dispute, state, hidden, acting),
    );
  }

  shield(
    { episodeId, hiddenFrom, hiddenFromPeople = [], version }: ShieldChangedPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async (stores) => {
      const { counterparts } = stores;
      await counterparts.shield(episodeId, [...hiddenFrom, ...hiddenFromPeople], version);
      const hidden = await counterparts.hiddenFrom(episodeId);
      return this.moveAll(episodeId, stores, (dispute, acting) =>
        decideShield(dispute, hidden, acting),
      );
    });
  }

  /** Nobody disagrees any more about an episode that does not go on, nor has a part in it. */
  ended(
    ended: EpisodeVoidedPayload | EpisodeFoldedPayload,
    context: MessageContext,
  ): Promise<void> {
    const { episodeId } = ended;
    return this.work.react(context, async (stores) => {
      const { counterparts } = stores;
      const hidden = await counterparts.hiddenFrom(episodeId);
      const because = 'into' in ended ? ONE_NOW : WRONG_CHILD;
      const facts = await this.moveAll(episodeId, stores, (dispute, acting) =>
        decideVoid(dispute, hidden, { ...acting, because }),
      );
      await counterparts.forget(episodeId);
      return facts;
    });
  }

  /** Two children were in one episode: each has a part in its own alone. */
  toldApart(
    { episodeId, other, counterparts, otherCounterparts }: EpisodeToldApartPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async (stores) => {
      await stores.counterparts.forget(episodeId);
      await stores.counterparts.add(episodeId, counterparts);
      await stores.counterparts.add(other, otherCounterparts);
      return [];
    });
  }

  private async moveAll(
    episodeId: string,
    stores: ArbitrationStores,
    decide: (
      dispute: Dispute,
      acting: { readonly at: string; readonly ladder: Ladder },
    ) => Consequence<Dispute> | undefined,
  ): Promise<Fact[]> {
    const at = await stores.timers.now();
    const facts: Fact[] = [];
    for (const { id } of await stores.disputes.ofEpisodes([episodeId])) {
      const dispute = await stores.disputes.lock(id);
      const decided = dispute && decide(dispute, { at, ladder: await ladderOf(stores, dispute) });
      if (!decided) continue;
      const [told] = decided.facts;
      const deed = told && { at, did: told.event.type };
      await saveDispute(stores, decided.next, deed);
      facts.push(...decided.facts);
    }
    return facts;
  }

  /** Whoever ordered a hand-over hears that the family says no to it. */
  transferMoved(
    { episodeId, transferId, toAuthority, waits }: TransferProgress,
    context: MessageContext,
  ): Promise<void> {
    const saysNo = waits.some(({ step }) => step === 'answer_family_no');
    return this.work.react(context, async (stores) => {
      const hiddenFrom = await stores.counterparts.hiddenFrom(episodeId);
      return this.moveAll(episodeId, stores, (dispute, acting) =>
        decideFamilyNo(dispute, { transferId, toAuthority, saysNo }, { ...acting, hiddenFrom }),
      );
    });
  }

  people(change: PeopleChangedPayload, context: MessageContext): Promise<void> {
    const { episodeId, people, version } = change;
    return this.work.react(context, async (stores) => {
      const { counterparts } = stores;
      await counterparts.notePeople(episodeId, people, version);
      const { hiddenFrom, shown } = await peopleAtWork(counterparts, episodeId);
      return this.moveAll(episodeId, stores, (dispute, { ladder }) =>
        decideNaming(dispute, shown, { ladder, hiddenFrom }),
      );
    });
  }
}
