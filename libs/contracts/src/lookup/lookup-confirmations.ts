import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  Flag,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
  Whole,
} from '../shape/fields.js';
import { LOOKUP_PURPOSES, LOOKUP_STATUSES } from './lookup-view.js';

/** A lookup as far as it tells how somebody asks; nothing of the child or of what was found. */
export class LookupBefore {
  @OneOf(LOOKUP_PURPOSES, 'The reason given') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @OneOf(LOOKUP_STATUSES, 'How far it is') status!: (typeof LOOKUP_STATUSES)[number];
  @Instant('When it was asked') askedAt!: string;
}

export class LookupsBefore {
  @NestedList(() => LookupBefore, 10, 'The last ones, the newest first') items!: LookupBefore[];
  @Whole(0, 1_000_000, 'How many in the last 30 days') inThirtyDays!: number;
}

/**
 * A lookup by somebody whom their authority has not verified: it is asked once their lead CAF
 * contact confirms the reason.
 */
export class LookupConfirmationView {
  @Id('The lookup') lookupId!: string;
  @Optional() @PersonId('Who asks') personId?: string;
  @OneOf(LOOKUP_PURPOSES, 'The reason they give') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @Text(64, 'Their own case reference') caseReference!: string;
  @Optional() @Text(400, 'What for, in their own words; while it waits') reason?: string;
  @Optional()
  @Nested(() => LookupsBefore, 'What they asked before; while it waits')
  before?: LookupsBefore;
  @OneOf(LOOKUP_STATUSES, 'How far the lookup is') status!: (typeof LOOKUP_STATUSES)[number];
  @Instant('When it was asked') askedAt!: string;
  @Instant('After this it can no longer be confirmed') confirmBy!: string;
}

export class LookupConfirmationList {
  @NestedList(() => LookupConfirmationView, 100, 'Lookups that wait, the oldest first')
  items!: LookupConfirmationView[];
}

export class ListLookupConfirmationsPayload {}

export const ListLookupConfirmations = defineQuery({
  type: 'lookup_confirmation.list.v1',
  owner: 'lookup-service',
  summary:
    'Lists the lookups of your own people that wait for you to confirm that the reason is legitimate.',
  personalData: 'identity',
  payload: ListLookupConfirmationsPayload,
  reply: LookupConfirmationList,
  roles: ['lead_caf_contact'],
  http: { method: 'GET', path: '/v1/lookup-confirmations', success: 200 },
  examples: [{}],
});

export class DecideLookupConfirmationPayload {
  @Id('The lookup') lookupId!: string;
  @Flag('Whether the requester is a practitioner with a legitimate reason') legitimate!: boolean;
  @Optional() @Text(400, 'Why not; required where it is refused') reason?: string;
}

export const DecideLookupConfirmation = defineCommand({
  type: 'lookup_confirmation.decide.v1',
  on: { object: 'lookup', id: 'lookupId' },
  words: 'A lead CAF contact said whether the question was right to ask',
  owner: 'lookup-service',
  summary:
    'Confirms that a lookup of one of your people has a legitimate reason, and asks it; or refuses it.',
  personalData: 'none',
  payload: DecideLookupConfirmationPayload,
  reply: LookupConfirmationView,
  roles: ['lead_caf_contact'],
  http: { method: 'POST', path: '/v1/lookups/{lookupId}/confirmation', success: 200 },
  examples: [{ lookupId: EXAMPLE.lookupId, legitimate: true }],
  counterExamples: { 'no decision': { lookupId: EXAMPLE.lookupId } },
});

export class LookupConfirmationAskedPayload {
  @Id('The lookup') lookupId!: string;
  @Instant('When it was asked') askedAt!: string;
  @Instant('After this it can no longer be confirmed') confirmBy!: string;
}

export const LookupConfirmationAsked = defineEvent({
  type: 'lookup_confirmation.asked.v1',
  owner: 'lookup-service',
  audience: 'member',
  subject: 'lookupId',
  summary:
    'One of your people, not yet verified, has made a lookup: your lead CAF contact confirms the reason or refuses it.',
  personalData: 'none',
  payload: LookupConfirmationAskedPayload,
  examples: [
    { lookupId: EXAMPLE.lookupId, askedAt: EXAMPLE.at, confirmBy: '2026-03-05T09:30:00.000Z' },
  ],
});
