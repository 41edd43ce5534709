import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Contact } from '../shape/contact.js';
import {
  AuthorityCode,
  DateOnly,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
} from '../shape/fields.js';
import {
  CHILD_EXAMPLE,
  ChildDetails,
  FOUND_STATES,
  POINTER_WITHDRAWALS,
  SOCIAL_CARE,
} from './pointers.js';

/** `safeguarding` is answered at once where the asker is verified, and always reviewed. */
export const LOOKUP_PURPOSES = [
  'before_assessment',
  'team_around_the_child',
  'transfer',
  'review',
  'safeguarding',
] as const;
export const LOOKUP_OUTCOMES = [
  'found',
  'none',
  'person_will_answer',
  'no_answer',
  'stale',
] as const;
/**
 * `awaiting_confirmation` until the asker's lead CAF contact says that the reason is legitimate;
 * then it is asked, refused or too late.
 */
export const LOOKUP_STATUSES = [
  'complete',
  'gathering',
  'awaiting_confirmation',
  'refused',
  'expired',
  'withdrawn',
] as const;
export const LOOKUP_CONCLUSIONS = ['found', 'person_will_answer', 'none', 'incomplete'] as const;

/** What there is to know of the details asked with, whatever was found. */
export const LOOKUP_NOTES = [
  'no_address',
  'no_given_name',
  'nearly_eighteen',
  'eighteen_or_over',
  'over_twenty_five',
] as const;

export class StartLookupPayload {
  @OneOf(LOOKUP_PURPOSES, 'The legitimate reason') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @Text(64, 'The asker’s own case reference') caseReference!: string;
  @Nested(() => ChildDetails, 'What is known of the child') child!: ChildDetails;
}

export class ReadLookupPayload {
  @Id('The lookup') lookupId!: string;
}

export class FoundEpisode {
  @Text(64, 'The holding authority’s own reference') reference!: string;
  @OneOf(FOUND_STATES, 'Its state') state!: (typeof FOUND_STATES)[number];
  @DateOnly('Opened on') openedOn!: string;
  @OneOf(
    SOCIAL_CARE,
    'Whether social care is or was involved; `not_disclosed` also where neither an NHS number agrees nor a person has confirmed the child',
  )
  socialCare!: (typeof SOCIAL_CARE)[number];
  @Nested(() => Contact, 'Lead CAF contact, of the authority that leads') leadCafContact!: Contact;
  @Optional()
  @AuthorityCode('The authority that leads it, where that is not the one that holds it')
  leadAuthority?: string;
  @Optional() @Nested(() => Contact, 'Lead Professional') leadProfessional?: Contact;
  @Optional()
  @OneOf(POINTER_WITHDRAWALS, 'Why its authority withdrew it since; look again')
  withdrawnBecause?: (typeof POINTER_WITHDRAWALS)[number];
}

export class LookupRow {
  @AuthorityCode('The authority') authority!: string;
  @Text(80, 'Its name') name!: string;
  @OneOf(LOOKUP_OUTCOMES, 'What it answered') outcome!: (typeof LOOKUP_OUTCOMES)[number];
  @Optional() @Instant('The time up to which its index is known complete') completeUpTo?: string;
  @Optional() @Text(40, 'Why there is no answer') reason?: string;
  @Optional()
  @NestedList(() => FoundEpisode, 5, 'Episodes found; contact only')
  episodes?: FoundEpisode[];
}

export class LookupNote {
  @OneOf(LOOKUP_NOTES, 'What it is about') code!: (typeof LOOKUP_NOTES)[number];
  @Text(300, 'What it means, and what to do') text!: string;
}

export class LookupView {
  @Id('The lookup') id!: string;
  @OneOf(LOOKUP_STATUSES, 'How far it is') status!: (typeof LOOKUP_STATUSES)[number];
  @OneOf(LOOKUP_CONCLUSIONS, 'The answer as a whole')
  conclusion!: (typeof LOOKUP_CONCLUSIONS)[number];
  @Text(400, 'Coverage in a sentence') coverage!: string;
  @Optional()
  @Instant(
    'Up to when episodes that start on the hub itself are known, whatever an authority answered',
  )
  hubUpTo?: string;
  @OneOf(LOOKUP_PURPOSES, 'The legitimate reason') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @Text(64, 'The asker’s own case reference') caseReference!: string;
  @Instant('When it was asked') askedAt!: string;
  @Optional() @Id('Who asked') personId?: string;
  @Optional() @Id('The colleague who may start an episode after it, too') colleagueId?: string;
  @Optional() @Text(400, 'Why your lead CAF contact refused it') refusedBecause?: string;
  @Optional()
  @NestedList(
    () => LookupNote,
    5,
    'What there is to know of the details asked with; where they leave something open, `none` holds for them alone',
  )
  notes?: LookupNote[];
  @NestedList(() => LookupRow, 33, 'One row for each of the 33 authorities') rows!: LookupRow[];
}

