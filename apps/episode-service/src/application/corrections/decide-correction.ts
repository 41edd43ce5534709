import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  ApproveCorrection,
  type CorrectionPayload,
  type CorrectionView,
  DeclineCorrection,
  type DeclineCorrectionPayload,
  LiftCorrection,
  type LiftCorrectionPayload,
} from '@hub/contracts/protection';
import { authoriseCaller, type PoliciesInForce } from '@hub/policy';
import { type MessageContext, refuseOwnDeed } from '@hub/use-case';
import type { AnswerPolicy } from '@hub/working-time';
import { alarmOf } from '../../domain/corrections/correction-clock.js';
import {
  approveCorrection,
  type Decider,
  declineCorrection,
  liftCorrection,
} from '../../domain/corrections/correction-decisions.js';
import {
  declinedFact,
  liftedFacts,
  standsFact,
  withholdingFacts,
} from '../../domain/corrections/correction-facts.js';
import {
  type Correction,
  referencesOf,
  shownNotices,
  voids,
} from '../../domain/corrections/correction.js';
import { endOf, isLived } from '../../domain/episode.js';
import { peopleOf } from '../../domain/relations.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import { endBreach } from '../breaches/open-breach.js';
import { lockWithFolded } from '../merges/lock-pair.js';
import { carryOut, type Settlement } from './carry-out.js';
import { type WholeCorrection, maySee, viewCorrection } from './correction-view.js';
import type { WhoWasTold } from './who-was-told.js';

/** Alarms of corrections stand under this name. */
export const CORRECTION_TIMER = 'correction';

type Decide = (
  whole: WholeCorrection,
  by: Decider,
  stores: EpisodeStores,
) => Promise<Settlement | Refusal> | Settlement | Refusal;

/** Lets another person, of the authority that answers for it, say whether something is wrong. */
export class DecideCorrection {
  constructor(
    private readonly work: EpisodeWork,
    private readonly policies: PoliciesInForce,
    private readonly whoWasTold: WhoWasTold,
    private readonly clock: AnswerPolicy,
  ) {}

  async approve(
    command: CorrectionPayload,
    context: MessageContext,
  ): Promise<CorrectionView | Refusal> {
    const seen = await this.work.read((stores) => seenWith(command.correctionId, stores));
    if (!seen || !maySee(seen, context.caller)) return refuse('not_found');
    const told =
      seen.correction.answers === context.caller.authority && seen.correction.state === 'raised'
        ? await this.whoWasTold.of(seen.correction, seen.episode, seen.references)
        : [];
    return this.decide(ApproveCorrection.type, command, context, async (whole, by, stores) => {
      const { correction, episode } = whole;
      const own = refuseOwnDeed(context.caller, correction.raiserId);
      const made = own ?? approveCorrection(correction, episode.ownReference, by);
      if (isRefusal(made)) return made;
      if (voids(made) && !isLived(episode)) return endOf(episode);
      return carryOut(made, episode, { ...this.clock, told }, stores);
    });
  }

  decline(
    command: DeclineCorrectionPayload,
    context: MessageContext,
  ): Promise<CorrectionView | Refusal> {
    return this.decide(DeclineCorrection.type, command, context, async (whole, by, stores) => {
      const declined = declineCorrection(whole.correction, command.because, by);
      if (isRefusal(declined)) return declined;
      const facts = [declinedFact(declined), ...(await endBreach(declined, stores))];
      return { next: { ...whole, correction: declined }, facts };
    });
  }

  lift(command: LiftCorrectionPayload, context: MessageContext): Promise<CorrectionView | Refusal> {
    return this.decide(LiftCorrection.type, command, context, (whole, by) => {
      const { correction } = whole;
      const own = 'decidedBy' in correction && refuseOwnDeed(context.caller, correction.decidedBy);
      const lifted = own || liftCorrection(correction, command.because, by);
      if (isRefusal(lifted)) return lifted;
      const told = shownNotices(whole.notices, whole.episode.shield);
      const facts = [...withholdingFacts(lifted), ...liftedFacts(lifted, told)];
      return { next: { ...whole, correction: lifted }, facts };
    });
  }

  private decide(
    action: string,
    command: CorrectionPayload,
    context: MessageContext,
    decide: Decide,
  ): Promise<CorrectionView | Refusal> {
    const { caller } = context;
    const { authority, personId } = caller;
    return this.work.request(context, command, async (stores) => {
      const { corrections, timers } = stores;
      const seen = await corrections.find(command.correctionId);
      // What goes on in one that becomes void becomes void with it.
      const episode = seen && (await lockWithFolded(stores, seen.episodeId));
      const correction = seen && (await corrections.lock(seen.id));
      if (!correction || !episode) return refuse('not_found');
      const whole = { correction, episode, notices: await corrections.notices(correction.id) };
      if (!maySee(whole, context.caller) || personId === undefined) return refuse('not_found');
      const people = peopleOf(episode);
      const permitted = authoriseCaller(this.policies, caller, { action, resource: {}, people });
      if (isRefusal(permitted)) return permitted;
      const at = await timers.now();
      const decided = await decide(whole, { authority, personId, at }, stores);
      if (isRefusal(decided)) return decided;
      const { next, facts } = decided;
      const { id: subject, state: because } = next.correction;
      await corrections.save(next.correction);
      await timers.set(CORRECTION_TIMER, subject, alarmOf(next.correction, next.notices));
      return {
        result: viewCorrection(next, authority, at),
        facts: [...facts, standsFact(next.correction, next.notices)],
        evidence: {
          ...{ episode: episode.id, subject, because, rule: permitted.rule },
          concerning: next.notices.map((one) => one.authority),
        },
      };
    });
  }
}

/** A correction with all that belongs to it; undefined where its episode is gone. */
export async function wholeOf(
  correction: Correction,
  { corrections, episodes }: EpisodeStores,
): Promise<WholeCorrection | undefined> {
  const episode = await episodes.find(correction.episodeId);
  return episode && { correction, episode, notices: await corrections.notices(correction.id) };
}

/** The same with every reference of the episode, by which others found it. */
export async function seenWith(
  correctionId: string,
  stores: EpisodeStores,
): Promise<(WholeCorrection & { readonly references: readonly string[] }) | undefined> {
  const correction = await stores.corrections.find(correctionId);
  const whole = correction && (await wholeOf(correction, stores));
  if (!whole) return undefined;
  const { id, ownReference } = whole.episode;
  return {
    ...whole,
    references: referencesOf(ownReference, await stores.corrections.ofEpisode(id)),
  };
}
