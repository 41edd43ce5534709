import { type Refusal, refuse } from '@hub/contracts';
import type { TakeEpisodeStepPayload } from '@hub/contracts/episode';
import type { Ids } from '@hub/use-case';
import type { Episode } from '../../domain/episode.js';
import {
  alarmOf,
  isOpen,
  refer,
  type Referral,
  type SocialCarePolicy,
} from '../../domain/social-care/referral.js';
import type { EpisodeStores } from '../ports.js';

/** Alarms of referrals stand under this name. */
export const REFERRAL_TIMER = 'referral';

/** What a step of an episode means to social care. */
export class AskSocialCare {
  constructor(
    private readonly ids: Ids,
    private readonly policy: SocialCarePolicy,
  ) {}

  /**
   * @returns whom a step-up asks; nothing for another step; a refusal where social care stands
   * against it
   */
  async decide(
    { referrals, timers }: EpisodeStores,
    episode: Episode,
    { step, socialCare }: TakeEpisodeStepPayload,
    referredBy: string,
  ): Promise<Referral | Refusal | undefined> {
    if (step !== 'step_up' && step !== 'step_down') return undefined;
    const others = await referrals.ofEpisode(episode.id);
    if (step === 'step_down')
      return others.some(isOpen)
        ? refuse('referral_open', 'Social care has the child in hand, or has yet to answer.')
        : undefined;
    if (!socialCare) return undefined;
    const by = { id: this.ids.next(), episodeId: episode.id, referredBy, at: await timers.now() };
    return refer(socialCare, others, by, this.policy);
  }
}

/** Puts a new referral away with its alarm. */
export async function addReferral(
  { referrals, timers }: EpisodeStores,
  referral: Referral,
): Promise<void> {
  await referrals.add(referral);
  await timers.set(REFERRAL_TIMER, referral.id, alarmOf(referral));
}
