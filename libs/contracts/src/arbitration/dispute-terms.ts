export const DISPUTE_KINDS = [
  'level_of_need',
  'who_leads',
  'need_for_action',
  'progress_of_plan',
  'communication',
  'step_change',
  'residence',
  'funding',
  'consent',
  'transfer_declined',
  'data_accuracy',
] as const;
export type DisputeKind = (typeof DISPUTE_KINDS)[number];
export const DISPUTE_STATES = [
  'open',
  'arbitration',
  'resolved',
  'carried_out',
  'withdrawn',
  'to_safeguarding',
] as const;
/** On what grounds an outcome is looked at again, by somebody else. */
export const REOPENING_GROUNDS = [
  'new_facts',
  'not_heard',
  'cannot_be_carried_out',
  'family_disagrees',
] as const;
export type ReopeningGround = (typeof REOPENING_GROUNDS)[number];
/** Why an arbitrator is one no more. */
export const REPLACED_BECAUSE = ['conflict', 'overdue', 'reopened', 'taken_back'] as const;
export const STAGE_ENDINGS = [
  'escalated',
  'run_out',
  'resolved',
  'withdrawn',
  'to_safeguarding',
] as const;
