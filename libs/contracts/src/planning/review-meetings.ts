import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ClosedDays } from '../identity/closed-days.js';
import {
  AuthorityCode,
  AuthorityCodes,
  DateOnly,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Whole,
} from '../shape/fields.js';
import { EPISODE_READERS, ReadEpisodePayload } from '../episode/episodes.js';

const MEETING_STATES = ['called', 'held', 'completed', 'cancelled'] as const;
const INVITED = ['lead_professional', 'team_member', 'child', 'parent_or_carer'] as const;
const INVITATION_ANSWERS = ['comes', 'cannot_come'] as const;
const ATTENDANCES = ['attended', 'sent_word', 'absent'] as const;
const FAMILY_VOICES = ['in_the_document', 'nothing_to_say', 'not_heard'] as const;
/** Family, lead and a large team. */
const MOST_INVITED = 100;

class ClosedOnDay extends ClosedDays {
  @DateOnly('The next day on which they are open') openAgainOn!: string;
}

export class ReviewInvitationView {
  @Whole(1, MOST_INVITED, 'Its place in the list') place!: number;
  @OneOf(INVITED, 'As whom they are invited') invitedAs!: (typeof INVITED)[number];
  @Optional() @AuthorityCode('The authority that they work for') authority?: string;
  @Optional() @PersonId('The person, where it is no member of the family') personId?: string;
  @Optional()
  @OneOf(INVITATION_ANSWERS, 'What they answered')
  answer?: (typeof INVITATION_ANSWERS)[number];
  @Optional()
  @Nested(() => ClosedOnDay, 'That whom they work for is closed on the day of the meeting')
  closed?: ClosedOnDay;
  @Optional()
  @OneOf(ATTENDANCES, 'Whether they were there, once it was held')
  attendance?: (typeof ATTENDANCES)[number];
}

class FamilyVoices {
  @Optional()
  @OneOf(FAMILY_VOICES, 'Where the child’s own words are')
  childsView?: (typeof FAMILY_VOICES)[number];
  @Optional()
  @OneOf(FAMILY_VOICES, 'Where the words of the parents or carers are')
  parentsView?: (typeof FAMILY_VOICES)[number];
  @Optional() @DateOnly('When it was held') heldOn?: string;
  @Optional() @Id('The progress review in the folder, with its words') documentId?: string;
}

export class ReviewMeetingView extends FamilyVoices {
  @Id('The review') id!: string;
  @Id('The episode') episodeId!: string;
  @OneOf(MEETING_STATES, 'Its state') state!: (typeof MEETING_STATES)[number];
  @DateOnly('When it is, or was, to meet') meetingOn!: string;
  @AuthorityCode('Who called it') calledBy!: string;
  @Instant('When it was called') calledAt!: string;
  @NestedList(
    () => ReviewInvitationView,
    MOST_INVITED,
    'Who is invited: the whole team and the family',
  )
  invitations!: ReviewInvitationView[];
}

export class ReviewMeetingList {
  @Id('The episode') episodeId!: string;
  @NestedList(() => ReviewMeetingView, 200, 'Newest first') items!: ReviewMeetingView[];
}

class ReadReviewMeetingPayload {
  @Id('The episode') episodeId!: string;
  @Id('The review') reviewId!: string;
}

export class AnswerInvitationPayload extends ReadReviewMeetingPayload {
  @OneOf(INVITATION_ANSWERS, 'Whether you come') answer!: (typeof INVITATION_ANSWERS)[number];
}

class AttendanceNote {
  @Whole(1, MOST_INVITED, 'The place of the invitation') place!: number;
  @OneOf(ATTENDANCES, 'Whether they were there') attendance!: (typeof ATTENDANCES)[number];
}

