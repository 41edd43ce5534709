import {
  ReferralAnswered,
  ReferralCancelled,
  ReferralClosed,
  ReferralMade,
  ReferralOverdue,
} from '@hub/contracts/protection';
import type { Waiting } from '@hub/contracts/shape';
import { type Fact, fact } from '@hub/use-case';
import { counterpartsOf, type Episode } from '../episode.js';
import type { Referral } from './referral.js';

const FACTS = {
  referred: ReferralMade,
  accepted: ReferralAnswered,
  not_accepted: ReferralAnswered,
  closed: ReferralClosed,
  cancelled: ReferralCancelled,
} as const;

/** Who must do what: once it is overdue, those above the team, and who referred rings it. */
export function waitsOf({ state, authority, referredBy, dueAt, missed }: Referral): Waiting[] {
  if (state !== 'referred') return [];
  const answering = { step: 'answer_referral', authority, dueAt } as const;
  if (missed === 0) return [{ ...answering, role: 'practitioner' }];
  return [
    { ...answering, role: 'practitioner' },
    { ...answering, role: 'lead_caf_contact' },
    { ...answering, role: 'head_of_service' },
    { step: 'chase_referral', authority: referredBy, role: 'lead_caf_contact', dueAt },
  ];
}

/** Tells how it stands now to who answers, who referred, and all with a part in the episode. */
export function referralFact(referral: Referral, episode: Episode): Fact {
  const { id: referralId, episodeId, section, authority, team, referredBy } = referral;
  const { state, endsCaf, dueAt, version } = referral;
  const told = {
    ...{ referralId, episodeId, section, authority, team, referredBy, state, endsCaf },
    ...(referral.state === 'not_accepted' ? { because: referral.because } : {}),
    ...{ dueAt, waits: waitsOf(referral), version },
  };
  const isOverdue = state === 'referred' && referral.missed > 0;
  const recipients = [...new Set([authority, ...counterpartsOf(episode)])].sort();
  return fact(isOverdue ? ReferralOverdue : FACTS[state], told, recipients);
}
