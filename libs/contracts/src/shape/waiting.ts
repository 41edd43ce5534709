import { ROLES, type Role } from '../roles.js';
import { AuthorityCode, Instant, OneOf, Optional, PersonId } from './fields.js';

/** What people are waited for to do. */
export const NEXT_STEPS = [
  'record_family_view',
  'answer_family_no',
  'nominate',
  'accept_transfer',
  'receive_pack',
  'answer_dispute',
  'answer_offer',
  'decide_dispute',
  'answer_question',
  'read_family_no',
  'carry_out_outcome',
  'confirm_contacts',
  'review_override',
  'look_at_override',
  'renew_consent',
  'look_at_consent',
  'look_at_start',
  'look_at_double_start',
  'look_at_late_answer',
  'answer_referral',
  'chase_referral',
  'answer_join_request',
  'read_join_answer',
  'approve_correction',
  'answer_correction',
  'chase_correction',
  'assess_breach',
  'decide_breach',
  'tell_family_of_breach',
  'answer_service_request',
  'approve_merge',
  'approve_split',
  'confirm_lookup',
  'answer_lookup_question',
  'contact_asker',
  'review_lookup',
  'read_lookup_answer',
  'answer_recall',
  'chase_recall',
  'look_through_record',
  'approve_record',
  'review_plan',
  'ask_young_person',
  'prepare_for_18',
  'end_at_18',
  'look_at_developments',
  'name_lead',
  'name_cover',
  'answer_invitation',
  'record_review',
  'answer_recommendation',
  'answer_lead_request',
  'consider_hand_over',
  'send_pack_outside',
  'confirm_outside_receipt',
  'answer_team_invitation',
  'name_coordinator',
  'read_notice',
  'renew_post_offer',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** A step that a workflow waits for, and who must take it. */
export class Waiting {
  @OneOf(NEXT_STEPS, 'What is to be done') step!: NextStep;
  @AuthorityCode('The authority that must act') authority!: string;
  @Optional()
  @OneOf(ROLES, 'Any of its people with this role, where no person is named')
  role?: Role;
  @Optional() @PersonId('The person who must act') personId?: string;
  @Optional() @Instant('By when; absent where the clock stands still') dueAt?: string;
}
