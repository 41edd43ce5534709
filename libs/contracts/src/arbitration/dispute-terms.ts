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
export const STAGE_ENDINGS = [
  'escalated',
  'run_out',
  'resolved',
  'withdrawn',
  'to_safeguarding',
] as const;