const LOOKUP_EXAMPLE: StartLookupPayload = {
  purpose: 'before_assessment',
  caseReference: 'LEW-2026-00412',
  child: CHILD_EXAMPLE,
};

export const StartLookup = defineCommand({
  type: 'lookup.start.v1',
  words: 'Somebody looked whether an assessment exists',
  owner: 'lookup-service',
  summary: 'Asks all 33 authorities whether a CAF exists for a child, and whom to contact.',
  personalData: 'identity',
  payload: StartLookupPayload,
  reply: LookupView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'POST', path: '/v1/lookups', success: 201, creates: true },
  amqp: true,
  examples: [LOOKUP_EXAMPLE],
  counterExamples: {
    'no purpose': { ...LOOKUP_EXAMPLE, purpose: undefined },
    'a birthday that does not exist': {
      ...LOOKUP_EXAMPLE,
      child: { ...CHILD_EXAMPLE, dateOfBirth: '2015-02-29' },
    },
  },
});

export const ReadLookup = defineQuery({
  type: 'lookup.read.v1',
  on: { object: 'lookup', id: 'lookupId' },
  words: 'The answer to a question whether an assessment exists was looked at',
  owner: 'lookup-service',
  summary: 'Shows a lookup of your authority.',
  personalData: 'identity',
  payload: ReadLookupPayload,
  reply: LookupView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'GET', path: '/v1/lookups/{lookupId}', success: 200 },
  examples: [{ lookupId: EXAMPLE.lookupId }],
});

export const WithdrawLookup = defineCommand({
  type: 'lookup.withdraw.v1',
  on: { object: 'lookup', id: 'lookupId' },
  words: 'Somebody took back a question whether an assessment exists',
  owner: 'lookup-service',
  summary:
    'Takes back a lookup of your authority: no episode can be started after it, and its answer shows no more.',
  personalData: 'none',
  payload: ReadLookupPayload,
  reply: LookupView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'POST', path: '/v1/lookups/{lookupId}/withdrawal', success: 200 },
  amqp: true,
  examples: [{ lookupId: EXAMPLE.lookupId }],
  counterExamples: { 'no lookup': {} },
});

export class NameLookupColleaguePayload {
  @Id('The lookup') lookupId!: string;
  @Id('A person of your authority, in place of whoever was named before') personId!: string;
}

export const NameLookupColleague = defineCommand({
  type: 'lookup.name_colleague.v1',
  on: { object: 'lookup', id: 'lookupId' },
  words: 'A colleague was let start after a question whether an assessment exists',
  owner: 'lookup-service',
  summary:
    'Lets a colleague start an episode after a lookup, in its asker’s place; for the asker, or their lead CAF contact.',
  personalData: 'none',
  payload: NameLookupColleaguePayload,
  reply: LookupView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'POST', path: '/v1/lookups/{lookupId}/colleague', success: 200 },
  amqp: true,
  examples: [{ lookupId: EXAMPLE.lookupId, personId: EXAMPLE.otherPersonId }],
  counterExamples: { 'nobody named': { lookupId: EXAMPLE.lookupId } },
});

export class LookupFoundPayload {
  @Id('The lookup') lookupId!: string;
  @AuthorityCode('The authority that asked') askedBy!: string;
  @OneOf(LOOKUP_PURPOSES, 'Its reason') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @Text(64, 'Your own reference of the episode found') reference!: string;
  @Instant('When it was asked') askedAt!: string;
}

export const LookupFound = defineEvent({
  type: 'lookup.found.v1',
  owner: 'lookup-service',
  audience: 'member',
  subject: 'lookupId',
  summary: 'A lookup by another authority found an episode of yours; tell its Lead Professional.',
  personalData: 'none',
  payload: LookupFoundPayload,
  examples: [
    {
      lookupId: EXAMPLE.lookupId,
      askedBy: EXAMPLE.lewisham,
      purpose: 'before_assessment',
      reference: 'GRE-2025-0099',
      askedAt: EXAMPLE.at,
    },
  ],
});

export class LookupAnsweredPayload {
  @Id('The lookup') lookupId!: string;
  @Instant('When a person answered') answeredAt!: string;
}

export const LookupAnswered = defineEvent({
  type: 'lookup.answered.v1',
  owner: 'lookup-service',
  audience: 'member',
  subject: 'lookupId',
  summary: 'A person has decided what a lookup of yours waited for: read it again.',
  personalData: 'none',
  payload: LookupAnsweredPayload,
  examples: [{ lookupId: EXAMPLE.lookupId, answeredAt: EXAMPLE.at }],
});
