import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, Instant, NestedList, OneOf } from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';
import { JOIN_OUTCOMES, JOIN_WISHES } from './join-requests.js';

class JoinRequestTold {
  @Id('The request') joinRequestId!: string;
  @Id('The lookup after which it was asked') lookupId!: string;
  @NestedList(() => Waiting, 5, 'Who must do what now') waits!: Waiting[];
}

class JoinRequestMadePayload extends JoinRequestTold {
  @AuthorityCode('The authority that asks') askedBy!: string;
  @OneOf(JOIN_WISHES, 'What it asks for') wish!: (typeof JOIN_WISHES)[number];
  @Instant('By when it is to be answered') dueAt!: string;
}

class JoinRequestDuePayload extends JoinRequestTold {
  @Instant('By when it was, or is, to be answered') dueAt!: string;
}

class JoinRequestAnsweredPayload extends JoinRequestTold {
  @OneOf(JOIN_OUTCOMES, 'What was answered') outcome!: (typeof JOIN_OUTCOMES)[number];
  @Instant('When') answeredAt!: string;
}

class JoinRequestEndedPayload extends JoinRequestTold {
  @Instant('When') endedAt!: string;
}

const FACT = {
  owner: 'lookup-service',
  audience: 'member',
  subject: 'joinRequestId',
  personalData: 'none',
} as const;
const TOLD = { joinRequestId: EXAMPLE.joinRequestId, lookupId: EXAMPLE.lookupId };

export const JoinRequestMade = defineEvent({
  ...FACT,
  type: 'join_request.made.v1',
  summary: 'Somebody whose lookup found a case that you lead asks to join its team, or to be rung.',
  payload: JoinRequestMadePayload,
  examples: [
    {
      ...TOLD,
      askedBy: EXAMPLE.lewisham,
      wish: 'join_team',
      dueAt: EXAMPLE.at,
      waits: [
        {
          step: 'answer_join_request',
          authority: EXAMPLE.greenwich,
          role: 'lead_caf_contact',
          dueAt: EXAMPLE.at,
        },
      ],
    },
  ],
});

export const JoinRequestOverdue = defineEvent({
  ...FACT,
  type: 'join_request.overdue.v1',
  summary: 'Nobody answered a request to join, or to be rung, in time: somebody more is asked to.',
  payload: JoinRequestDuePayload,
  examples: [
    {
      ...TOLD,
      dueAt: EXAMPLE.at,
      waits: [
        {
          step: 'answer_join_request',
          authority: EXAMPLE.greenwich,
          personId: EXAMPLE.personId,
          dueAt: EXAMPLE.at,
        },
        {
          step: 'answer_join_request',
          authority: EXAMPLE.greenwich,
          role: 'lead_caf_contact',
          dueAt: EXAMPLE.at,
        },
      ],
    },
  ],
});

export const JoinRequestPassed = defineEvent({
  ...FACT,
  type: 'join_request.passed.v1',
  summary: 'Another leads now, and answers a request to join, or to be rung.',
  payload: JoinRequestDuePayload,
  examples: [
    {
      ...TOLD,
      dueAt: EXAMPLE.at,
      waits: [
        {
          step: 'answer_join_request',
          authority: EXAMPLE.greenwich,
          personId: EXAMPLE.personId,
          dueAt: EXAMPLE.at,
        },
      ],
    },
  ],
});

export const JoinRequestHindered = defineEvent({
  ...FACT,
  type: 'join_request.hindered.v1',
  summary: 'Who was let join is not in the team: something stands against it. Read the request.',
  payload: JoinRequestTold,
  examples: [
    {
      ...TOLD,
      waits: [
        { step: 'read_join_answer', authority: EXAMPLE.lewisham, personId: EXAMPLE.personId },
      ],
    },
  ],
});

export const JoinRequestAnswered = defineEvent({
  ...FACT,
  type: 'join_request.answered.v1',
  summary:
    'A request to join, or to be rung, was answered: read it to see how to reach each other.',
  payload: JoinRequestAnsweredPayload,
  examples: [
    {
      ...TOLD,
      outcome: 'joins',
      answeredAt: EXAMPLE.at,
      waits: [
        { step: 'read_join_answer', authority: EXAMPLE.lewisham, personId: EXAMPLE.personId },
      ],
    },
  ],
});

export const JoinAnswerSeen = defineEvent({
  ...FACT,
  type: 'join_request.seen.v1',
  summary: 'Who had asked to join, or to be rung, has seen the answer.',
  payload: JoinRequestTold,
  examples: [{ ...TOLD, waits: [] }],
});

export const JoinRequestEnded = defineEvent({
  ...FACT,
  type: 'join_request.ended.v1',
  summary: 'The lookup after which somebody had asked to join, or to be rung, was taken back.',
  payload: JoinRequestEndedPayload,
  examples: [{ ...TOLD, endedAt: EXAMPLE.at, waits: [] }],
});
