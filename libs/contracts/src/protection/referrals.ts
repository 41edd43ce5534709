import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Flag,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';
import { SocialCareTeam } from './social-care.js';

/** Records beside an episode in other systems, without content: `ics` is social care’s. */
const LINK_KINDS = ['ics'] as const;
/** `cancelled`: it was of the wrong child. */
const REFERRAL_STATES = ['referred', 'accepted', 'not_accepted', 'closed', 'cancelled'] as const;
const REFERRAL_ANSWERS = ['accepted', 'not_accepted'] as const;
/** Why social care does not take a child on. */
const NOT_ACCEPTED_BECAUSE = [
  'below_threshold',
  'already_open',
  'another_authority',
  'not_enough_known',
] as const;

export class ReferralView extends SocialCareTeam {
  @Id('The referral') id!: string;
  @OneOf(LINK_KINDS, 'Whose record it is') kind!: (typeof LINK_KINDS)[number];
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who referred') referredBy!: string;
  @OneOf(REFERRAL_STATES, 'How it stands') state!: (typeof REFERRAL_STATES)[number];
  @Flag('The episode stopped with it: social care takes over') endsCaf!: boolean;
  @Instant('When it was made') referredAt!: string;
  @Instant('By when it is, or was, to be answered') dueAt!: string;
  @Optional() @Instant('When it was answered') answeredAt?: string;
  @Optional()
  @OneOf(NOT_ACCEPTED_BECAUSE, 'Why it was not accepted')
  because?: (typeof NOT_ACCEPTED_BECAUSE)[number];
  @Optional() @Text(64, 'Social care’s own reference') ownReference?: string;
  @Optional() @Instant('When social care closed its case') closedAt?: string;
  @Optional() @Instant('When it ended, as it was of the wrong child') cancelledAt?: string;
  @NestedList(() => Waiting, 5, 'Who must do what now') waits!: Waiting[];
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class ReadReferralPayload {
  @Id('The referral') referralId!: string;
}

export class AnswerReferralPayload extends ReadReferralPayload {
  @OneOf(REFERRAL_ANSWERS, 'Whether social care takes the child on')
  answer!: (typeof REFERRAL_ANSWERS)[number];
  @Optional()
  @OneOf(NOT_ACCEPTED_BECAUSE, 'Why not; with not_accepted')
  because?: (typeof NOT_ACCEPTED_BECAUSE)[number];
  @Optional() @Text(64, 'Social care’s own reference; with accepted') ownReference?: string;
}

const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  on: { object: 'referral', id: 'referralId' },
  reply: ReferralView,
} as const;
const ANSWERERS = [
  'practitioner',
  'lead_caf_contact',
  'service_manager',
  'head_of_service',
  'authority_system',
] as const;
const CHANGES = { method: 'POST', success: 200, versioned: true, conditional: true } as const;

export const ReadReferral = defineQuery({
  ...BASE,
  type: 'referral.read.v1',
  words: 'What social care was asked was looked at',
  summary: 'Shows how a referral to social care stands, to who answers it and the counterparts.',
  payload: ReadReferralPayload,
  roles: ANSWERERS,
  http: { method: 'GET', path: '/v1/referrals/{referralId}', success: 200, versioned: true },
  examples: [{ referralId: EXAMPLE.referralId }],
});

export const AnswerReferral = defineCommand({
  ...BASE,
  type: 'referral.answer.v1',
  words: 'Social care answered whether it takes the child on',
  summary: 'Social care accepts a referral, or not and why. Told to every counterpart.',
  payload: AnswerReferralPayload,
  roles: ANSWERERS,
  http: { ...CHANGES, path: '/v1/referrals/{referralId}/answer' },
  amqp: true,
  examples: [
    { referralId: EXAMPLE.referralId, answer: 'accepted', ownReference: 'ICS-2026-118' },
    { referralId: EXAMPLE.referralId, answer: 'not_accepted', because: 'below_threshold' },
  ],
  counterExamples: {
    'a reason in words': {
      referralId: EXAMPLE.referralId,
      answer: 'not_accepted',
      because: 'they said no',
    },
  },
});

