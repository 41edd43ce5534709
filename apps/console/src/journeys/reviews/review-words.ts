import type {
  AnswerInvitationPayload,
  AnswerRecommendationPayload,
  MakeRecommendationPayload,
  RecordReviewMeetingPayload,
  ReviewInvitationView,
  ReviewMeetingView,
} from '@hub/contracts/planning';
import type { Tag } from '../../pages/parts.js';

type Meeting = RecordReviewMeetingPayload;

export const STATES: Readonly<Record<ReviewMeetingView['state'], Tag>> = {
  called: { text: 'Called', colour: 'yellow' },
  held: { text: 'Held', colour: 'blue' },
  completed: { text: 'Completed', colour: 'green' },
  cancelled: { text: 'Cancelled', colour: 'grey' },
};

export const INVITED: Readonly<Record<ReviewInvitationView['invitedAs'], string>> = {
  lead_professional: 'Leads the case',
  team_member: 'In the team',
  child: 'The child or young person',
  parent_or_carer: 'A parent or carer',
};

export const COMES: Readonly<Record<AnswerInvitationPayload['answer'], string>> = {
  comes: 'I come',
  cannot_come: 'I cannot come',
};

export const ATTENDED: Readonly<Record<Meeting['attendance'][number]['attendance'], string>> = {
  attended: 'Was there',
  sent_word: 'Sent word',
  absent: 'Did not come',
};

export const VOICES: Readonly<Record<Meeting['childsView'], string>> = {
  in_the_document: 'Their words are in the review in the folder',
  nothing_to_say: 'They were asked and had nothing to say',
  not_heard: 'They were not heard',
};

export const RECOMMENDED: Readonly<Record<MakeRecommendationPayload['what'], string>> = {
  higher_level: 'A higher level of need',
  lower_level: 'A lower level of need',
  social_care: 'That social care takes over',
  new_plan: 'A new plan',
  close: 'To close the case',
};

export const BECAUSE: Readonly<Record<MakeRecommendationPayload['because'], string>> = {
  needs_grew: 'The child needs more',
  needs_lessened: 'The child needs less',
  needs_met: 'The needs are met',
  risk_of_harm: 'The child is at risk of harm',
  plan_does_not_help: 'The plan does not help',
  family_asks: 'The family asks for it',
};

export const FOLLOWS: Readonly<Record<AnswerRecommendationPayload['answer'], string>> = {
  follows: 'I follow it',
  does_not_follow: 'I do not follow it',
};

export const WHY_NOT: Readonly<Record<NonNullable<AnswerRecommendationPayload['reason']>, string>> =
  {
    family_does_not_agree: 'The family does not agree',
    review_decides: 'The next review decides',
    needs_not_shown: 'It is not shown that the child needs it',
    done_already: 'It is done already',
  };
