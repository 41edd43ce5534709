import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type EpisodeHistory,
  type EpisodeView,
  type ReadEpisodePayload,
  TakeEpisodeStep,
  type TakeEpisodeStepPayload,
} from '@hub/contracts/episode';
import type { Clock, Ids, MessageContext } from '@hub/use-case';
import { type Episode, hasPart } from '../../domain/episode.js';
import { refuseHidden } from '../../domain/shield.js';
import { takeStep } from '../../domain/episode-steps.js';
import { standingOf } from '../../domain/step-undoing.js';
import type { ConsentRegister, EpisodeWork } from '../ports.js';
import { referralFact } from '../../domain/social-care/referral-facts.js';
import { addReferral, type AskSocialCare } from '../social-care/ask-social-care.js';
import type { Continuum } from '../../domain/planning/continuum.js';
import type { ReviewBounds } from '../../domain/planning/review-bounds.js';
import type { ClosedLeads } from '../leading/closed-leads.js';
import { noteDevelopment } from '../planning/note-development.js';
import { followReview } from '../planning/review-step.js';
import { refuseUnready } from '../planning/refuse-unready.js';
import type { WhoMay } from '../who-may.js';
import { endOpenWork } from './end-open-work.js';
import { viewEpisode } from './episode-view.js';
import { movedFact } from './moved-fact.js';
import { refuseOlder } from './refuse-older.js';
import { peopleFactsAfter } from './people-fact.js';

/** In these nothing goes on of what the team had begun. */
const ENDS: Partial<Record<Episode['state'], 'case_closed' | 'stepped_up'>> = {
  closed: 'case_closed',
  stepped_up: 'stepped_up',
};

/** Moves an episode through its life, and tells every authority with a part in it. */
export class TakeStep {
  constructor(
    private readonly work: EpisodeWork,
    private readonly register: ConsentRegister,
    private readonly tools: {
      readonly clock: Clock;
      readonly ids: Ids;
      readonly bounds: ReviewBounds;
      readonly continuum: Continuum;
      readonly closedLeads: Pick<ClosedLeads, 'ofTeam'>;
    },
    private readonly whoMay: WhoMay,
    private readonly socialCare: AskSocialCare,
  ) {}

  async execute(
    command: TakeEpisodeStepPayload,
    context: MessageContext,
  ): Promise<EpisodeView | Refusal> {
    const { authority, personId } = context.caller;
    const { homeAuthority: moveTo } = command;
    const mayMove =
      moveTo === undefined ||
      (await this.register.mayJoin(command.episodeId, moveTo, context.caller));
    const closed =
      command.step === 'begin_review'
        ? await this.tools.closedLeads.ofTeam(command.episodeId, personId)
        : new Map<string, never>();
    return this.work.request(context, command, async (stores) => {
      const { episodes } = stores;
      const { step } = command;
      const permitted = this.whoMay.decide(
        TakeEpisodeStep.type,
        await episodes.lock(command.episodeId),
        context,
        {
          step,
        },
      );
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      if (context.expectedVersion === undefined) return refuse('precondition_required');
      if (context.expectedVersion !== episode.version)
        return refuseOlder(stores, episode, context.expectedVersion);
      const at = this.tools.clock.now();
      const named = [moveTo, command.socialCare?.authority].filter((one) => one !== undefined);
      const hidden = refuseHidden(episode, ...named.map((one) => ({ authority: one })));
      if (hidden) return hidden;
      const referral = await this.socialCare.decide(stores, episode, command, authority);
      if (isRefusal(referral)) return referral;
      const goesOn = referral?.endsCaf === false;
      const { bounds, continuum, ids } = this.tools;
      const moved = takeStep(episode, command, {
        authority,
        personId,
        at,
        goesOn,
        bounds,
        continuum,
      });
      if (isRefusal(moved)) return moved;
      const notReady = step === 'agree_plan' && (await refuseUnready(episode.id, stores));
      if (notReady) return notReady;
      const review = await followReview(stores, moved.episode, {
        ...{ step, meetingOn: command.meetingOn, closed },
        by: { id: ids.next(), authority, personId, at },
      });
      if (isRefusal(review)) return review;
      // A new home is told of the episode, which the family must have agreed to.
      if (!mayMove && !hasPart(episode, { authority: moveTo })) return refuse('consent_missing');
      await episodes.addStep(moved.episode, moved.taken, standingOf(episode));
      await noteDevelopment(stores, moved.episode, 'step', { personId, at });
      if (referral) await addReferral(stores, referral);
      const because = ENDS[moved.episode.state];
      const ended =
        because === undefined || moved.episode.state === episode.state
          ? []
          : await endOpenWork(stores, moved.episode, { because, at });
      const closingReason = step === 'close' ? command.closingReason : undefined;
      return {
        result: viewEpisode(moved.episode, personId),
        facts: [
          movedFact(moved.episode, episode, { step, closingReason }),
          ...ended,
          ...review,
          ...(referral ? [referralFact(referral, moved.episode)] : []),
          ...peopleFactsAfter(step, moved.episode),
        ],
        evidence: { because: step, rule },
      };
    });
  }

  history(
    { episodeId }: ReadEpisodePayload,
    { caller }: MessageContext,
  ): Promise<EpisodeHistory | Refusal> {
    return this.work.read(async ({ episodes }) => {
      const episode = await episodes.find(episodeId);
      return episode && hasPart(episode, caller)
        ? { episodeId, steps: await episodes.steps(episodeId) }
        : refuse('not_found');
    });
  }
}