export class RecordReviewMeetingPayload extends ReadReviewMeetingPayload {
  @DateOnly('When it was held') heldOn!: string;
  @NestedList(
    () => AttendanceNote,
    MOST_INVITED,
    'Of each who was invited, whether they were there',
  )
  attendance!: AttendanceNote[];
  @OneOf(FAMILY_VOICES, 'Where the child’s own words are')
  childsView!: (typeof FAMILY_VOICES)[number];
  @OneOf(FAMILY_VOICES, 'Where the words of the parents or carers are')
  parentsView!: (typeof FAMILY_VOICES)[number];
  @Optional()
  @Id('Your progress review in the folder, which says it in words; needed where a view is in it')
  documentId?: string;
}

const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  on: { object: 'episode', id: 'episodeId' },
} as const;
const WRITES = { ...BASE, roles: ['practitioner', 'lead_caf_contact'], amqp: true } as const;
const OF = { episodeId: EXAMPLE.episodeId, reviewId: EXAMPLE.reviewId };
const RECORD: RecordReviewMeetingPayload = {
  ...OF,
  heldOn: '2026-04-13',
  attendance: [
    { place: 1, attendance: 'attended' },
    { place: 2, attendance: 'absent' },
  ],
  childsView: 'in_the_document',
  parentsView: 'nothing_to_say',
  documentId: EXAMPLE.documentId,
};

export const ListReviewMeetings = defineQuery({
  ...BASE,
  type: 'review_meeting.list.v1',
  words: 'The reviews of the plan were looked at',
  summary:
    'Lists the reviews of a plan: who was invited, who came, and where the family’s words are.',
  payload: ReadEpisodePayload,
  reply: ReviewMeetingList,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/reviews', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export const AnswerInvitation = defineCommand({
  ...WRITES,
  type: 'review_meeting.answer.v1',
  words: 'An invitation to a review was answered',
  summary: 'Says whether you come to a review that you are invited to.',
  payload: AnswerInvitationPayload,
  reply: ReviewMeetingView,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/reviews/{reviewId}/answer',
    success: 200,
  },
  examples: [{ ...OF, answer: 'comes' }],
  counterExamples: { 'an answer that does not exist': { ...OF, answer: 'perhaps' } },
});

export const RecordReviewMeeting = defineCommand({
  ...WRITES,
  type: 'review_meeting.record.v1',
  words: 'It was noted who was at a review, and whether child and parents were heard',
  summary:
    'Says when a review was held, who of those invited was there, and where the child’s and the parents’ words are. complete_review follows it.',
  payload: RecordReviewMeetingPayload,
  reply: ReviewMeetingView,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/reviews/{reviewId}/meeting',
    success: 200,
  },
  examples: [RECORD],
  counterExamples: { 'words about the child': { ...RECORD, childsWords: 'I like it' } },
});

export class ReviewCalledPayload {
  @Id('The review') reviewId!: string;
  @Id('The episode') episodeId!: string;
  @DateOnly('When it is to meet') meetingOn!: string;
  @AuthorityCode('Who called it') authority!: string;
}

export class ReviewHeldPayload {
  @Id('The review') reviewId!: string;
  @Id('The episode') episodeId!: string;
  @DateOnly('When it was held') heldOn!: string;
  @AuthorityCodes('Authorities of which somebody was invited and did not come, without a word', 0)
  absent!: string[];
}

const EVENT = {
  owner: 'episode-service',
  audience: 'member',
  subject: 'reviewId',
  personalData: 'none',
} as const;

export const ReviewCalled = defineEvent({
  ...EVENT,
  type: 'review_meeting.called.v1',
  summary: 'The whole team is invited to review the plan.',
  payload: ReviewCalledPayload,
  examples: [{ ...OF, meetingOn: '2026-04-13', authority: EXAMPLE.lewisham }],
});

export const ReviewHeld = defineEvent({
  ...EVENT,
  type: 'review_meeting.held.v1',
  summary: 'A review of the plan was held; whose people did not come is said.',
  payload: ReviewHeldPayload,
  examples: [{ ...OF, heldOn: '2026-04-13', absent: [EXAMPLE.southwark] }],
});
