import {
  defineEvent,
  type EventDefinition,
  EXAMPLE,
  type Role,
  type ServiceName,
} from '@hub/contracts';
import type { InboxItem } from '@hub/contracts/notification';
import { Id, NestedList, type NextStep, Optional, Waiting } from '@hub/contracts/shape';

export class WaitsStandPayload {
  @Id('What waits') subjectId!: string;
  @Optional() @Id('The episode, where it is about one') episodeId?: string;
  @NestedList(() => Waiting, 40, 'Who must do what now; nobody where it waits no more')
  waits!: Waiting[];
}

export type WaitsStand = EventDefinition<WaitsStandPayload>;

/** To no authority: each reads its own inbox, and none learns who else is waited for. */
function stands(
  workflow: InboxItem['workflow'],
  owner: ServiceName,
  summary: string,
  [step, role]: readonly [NextStep, Role],
): WaitsStand {
  const waits = [{ step, authority: EXAMPLE.greenwich, role, dueAt: EXAMPLE.at }];
  return defineEvent({
    type: `${workflow}.stands.v1`,
    owner,
    audience: 'internal',
    subject: 'subjectId',
    hidden: true,
    ...(workflow === 'recall' ? { weighty: true } : {}),
    summary,
    personalData: 'none',
    payload: WaitsStandPayload,
    examples: [
      { subjectId: EXAMPLE.lookupId, waits },
      { subjectId: EXAMPLE.lookupId, waits: [] },
    ],
  });
}

const LookupConfirmationStands = stands(
  'lookup_confirmation',
  'lookup-service',
  'Who is waited for to confirm the reason of a lookup.',
  ['confirm_lookup', 'lead_caf_contact'],
);

const LookupQuestionStands = stands(
  'lookup_question',
  'lookup-service',
  'Who is waited for to say whether a record is the child of a lookup, or to contact its asker.',
  ['answer_lookup_question', 'lead_caf_contact'],
);

const LookupAnswerStands = stands(
  'lookup_answer',
  'lookup-service',
  'Who is waited for to read what a person answered to their lookup.',
  ['read_lookup_answer', 'practitioner'],
);

const LookupReviewStands = stands(
  'lookup_review',
  'lookup-service',
  'Who is waited for to review a lookup of another authority.',
  ['review_lookup', 'lead_caf_contact'],
);

const RecallStands = stands(
  'recall',
  'consent-service',
  'Who is waited for in the recall of a consent.',
  ['answer_recall', 'lead_caf_contact'],
);

const SubjectAccessStands = stands(
  'subject_access',
  'consent-service',
  'Who is waited for before a family sees what is on record.',
  ['look_through_record', 'lead_caf_contact'],
);

const PlanReviewStands = stands(
  'plan_review',
  'episode-service',
  'Who is waited for to hold the review of a plan that is due within a week, or was due.',
  ['review_plan', 'lead_caf_contact'],
);

const AgeStands = stands(
  'age',
  'lookup-service',
  'Who is waited for to do what the age of an episode’s child asks for, in the month that it is reached.',
  ['ask_young_person', 'practitioner'],
);

const DevelopmentStands = stands(
  'development',
  'episode-service',
  'That whoever leads has not looked yet at what others did in an episode.',
  ['look_at_developments', 'practitioner'],
);

const LeadGoneStands = stands(
  'lead_gone',
  'episode-service',
  'Who is waited for to name another lead, where the Lead Professional acts for their authority no more, or to name who stands in, where whoever did does not.',
  ['name_lead', 'lead_caf_contact'],
);

const ReviewMeetingStands = stands(
  'review_meeting',
  'episode-service',
  'Who is waited for to answer an invitation to a review, or to say who was there.',
  ['answer_invitation', 'practitioner'],
);

const RecommendationStands = stands(
  'recommendation',
  'episode-service',
  'That whoever leads is waited for to answer what was recommended.',
  ['answer_recommendation', 'practitioner'],
);

const LeadRequestStands = stands(
  'lead_request',
  'episode-service',
  'That whoever leads is waited for to answer an authority that asks to lead.',
  ['answer_lead_request', 'practitioner'],
);

const MoveOfferStands = stands(
  'move_offer',
  'episode-service',
  'That whoever leads may offer the lead to where the child lives now, or says why not.',
  ['consider_hand_over', 'practitioner'],
);

const OutsideHandOverStands = stands(
  'outside_hand_over',
  'episode-service',
  'Who is waited for in a hand-over to an authority outside London.',
  ['confirm_outside_receipt', 'practitioner'],
);

const TeamInvitationStands = stands(
  'team_invitation',
  'episode-service',
  'Who is waited for to say whether they join the team around a child.',
  ['answer_team_invitation', 'practitioner'],
);

const CoordinatorGoneStands = stands(
  'coordinator_gone',
  'episode-service',
  'That whoever leads is waited for to name another coordinator, where who was works there no more.',
  ['name_coordinator', 'practitioner'],
);

const TeamNoticeStands = stands(
  'team_notice',
  'episode-service',
  'Who has not said yet that they have read what was written to those who work with a child.',
  ['read_notice', 'practitioner'],
);

const PostOfferStands = stands(
  'post_offer',
  'identity-service',
  'That whoever offered a post is waited for to offer it again or take it back: nobody answered.',
  ['renew_post_offer', 'lead_caf_contact'],
);

/** All of them, for the catalogue. */
export const WAITS_STAND: readonly WaitsStand[] = [
  LookupConfirmationStands,
  LookupQuestionStands,
  LookupReviewStands,
  LookupAnswerStands,
  RecallStands,
  SubjectAccessStands,
  PlanReviewStands,
  AgeStands,
  DevelopmentStands,
  LeadGoneStands,
  ReviewMeetingStands,
  RecommendationStands,
  LeadRequestStands,
  MoveOfferStands,
  OutsideHandOverStands,
  TeamInvitationStands,
  CoordinatorGoneStands,
  TeamNoticeStands,
  PostOfferStands,
];

/** @throws Error where no fact tells of what such a workflow waits for */
export function waitsStandOf(workflow: string): WaitsStand {
  const found = WAITS_STAND.find(({ type }) => type === `${workflow}.stands.v1`);
  if (!found) throw new Error(`No fact tells what waits of ${workflow}`);
  return found;
}
