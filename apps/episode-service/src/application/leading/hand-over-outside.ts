import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReadEpisodePayload } from '@hub/contracts/episode';
import {
  CancelOutside,
  type CancelOutsidePayload,
  MakeOutsidePack,
  OpenOutside,
  type OpenOutsidePayload,
  type OutsideFamilyViewPayload,
  type OutsideHandOverList,
  OutsideHandOverMoved,
  type OutsideHandOverView,
  type OutsideOverrulePayload,
  type OutsidePack,
  type OutsidePayload,
  OverruleOutside,
  ReceiveOutside,
  type ReceiveOutsidePayload,
  RecordOutsideFamilyView,
  SendOutside,
  type SendOutsidePayload,
} from '@hub/contracts/leading';
import { digestOf } from '@hub/security';
import { type Fact, fact, type Ids, type MessageContext } from '@hub/use-case';
import { counterpartsOf, hasPart, type LivedEpisode } from '../../domain/episode.js';
import * as steps from '../../domain/leading/outside-hand-over.js';
import type { OutsideHandOver } from '../../domain/leading/outside-hand-over.js';
import { viewEpisode } from '../episodes/episode-view.js';
import { viewDocument } from '../folders/document-view.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import { actorOf } from '../transfers/transfer-step.js';
import type { WhoMay } from '../who-may.js';
import { type ClosingTools, closeMovedAway } from './close-moved-away.js';

type Answer = Promise<OutsideHandOverView | Refusal>;
type By = ReturnType<typeof actorOf> & { readonly at: string };
type Step = (one: OutsideHandOver, episode: LivedEpisode, by: By) => OutsideHandOver | Refusal;
interface Progress<R> {
  readonly next: OutsideHandOver;
  readonly result: R;
  readonly facts?: readonly Fact[];
}

/** Hands a case over to an authority outside London: by a pack on paper or in secure mail. */
export class HandOverOutside {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
    private readonly whoMay: WhoMay,
    private readonly closing: ClosingTools,
  ) {}

  list(
    { episodeId }: ReadEpisodePayload,
    { caller }: MessageContext,
  ): Promise<OutsideHandOverList | Refusal> {
    return this.work.read(async ({ episodes, outsideHandOvers }) => {
      const episode = await episodes.find(episodeId);
      if (!episode || !hasPart(episode, caller)) return refuse('not_found');
      return { episodeId, items: (await outsideHandOvers.ofEpisode(episodeId)).map(viewOutside) };
    });
  }

  open(command: OpenOutsidePayload, context: MessageContext): Answer {
    return this.work.request(context, command, async (stores) => {
      const { episodes, outsideHandOvers, timers } = stores;
      const found = await episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(OpenOutside.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const by = { ...actorOf(context), id: this.ids.next(), at: await timers.now() };
      const known = await outsideHandOvers.ofEpisode(episode.id);
      const opened = steps.openOutside(episode, command, by, known);
      if (isRefusal(opened)) return opened;
      await outsideHandOvers.add(opened);
      return {
        result: viewOutside(opened),
        facts: [movedOutside(opened, episode)],
        evidence: { subject: opened.id, because: opened.state, rule },
      };
    });
  }

  recordFamilyView(command: OutsideFamilyViewPayload, context: MessageContext): Answer {
    const step: Step = (one, episode, by) => steps.recordView(one, episode, command.familyView, by);
    return this.step(RecordOutsideFamilyView.type, command, context, step);
  }

  overrule(command: OutsideOverrulePayload, context: MessageContext): Answer {
    const step: Step = (one, episode, by) => steps.overruleView(one, episode, command, by);
    return this.step(OverruleOutside.type, command, context, step);
  }

  send(command: SendOutsidePayload, context: MessageContext): Answer {
    const step: Step = (one, episode, by) => steps.sendPack(one, episode, command, by);
    return this.step(SendOutside.type, command, context, step);
  }

  cancel(command: CancelOutsidePayload, context: MessageContext): Answer {
    const step: Step = (one, episode, by) => steps.cancelOutside(one, episode, command, by);
    return this.step(CancelOutside.type, command, context, step);
  }

  /** What is given out is remembered by its digest, for the sending. */
  pack(command: OutsidePayload, context: MessageContext): Promise<OutsidePack | Refusal> {
    return this.move(MakeOutsidePack.type, command, context, async (one, episode, by, stores) => {
      const pack = {
        ...{ handOverId: one.id, receiverName: one.receiverName, madeAt: by.at },
        episode: viewEpisode(episode),
        documents: (await stores.documents.ofEpisode(episode.id)).map(viewDocument),
      };
      const digest = digestOf(pack);
      const next = steps.notePack(one, episode, digest, by);
      return isRefusal(next) ? next : { next, result: { ...pack, digest } };
    });
  }

  /** With the receipt the episode closes, in the same transaction. */
  receive(command: ReceiveOutsidePayload, context: MessageContext): Answer {
    return this.move(ReceiveOutside.type, command, context, async (one, episode, by, stores) => {
      const next = steps.receivePackOutside(one, episode, command, by);
      if (isRefusal(next)) return next;
      const closed = await closeMovedAway(stores, episode, by, this.closing);
      return isRefusal(closed) ? closed : { next, result: viewOutside(next), facts: closed };
    });
  }

  private step(
    action: string,
    command: OutsidePayload,
    context: MessageContext,
    step: Step,
  ): Answer {
    return this.move(action, command, context, (one, episode, by) => {
      const next = step(one, episode, by);
      return Promise.resolve(isRefusal(next) ? next : { next, result: viewOutside(next) });
    });
  }

  private move<R extends object>(
    action: string,
    command: OutsidePayload,
    context: MessageContext,
    step: (
      one: OutsideHandOver,
      episode: LivedEpisode,
      by: By,
      stores: EpisodeStores,
    ) => Promise<Progress<R> | Refusal>,
  ): Promise<R | Refusal> {
    return this.work.request<R>(context, command, async (stores) => {
      const found = await stores.episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(action, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const known = await stores.outsideHandOvers.ofEpisode(episode.id);
      const one = known.find(({ id }) => id === command.handOverId);
      if (!one) return refuse('not_found');
      const by = { ...actorOf(context), at: await stores.timers.now() };
      const moved = await step(one, episode, by, stores);
      if (isRefusal(moved)) return moved;
      const { next, result, facts = [] } = moved;
      await stores.outsideHandOvers.save(next);
      return {
        result,
        facts: [movedOutside(next, episode), ...facts],
        evidence: { subject: next.id, because: next.state, rule },
      };
    });
  }
}

function movedOutside({ id, episodeId, state }: OutsideHandOver, episode: LivedEpisode): Fact {
  const moved = { handOverId: id, episodeId, state };
  return fact(OutsideHandOverMoved, moved, counterpartsOf(episode));
}

export function viewOutside({
  episodeId: _of,
  packDigest: _digest,
  ...view
}: OutsideHandOver): OutsideHandOverView {
  return view;
}
