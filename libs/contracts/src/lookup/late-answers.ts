import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Contact } from '../shape/contact.js';
import {
  AuthorityCode,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Texts,
} from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';

/** `no_answer`: it was silent to the end, and nobody asks it again. */
const LATE_OUTCOMES = ['found', 'none', 'no_answer'] as const;
export type LateOutcome = (typeof LATE_OUTCOMES)[number];

class AskedAgain {
  @Id('The episode that started without its answer') episodeId!: string;
  @AuthorityCode('The authority that was silent') authority!: string;
}

export class LateAnswerView extends AskedAgain {
  @Id('The late answer') id!: string;
  @Instant('Until when it is asked again') askedUntil!: string;
  @Optional()
  @OneOf(LATE_OUTCOMES, 'What it answered; absent while it is still asked')
  outcome?: LateOutcome;
  @Optional() @Instant('When') answeredAt?: string;
  @Optional() @Texts(5, 64, 'Its own references of what it found') references?: string[];
  @Optional()
  @Nested(
    () => Contact,
    'Its lead CAF contact: ring them where it found something, or never answered',
  )
  leadCafContact?: Contact;
}

export class LateAnswerPayload {
  @Id('The late answer') lateAnswerId!: string;
}

const BASE = {
  owner: 'lookup-service',
  personalData: 'none',
  on: { object: 'late_answer', id: 'lateAnswerId' },
  payload: LateAnswerPayload,
  reply: LateAnswerView,
  roles: ['practitioner', 'lead_caf_contact'],
  examples: [{ lateAnswerId: EXAMPLE.lateAnswerId }],
} as const;

export const ReadLateAnswer = defineQuery({
  ...BASE,
  type: 'late_answer.read.v1',
  words: 'What an authority answered after your assessment had begun was looked at',
  summary:
    'Shows to whoever leads what an authority answers that was silent when the episode started.',
  http: { method: 'GET', path: '/v1/late-answers/{lateAnswerId}', success: 200 },
});

export const AcknowledgeLateAnswer = defineCommand({
  ...BASE,
  type: 'late_answer.acknowledge.v1',
  words: 'Who leads has seen what an authority answered late',
  summary: 'Says that you have seen it, and rung whoever holds what it found.',
  http: { method: 'POST', path: '/v1/late-answers/{lateAnswerId}/acknowledgement', success: 200 },
});

const FACT = {
  owner: 'lookup-service',
  audience: 'member',
  subject: 'lateAnswerId',
  personalData: 'none',
} as const;

class LateAnswerGivenPayload extends AskedAgain {
  @Id('The late answer') lateAnswerId!: string;
  @OneOf(LATE_OUTCOMES, 'What it answered') outcome!: LateOutcome;
  @Instant('When') answeredAt!: string;
  @NestedList(() => Waiting, 1, 'Who must look at it') waits!: Waiting[];
}

const TOLD = { lateAnswerId: EXAMPLE.lateAnswerId, episodeId: EXAMPLE.episodeId };

export const LateAnswerGiven = defineEvent({
  ...FACT,
  type: 'late_answer.given.v1',
  summary:
    'An authority that was silent when an episode started has answered since, or will be asked no more: look at it.',
  payload: LateAnswerGivenPayload,
  examples: [
    {
      ...TOLD,
      authority: EXAMPLE.greenwich,
      outcome: 'found',
      answeredAt: EXAMPLE.at,
      waits: [
        { step: 'look_at_late_answer', authority: EXAMPLE.lewisham, personId: EXAMPLE.personId },
      ],
    },
  ],
});

class LateAnswerSeenPayload {
  @Id('The late answer') lateAnswerId!: string;
  @Id('The episode') episodeId!: string;
  @NestedList(() => Waiting, 1, 'Nobody any more') waits!: Waiting[];
}

export const LateAnswerSeen = defineEvent({
  ...FACT,
  type: 'late_answer.seen.v1',
  summary: 'Whoever leads has seen what an authority answered late.',
  payload: LateAnswerSeenPayload,
  examples: [{ ...TOLD, waits: [] }],
});
