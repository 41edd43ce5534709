import { isRefusal, type Refusal, refuse, refuseStale } from '@hub/contracts';
import {
  AnswerReferral,
  type AnswerReferralPayload,
  CloseReferral,
  type ReadReferralPayload,
  type ReferralView,
} from '@hub/contracts/protection';
import { authoriseCaller, type PoliciesInForce } from '@hub/policy';
import type { MessageContext } from '@hub/use-case';
import { hasPart } from '../../domain/episode.js';
import { isNamed } from '../../domain/shield-terms.js';
import {
  alarmOf,
  answerReferral,
  closeReferral,
  type Referral,
} from '../../domain/social-care/referral.js';
import { referralFact } from '../../domain/social-care/referral-facts.js';
import type { EpisodeWork } from '../ports.js';
import { REFERRAL_TIMER } from './ask-social-care.js';
import { viewReferral } from './referral-view.js';

type Decide = (referral: Referral, at: string) => Referral | Refusal;

/** Lets the authority whose social care was asked answer, and close its case. */
export class FollowReferral {
  constructor(
    private readonly work: EpisodeWork,
    private readonly policies: PoliciesInForce,
  ) {}

  read(
    { referralId }: ReadReferralPayload,
    { caller }: MessageContext,
  ): Promise<ReferralView | Refusal> {
    return this.work.read(async ({ referrals, episodes }) => {
      const referral = await referrals.find(referralId);
      if (!referral) return refuse('not_found');
      const episode = await episodes.find(referral.episodeId);
      if (isNamed(episode?.shield, caller)) return refuse('not_found');
      const isTheirs = referral.authority === caller.authority;
      return isTheirs || (episode && hasPart(episode, caller))
        ? viewReferral(referral)
        : refuse('not_found');
    });
  }

  answer(command: AnswerReferralPayload, context: MessageContext): Promise<ReferralView | Refusal> {
    return this.change(AnswerReferral.type, command, context, (referral, at) =>
      answerReferral(referral, command, at),
    );
  }

  close(command: ReadReferralPayload, context: MessageContext): Promise<ReferralView | Refusal> {
    return this.change(CloseReferral.type, command, context, closeReferral);
  }

  private change(
    action: string,
    command: ReadReferralPayload,
    context: MessageContext,
    decide: Decide,
  ): Promise<ReferralView | Refusal> {
    const { caller, expectedVersion } = context;
    return this.work.request(context, command, async ({ referrals, episodes, timers }) => {
      const seen = await referrals.find(command.referralId);
      if (seen?.authority !== caller.authority) return refuse('not_found');
      const episode = await episodes.lock(seen.episodeId);
      const referral = await referrals.lock(command.referralId);
      if (!episode || !referral || isNamed(episode.shield, caller)) return refuse('not_found');
      const permitted = authoriseCaller(this.policies, caller, {
        action,
        resource: {},
        people: [],
      });
      if (isRefusal(permitted)) return permitted;
      if (expectedVersion === undefined) return refuse('precondition_required');
      if (expectedVersion !== referral.version) return refuseStale(referral.version);
      const next = decide(referral, await timers.now());
      if (isRefusal(next)) return next;
      await referrals.save(next);
      await timers.set(REFERRAL_TIMER, next.id, alarmOf(next));
      const { episodeId, id: subject, state } = next;
      const evidence = { episode: episodeId, subject, because: state, rule: permitted.rule };
      return { result: viewReferral(next), facts: [referralFact(next, episode)], evidence };
    });
  }
}