export const CloseReferral = defineCommand({
  ...BASE,
  type: 'referral.close.v1',
  words: 'Social care closed its case',
  summary: 'Social care has closed its case: the episode can come back from it.',
  payload: ReadReferralPayload,
  roles: ANSWERERS,
  http: { ...CHANGES, path: '/v1/referrals/{referralId}/closure' },
  amqp: true,
  examples: [{ referralId: EXAMPLE.referralId }],
});

export class ReferralPayload extends SocialCareTeam {
  @Id('The referral') referralId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who referred') referredBy!: string;
  @OneOf(REFERRAL_STATES, 'How it stands') state!: (typeof REFERRAL_STATES)[number];
  @Flag('The episode stopped with it: social care takes over') endsCaf!: boolean;
  @Instant('By when it is, or was, to be answered') dueAt!: string;
  @Optional()
  @OneOf(NOT_ACCEPTED_BECAUSE, 'Why it was not accepted')
  because?: (typeof NOT_ACCEPTED_BECAUSE)[number];
  @NestedList(() => Waiting, 5, 'Who must do what now') waits!: Waiting[];
  @Whole(1, 2_147_483_647, 'Version of the referral; send it as ifmatch with your next command')
  version!: number;
}

const TOLD = {
  owner: 'episode-service',
  audience: 'member',
  subject: 'referralId',
  personalData: 'none',
  weighty: true,
  payload: ReferralPayload,
} as const;
const MADE = {
  referralId: EXAMPLE.referralId,
  episodeId: EXAMPLE.episodeId,
  section: 'section_47',
  authority: EXAMPLE.lewisham,
  team: 'Multi-Agency Safeguarding Hub',
  referredBy: EXAMPLE.lewisham,
  endsCaf: true,
  dueAt: EXAMPLE.at,
} as const;
const ANSWER: Waiting = {
  step: 'answer_referral',
  authority: EXAMPLE.lewisham,
  role: 'practitioner',
  dueAt: EXAMPLE.at,
};

export const ReferralMade = defineEvent({
  ...TOLD,
  type: 'referral.made.v1',
  summary: 'Social care was asked to take a child on; the team named answers within a working day.',
  examples: [{ ...MADE, state: 'referred', waits: [ANSWER], version: 1 }],
});

export const ReferralOverdue = defineEvent({
  ...TOLD,
  type: 'referral.overdue.v1',
  summary:
    'Social care did not answer in time: its lead CAF contact and head of service are waited for now. Told each working day.',
  examples: [
    {
      ...MADE,
      state: 'referred',
      waits: [
        ANSWER,
        { ...ANSWER, role: 'lead_caf_contact' },
        { ...ANSWER, role: 'head_of_service' },
        { ...ANSWER, step: 'chase_referral', role: 'lead_caf_contact' },
      ],
      version: 2,
    },
  ],
});

export const ReferralAnswered = defineEvent({
  ...TOLD,
  type: 'referral.answered.v1',
  summary: 'Social care takes a child on, or does not and why.',
  examples: [{ ...MADE, state: 'not_accepted', because: 'below_threshold', waits: [], version: 2 }],
});

export const ReferralClosed = defineEvent({
  ...TOLD,
  type: 'referral.closed.v1',
  summary: 'Social care has closed its case: the episode can come back from it.',
  examples: [{ ...MADE, state: 'closed', waits: [], version: 3 }],
});

export const ReferralCancelled = defineEvent({
  ...TOLD,
  type: 'referral.cancelled.v1',
  summary:
    'What social care was asked was of the wrong child: nobody waits for an answer any more, and what was opened is closed.',
  examples: [{ ...MADE, state: 'cancelled', waits: [], version: 3 }],
});
