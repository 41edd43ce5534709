import { ReferralClock } from '@hub/internal-messages';
import { choreContext, type Ids } from '@hub/use-case';
import { alarmOf, missAnswer } from '../../domain/social-care/referral.js';
import { referralFact } from '../../domain/social-care/referral-facts.js';
import type { EpisodeWork } from '../ports.js';
import { REFERRAL_TIMER } from './ask-social-care.js';

/** Tells those above the team, each working day, that social care has not answered. */
export class WakeReferral {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
  ) {}

  async execute(referralId: string): Promise<void> {
    const context = choreContext(ReferralClock.owner, ReferralClock.action, this.ids);
    await this.work.request(context, { referralId }, async ({ referrals, episodes, timers }) => {
      const seen = await referrals.find(referralId);
      const episode = seen && (await episodes.lock(seen.episodeId));
      const referral = episode && (await referrals.lock(referralId));
      const late = referral && missAnswer(referral, await timers.now());
      await timers.set(REFERRAL_TIMER, referralId, referral && alarmOf(late ?? referral));
      if (!late) return { result: {}, facts: [] };
      await referrals.save(late);
      return {
        result: {},
        facts: [referralFact(late, episode)],
        evidence: { episode: episode.id, subject: referralId, because: 'overdue' },
      };
    });
  }
}
