import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, Nested, OneOf, Optional, Text } from '../shape/fields.js';
import { CHILD_EXAMPLE, ChildDetails, UNBORN_EXAMPLE } from './child-details.js';
import { LOOKUP_PURPOSES, LookupView } from './lookup-view.js';
import { SocialCareWish } from './social-care-view.js';

export class StartLookupPayload {
  @OneOf(LOOKUP_PURPOSES, 'The legitimate reason') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @Text(64, 'The asker’s own case reference') caseReference!: string;
  @Nested(() => ChildDetails, 'What is known of the child') child!: ChildDetails;
  @Optional()
  @Text(400, 'What for, in the asker’s own words; shown to the lead CAF contact who confirms it')
  reason?: string;
  @Optional()
  @Nested(
    () => SocialCareWish,
    'Whose social care is asked as well; for safeguarding that of all 33 is, whatever stands here',
  )
  socialCare?: SocialCareWish;
}

export class ReadLookupPayload {
  @Id('The lookup') lookupId!: string;
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
  examples: [
    LOOKUP_EXAMPLE,
    {
      ...LOOKUP_EXAMPLE,
      socialCare: { homeAuthority: EXAMPLE.lewisham, authorities: [EXAMPLE.greenwich] },
    },
    { ...LOOKUP_EXAMPLE, child: UNBORN_EXAMPLE, reason: 'The midwife asks who else visits.' },
  ],
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

export const AcknowledgeLookupAnswer = defineCommand({
  type: 'lookup.acknowledge.v1',
  on: { object: 'lookup', id: 'lookupId' },
  words: 'Who had asked whether an assessment exists has read the answer',
  owner: 'lookup-service',
  summary:
    'Says that you have read what a person answered to your lookup since: it waits in your inbox no more.',
  personalData: 'none',
  payload: ReadLookupPayload,
  reply: LookupView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'POST', path: '/v1/lookups/{lookupId}/acknowledgement', success: 200 },
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
