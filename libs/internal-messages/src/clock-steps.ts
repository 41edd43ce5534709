import type { ServiceName } from '@hub/contracts';

/**
 * What a service does by itself when its time has come, and what the family's record says of it. No
 * message: nobody asks for it.
 */
export interface ClockStep {
  readonly action: string;
  readonly owner: ServiceName;
  readonly words: string;
}

export const ConsentExpiry: ClockStep = {
  action: 'consent.expire',
  owner: 'consent-service',
  words: 'Your consent had reached its end',
};

export const RetentionEnd: ClockStep = {
  action: 'retention.wake',
  owner: 'consent-service',
  words: 'The time for which content is kept was over',
};

export const DisputeClock: ClockStep = {
  action: 'dispute.wake',
  owner: 'arbitration-service',
  words: 'The time for an answer in a disagreement went on or ran out',
};

export const TransferClock: ClockStep = {
  action: 'transfer.wake',
  owner: 'episode-service',
  words: 'The time for an answer to a change of the Lead Professional went on or ran out',
};

export const ReviewReminder: ClockStep = {
  action: 'episode.remind',
  owner: 'episode-service',
  words: 'Everybody with a part in the episode was reminded of its review',
};

export const ExpiryWarning: ClockStep = {
  action: 'consent_expiry.warn',
  owner: 'episode-service',
  words: 'The Lead Professional was told that the agreement to share ends soon',
};

export const ReferralClock: ClockStep = {
  action: 'referral.wake',
  owner: 'episode-service',
  words: 'Social care had not answered in time, and its managers were told',
};

export const CorrectionClock: ClockStep = {
  action: 'correction.wake',
  owner: 'episode-service',
  words: 'Somebody had not said what they did with what was wrong, and was reminded or reported',
};

export const BreachClock: ClockStep = {
  action: 'breach.wake',
  owner: 'episode-service',
  words:
    'Nobody had judged in time what others should not have learnt, and the next person was told',
};

export const MergeClock: ClockStep = {
  action: 'merge.wake',
  owner: 'episode-service',
  words:
    'Nobody had said in time whether two assessments are of one child, and the next person was told',
};

export const SplitClock: ClockStep = {
  action: 'split.wake',
  owner: 'episode-service',
  words:
    'Nobody had said in time whether two children are in one assessment, and the next person was told',
};

export const LeadCoverClock: ClockStep = {
  action: 'lead_cover.wake',
  owner: 'episode-service',
  words: 'Somebody began to stand in for the Lead Professional, or did so no more',
};

export const CaseloadCoverFollow: ClockStep = {
  action: 'caseload_cover.follow',
  owner: 'episode-service',
  words:
    'Whoever stands in for all cases of the Lead Professional began to do so here, or does so no more',
};

export const CLOCK_STEPS: readonly ClockStep[] = [
  ConsentExpiry,
  ExpiryWarning,
  RetentionEnd,
  DisputeClock,
  TransferClock,
  ReviewReminder,
  ReferralClock,
  CorrectionClock,
  BreachClock,
  MergeClock,
  SplitClock,
  LeadCoverClock,
  CaseloadCoverFollow,
];

export function findClockStep(action: string): ClockStep | undefined {
  return CLOCK_STEPS.find((step) => step.action === action);
}
