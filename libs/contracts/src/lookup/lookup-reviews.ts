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
  PersonId,
  Text,
} from '../shape/fields.js';
import { LOOKUP_PURPOSES } from './lookup-view.js';

export const LOOKUP_REVIEW_STATES = ['waiting', 'justified', 'unjustified'] as const;
/**
 * Drawn by chance, because the lookup found a canary, or because it was for safeguarding and waited
 * for nobody.
 */
export const LOOKUP_REVIEW_CAUSES = ['sample', 'canary', 'safeguarding'] as const;

/**
 * A lookup of another authority, whose reason a lead CAF contact who has no part in it looks into.
 */
export class LookupReviewView {
  @Id('The review') id!: string;
  @Id('The lookup') lookupId!: string;
  @AuthorityCode('The authority that asked') askedBy!: string;
  @Optional() @PersonId('Who asked') personId?: string;
  @OneOf(LOOKUP_PURPOSES, 'The reason given') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @Text(64, 'Their case reference, to ask their lead CAF contact by') caseReference!: string;
  @Instant('When it was asked') askedAt!: string;
  @OneOf(LOOKUP_REVIEW_CAUSES, 'Why it is reviewed')
  because!: (typeof LOOKUP_REVIEW_CAUSES)[number];
  @OneOf(LOOKUP_REVIEW_STATES, 'What was decided') state!: (typeof LOOKUP_REVIEW_STATES)[number];
  @Instant('From then on the asker’s lookups wait for their lead CAF contact until it is decided')
  reviewBy!: string;
}

export class LookupReviewList {
  @NestedList(() => LookupReviewView, 100, 'Reviews that wait for your authority, the oldest first')
  items!: LookupReviewView[];
}

export class ListLookupReviewsPayload {}

export const ListLookupReviews = defineQuery({
  type: 'lookup_review.list.v1',
  owner: 'lookup-service',
  summary: 'Lists the lookups of other authorities that your lead CAF contact is to review.',
  personalData: 'identity',
  payload: ListLookupReviewsPayload,
  reply: LookupReviewList,
  roles: ['lead_caf_contact'],
  http: { method: 'GET', path: '/v1/lookup-reviews', success: 200 },
  examples: [{}],
});

export class DecideLookupReviewPayload {
  @Id('The review') reviewId!: string;
  @Flag('Whether the lookup had a legitimate reason') justified!: boolean;
  @Optional() @Text(400, 'Why not; required where it had none') reason?: string;
}

export const DecideLookupReview = defineCommand({
  type: 'lookup_review.decide.v1',
  on: { object: 'lookup_review', id: 'reviewId' },
  owner: 'lookup-service',
  summary:
    'Says whether a lookup of another authority had a legitimate reason. Who had none waits for their lead CAF contact from then on.',
  personalData: 'none',
  payload: DecideLookupReviewPayload,
  reply: LookupReviewView,
  roles: ['lead_caf_contact'],
  http: { method: 'POST', path: '/v1/lookup-reviews/{reviewId}/decision', success: 200 },
  examples: [{ reviewId: EXAMPLE.lookupReviewId, justified: true }],
  counterExamples: { 'no decision': { reviewId: EXAMPLE.lookupReviewId } },
});

export class LookupReviewAskedPayload {
  @Id('The review') reviewId!: string;
  @Id('The lookup') lookupId!: string;
  @AuthorityCode('The authority that asked') askedBy!: string;
  @Instant('Until when it is to be decided') reviewBy!: string;
}

export const LookupReviewAsked = defineEvent({
  type: 'lookup_review.asked.v1',
  owner: 'lookup-service',
  audience: 'member',
  hidden: true,
  subject: 'lookupId',
  summary: 'Your lead CAF contact is to review a lookup of another authority.',
  personalData: 'none',
  payload: LookupReviewAskedPayload,
  examples: [
    {
      reviewId: EXAMPLE.lookupReviewId,
      lookupId: EXAMPLE.lookupId,
      askedBy: EXAMPLE.lewisham,
      reviewBy: '2026-03-09T09:30:00.000Z',
    },
  ],
});

export class LookupReviewDecidedPayload {
  @Id('The review') reviewId!: string;
  @Id('The lookup') lookupId!: string;
  @Flag('Whether it had a legitimate reason') justified!: boolean;
}

export const LookupReviewDecided = defineEvent({
  type: 'lookup_review.decided.v1',
  owner: 'lookup-service',
  audience: 'member',
  subject: 'lookupId',
  summary: 'A lookup of your authority was reviewed; tell your lead CAF contact.',
  personalData: 'none',
  payload: LookupReviewDecidedPayload,
  examples: [{ reviewId: EXAMPLE.lookupReviewId, lookupId: EXAMPLE.lookupId, justified: true }],
});

export class LookupCanaryFoundPayload {
  @Id('The lookup') lookupId!: string;
  @AuthorityCode('The authority that asked') askedBy!: string;
  @Text(64, 'Your own reference of the canary') reference!: string;
  @Instant('When it was asked') askedAt!: string;
}

export const LookupCanaryFound = defineEvent({
  type: 'lookup_canary.found.v1',
  owner: 'lookup-service',
  audience: 'member',
  hidden: true,
  subject: 'lookupId',
  summary: 'A lookup found a canary of yours, which is no real child: it is being reviewed.',
  personalData: 'none',
  payload: LookupCanaryFoundPayload,
  examples: [
    {
      lookupId: EXAMPLE.lookupId,
      askedBy: EXAMPLE.lewisham,
      reference: 'GRE-CANARY-1',
      askedAt: EXAMPLE.at,
    },
  ],
});
