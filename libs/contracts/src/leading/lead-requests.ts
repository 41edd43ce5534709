import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ClosedDays } from '../identity/closed-days.js';
import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  PersonId,
} from '../shape/fields.js';
import { EPISODE_READERS, ReadEpisodePayload } from '../episode/episodes.js';
import { FAMILY_VIEWS } from '../episode/transfer-view.js';

const ASKED_BECAUSE = ['move', 'school_change', 'family_request', 'better_placed'] as const;
const REQUEST_STATES = ['open', 'accepted', 'declined', 'withdrawn', 'ended'] as const;
const REQUEST_ANSWERS = ['accepts', 'declines'] as const;
const DECLINED_BECAUSE = [
  'family_does_not_agree',
  'better_placed_here',
  'work_ends_soon',
  'review_decides',
] as const;

class LeadAsked {
  @OneOf(ASKED_BECAUSE, 'Why your authority should lead') because!: (typeof ASKED_BECAUSE)[number];
}

export class AskToLeadPayload extends LeadAsked {
  @Id('The episode') episodeId!: string;
}

export class LeadRequestPayload {
  @Id('The episode') episodeId!: string;
  @Id('The request') requestId!: string;
}

export class AnswerLeadRequestPayload extends LeadRequestPayload {
  @OneOf(REQUEST_ANSWERS, 'Whether the lead is offered to them')
  answer!: (typeof REQUEST_ANSWERS)[number];
  @Optional()
  @OneOf(DECLINED_BECAUSE, 'Why not; with declines, and with nothing else')
  reason?: (typeof DECLINED_BECAUSE)[number];
  @Optional()
  @OneOf(FAMILY_VIEWS, 'What the family thinks of it; with accepts, and with nothing else')
  familyView?: (typeof FAMILY_VIEWS)[number];
}

export class LeadRequestView extends LeadAsked {
  @Id('The request') id!: string;
  @AuthorityCode('Who asks to lead') authority!: string;
  @Optional() @PersonId('The person who asked') personId?: string;
  @OneOf(REQUEST_STATES, 'Its state; ended where the lead passed otherwise')
  state!: (typeof REQUEST_STATES)[number];
  @Instant('When it was asked') askedAt!: string;
  @Instant('By when whoever leads is to answer') answerBy!: string;
  @Optional()
  @NestedList(() => ClosedDays, 80, 'Days on which whoever is to answer is closed: not counted')
  notCounted?: ClosedDays[];
  @Optional() @OneOf(DECLINED_BECAUSE, 'Why not') reason?: (typeof DECLINED_BECAUSE)[number];
  @Optional() @Instant('When it was answered, or taken back') answeredAt?: string;
  @Optional() @Id('The transfer that it became') transferId?: string;
}

export class LeadRequestList {
  @Id('The episode') episodeId!: string;
  @NestedList(() => LeadRequestView, 200, 'Newest first') items!: LeadRequestView[];
}

const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  on: { object: 'episode', id: 'episodeId' },
} as const;
const WRITES = {
  ...BASE,
  roles: ['practitioner', 'lead_caf_contact'],
  amqp: true,
  reply: LeadRequestView,
} as const;
const ASKED: AskToLeadPayload = { episodeId: EXAMPLE.episodeId, because: 'move' };
const OF = { episodeId: EXAMPLE.episodeId, requestId: EXAMPLE.leadRequestId };

export const ListLeadRequests = defineQuery({
  ...BASE,
  type: 'lead_request.list.v1',
  words: 'Who asked to lead was looked at',
  summary: 'Lists which authorities asked to lead, and what was answered.',
  payload: ReadEpisodePayload,
  reply: LeadRequestList,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/lead-requests', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export const AskToLead = defineCommand({
  ...WRITES,
  type: 'lead_request.make.v1',
  words: 'Somebody who works with you asked to become your Lead Professional',
  summary:
    'Asks whoever leads to hand the lead over to your authority; they answer within five working days.',
  payload: AskToLeadPayload,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/lead-requests',
    success: 201,
    creates: true,
  },
  examples: [ASKED],
  counterExamples: { 'words about the child': { ...ASKED, why: 'He is here' } },
});

export const AnswerLeadRequest = defineCommand({
  ...WRITES,
  type: 'lead_request.answer.v1',
  words: 'The Lead Professional answered who asked to lead',
  summary:
    'Answers who asks to lead. Accepted, it is a transfer to them that is proposed; declined, it says why.',
  payload: AnswerLeadRequestPayload,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/lead-requests/{requestId}/answer',
    success: 200,
  },
  examples: [
    { ...OF, answer: 'accepts', familyView: 'agrees' },
    { ...OF, answer: 'declines', reason: 'family_does_not_agree' },
  ],
  counterExamples: { 'an answer that does not exist': { ...OF, answer: 'perhaps' } },
});

export const WithdrawLeadRequest = defineCommand({
  ...WRITES,
  type: 'lead_request.withdraw.v1',
  words: 'Who asked to lead took that back',
  summary: 'Takes back that your authority asked to lead, before it is answered.',
  payload: LeadRequestPayload,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/lead-requests/{requestId}/withdrawal',
    success: 200,
  },
  examples: [OF],
});

export class LeadRequestMovedPayload extends LeadAsked {
  @Id('The request') requestId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who asks to lead') authority!: string;
  @OneOf(REQUEST_STATES, 'Its state') state!: (typeof REQUEST_STATES)[number];
  @Optional() @OneOf(DECLINED_BECAUSE, 'Why not') reason?: (typeof DECLINED_BECAUSE)[number];
  @Optional() @Id('The transfer that it became') transferId?: string;
}

export const LeadRequestMoved = defineEvent({
  owner: 'episode-service',
  audience: 'member',
  subject: 'requestId',
  personalData: 'none',
  type: 'lead_request.moved.v1',
  summary: 'An authority asked to lead, took that back, or was answered.',
  payload: LeadRequestMovedPayload,
  examples: [{ ...OF, authority: EXAMPLE.southwark, because: 'move', state: 'open' }],
});
