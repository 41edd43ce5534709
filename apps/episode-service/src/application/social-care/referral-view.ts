import type { EpisodeView } from '@hub/contracts/episode';
import type { ReferralView } from '@hub/contracts/protection';
import type { Referral } from '../../domain/social-care/referral.js';
import { waitsOf } from '../../domain/social-care/referral-facts.js';

export function viewReferral(referral: Referral): ReferralView {
  const { missed: _missed, ...same } = referral;
  return { ...same, kind: 'ics', waits: waitsOf(referral) };
}

/** What an episode shows of the records beside it. */
export function linksOf(referrals: readonly Referral[]): Pick<EpisodeView, 'links'> {
  return referrals.length === 0 ? {} : { links: referrals.map(viewReferral) };
}
