import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { CLIMB_ROLES } from '../roles.js';
import { ClosedDays } from '../identity/closed-days.js';
import { Contact } from '../shape/contact.js';
import {
  AuthorityCode,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { ReadLookupPayload } from './lookups.js';

export const JOIN_WISHES = ['join_team', 'ring_me'] as const;
/** `will_ring` is a promise: the request stays open until somebody rang, or joins, or declines. */
export const JOIN_OUTCOMES = ['joins', 'will_ring', 'rang', 'declined'] as const;
export const JOIN_DECLINES = [
  'another_child',
  'family_does_not_agree',
  'support_ends',
  'need_is_met',
] as const;
/** `overdue` is open after its time. */
export const JOIN_STATES = ['open', 'overdue', 'closed'] as const;
const JOIN_SIDES = ['asker', 'answerer'] as const;
/** How far it is with taking who asked into the team, where the hub keeps the episode. */
const JOIN_ADMISSIONS = ['asked', 'joined', 'not_joined'] as const;
export const JOIN_HINDRANCES = [
  'not_running',
  'not_permitted',
  'person_unknown',
  'shielded_from',
  'consent_missing',
] as const;

export class AskToJoinPayload {
  @Id('The lookup that found the record') lookupId!: string;
  @AuthorityCode('The authority in whose row it was found') authority!: string;
  @Text(64, 'Its reference, as the lookup shows it') reference!: string;
  @OneOf(JOIN_WISHES, 'What you ask for') wish!: (typeof JOIN_WISHES)[number];
}

export class JoinRequestView extends AskToJoinPayload {
  @Id('The request') id!: string;
  @AuthorityCode('The authority that asks') askedBy!: string;
  @AuthorityCode('The authority that answers: it leads the case') answers!: string;
  @Instant('When it was asked') askedAt!: string;
  @Instant('By when it is to be answered') dueAt!: string;
  @Optional()
  @NestedList(() => ClosedDays, 80, 'Days on which whoever leads is closed: not counted')
  notCounted?: ClosedDays[];
  @OneOf(JOIN_STATES, 'How far it is') state!: (typeof JOIN_STATES)[number];
  @Optional()
  @OneOf(JOIN_OUTCOMES, 'What was answered last')
  outcome?: (typeof JOIN_OUTCOMES)[number];
  @Optional()
  @OneOf(JOIN_DECLINES, 'Why it was declined')
  because?: (typeof JOIN_DECLINES)[number];
  @Optional() @Instant('When it was answered last') answeredAt?: string;
  @Optional()
  @OneOf(JOIN_ADMISSIONS, 'How far it is with taking who asked into the team')
  admission?: (typeof JOIN_ADMISSIONS)[number];
  @Optional()
  @Instant('When its lookup was withdrawn, before it was closed')
  endedAt?: string;
}

/** Each side sees how to reach the other, and nobody else does. */
export class JoinRequestDetail extends JoinRequestView {
  @OneOf(JOIN_SIDES, 'On which side of it you are') as!: (typeof JOIN_SIDES)[number];
  @Optional() @Nested(() => Contact, 'Who asks') asker?: Contact;
  @Optional() @Nested(() => Contact, 'Who answered, where they did not decline') answerer?: Contact;
  @Optional()
  @OneOf(JOIN_HINDRANCES, 'Why who asked is not in the team; shown to who answers alone')
  hindrance?: (typeof JOIN_HINDRANCES)[number];
}

export class JoinRequestList {
  @NestedList(() => JoinRequestView, 100, 'The newest first') items!: JoinRequestView[];
  @Optional() @Text(200, 'Where the next page begins') nextCursor?: string;
}

export class JoinRequestPayload {
  @Id('The request') joinRequestId!: string;
}

export class AnswerJoinRequestPayload extends JoinRequestPayload {
  @OneOf(JOIN_OUTCOMES, 'What you answer') outcome!: (typeof JOIN_OUTCOMES)[number];
  @Optional()
  @OneOf(JOIN_DECLINES, 'Why; required where you decline')
  because?: (typeof JOIN_DECLINES)[number];
}

export class ListJoinRequestsPayload extends PageQuery {
  @OneOf(JOIN_SIDES, 'Those that you asked, or those that are yours to answer')
  as!: (typeof JOIN_SIDES)[number];
  @Optional()
  @OneOf(JOIN_STATES, 'Those in this state alone')
  state?: (typeof JOIN_STATES)[number];
}

const OWNER = { owner: 'lookup-service', personalData: 'none' } as const;
const ON = { object: 'join_request', id: 'joinRequestId' } as const;
const ASKED: AskToJoinPayload = {
  lookupId: EXAMPLE.lookupId,
  authority: EXAMPLE.greenwich,
  reference: 'GRE-2025-0099',
  wish: 'join_team',
};
const ASKERS = ['practitioner', 'lead_caf_contact'] as const;
/** Who leads, and those to whom what they do not answer climbs. */
const SIDES = ['practitioner', ...CLIMB_ROLES] as const;

export const AskToJoin = defineCommand({
  ...OWNER,
  type: 'join_request.make.v1',
  on: { object: 'lookup', id: 'lookupId' },
  words: 'Somebody asked to join the team around the child, or to be rung',
  summary: 'Asks whoever leads a case that your lookup found to let you join, or to ring you.',
  payload: AskToJoinPayload,
  reply: JoinRequestView,
  roles: ASKERS,
  http: {
    method: 'POST',
    path: '/v1/lookups/{lookupId}/join-requests',
    success: 201,
    creates: true,
  },
  examples: [ASKED],
  counterExamples: { 'nothing asked for': { ...ASKED, wish: undefined } },
});

export const AnswerJoinRequest = defineCommand({
  ...OWNER,
  type: 'join_request.answer.v1',
  on: ON,
  words: 'Who leads answered somebody who had asked to join, or to be rung',
  summary:
    'Answers who asked to join or to be rung. `joins` takes who asked to join into the team; who will ring says `rang` when they have.',
  payload: AnswerJoinRequestPayload,
  reply: JoinRequestView,
  roles: SIDES,
  http: { method: 'POST', path: '/v1/join-requests/{joinRequestId}/answer', success: 200 },
  examples: [{ joinRequestId: EXAMPLE.joinRequestId, outcome: 'will_ring' }],
  counterExamples: { 'no answer': { joinRequestId: EXAMPLE.joinRequestId } },
});

export const AcknowledgeJoinAnswer = defineCommand({
  ...OWNER,
  type: 'join_request.acknowledge.v1',
  on: ON,
  words: 'Who had asked to join has seen the answer',
  summary: 'Says that you have seen what was answered to your request.',
  payload: JoinRequestPayload,
  reply: JoinRequestView,
  roles: ASKERS,
  http: {
    method: 'POST',
    path: '/v1/join-requests/{joinRequestId}/acknowledgement',
    success: 200,
  },
  examples: [{ joinRequestId: EXAMPLE.joinRequestId }],
});

export const ReadJoinRequest = defineQuery({
  ...OWNER,
  type: 'join_request.read.v1',
  on: ON,
  words: 'A request to join, or to be rung, was looked at',
  summary: 'Shows a request to both its sides, with how each reaches the other.',
  personalData: 'identity',
  payload: JoinRequestPayload,
  reply: JoinRequestDetail,
  roles: SIDES,
  http: { method: 'GET', path: '/v1/join-requests/{joinRequestId}', success: 200 },
  examples: [{ joinRequestId: EXAMPLE.joinRequestId }],
});

export const ListJoinRequests = defineQuery({
  ...OWNER,
  type: 'join_request.list.v1',
  summary:
    'Lists the requests that you asked, or that are yours to answer: as who leads, or because nobody did in time.',
  payload: ListJoinRequestsPayload,
  reply: JoinRequestList,
  roles: SIDES,
  http: { method: 'GET', path: '/v1/join-requests', success: 200 },
  examples: [{ as: 'answerer', state: 'open' }],
  counterExamples: { 'neither side': {} },
});

export const ListLookupJoinRequests = defineQuery({
  ...OWNER,
  type: 'join_request.list_of_lookup.v1',
  on: { object: 'lookup', id: 'lookupId' },
  words: 'Requests to join, or to be rung, were looked at',
  summary: 'Lists what was asked after a lookup of your authority.',
  payload: ReadLookupPayload,
  reply: JoinRequestList,
  roles: ASKERS,
  http: { method: 'GET', path: '/v1/lookups/{lookupId}/join-requests', success: 200 },
  examples: [{ lookupId: EXAMPLE.lookupId }],
});
