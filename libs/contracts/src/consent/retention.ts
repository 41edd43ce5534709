import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { CLOSING_REASONS } from '../episode/episode-steps.js';
import { ERASURE_REASONS, type ErasureReason, ErasureReceipt } from './erasures.js';

/**
 * `running`: not closed. `counting`: closed, its time runs. `held`: somebody needs it for longer.
 * `erased`: its key is destroyed.
 */
const RETENTION_STATES = ['running', 'counting', 'held', 'erased'] as const;
/** What ended an episode: a closing, or that it was of the wrong child. */
export const COUNTED_FROM = [...CLOSING_REASONS, 'wrong_child'] as const;
export type CountedFrom = (typeof COUNTED_FROM)[number];
const HOLD_GROUNDS = ['public_inquiry', 'legal_claim', 'complaint', 'safeguarding_review'] as const;

export class ReadRetentionPayload {
  @Id('The episode') episodeId!: string;
}

export class RetentionHold {
  @AuthorityCode('Who needs it') authority!: string;
  @OneOf(HOLD_GROUNDS, 'What for') ground!: (typeof HOLD_GROUNDS)[number];
  @Text(100, 'Where that is on record, in the authority’s own terms') reference!: string;
  @Instant('Since when') since!: string;
}

export class RetentionView {
  @Id('The episode') episodeId!: string;
  @OneOf(RETENTION_STATES, 'Its state') state!: (typeof RETENTION_STATES)[number];
  @Optional() @Instant('When it was closed') closedAt?: string;
  @Optional() @OneOf(COUNTED_FROM, 'Why') closingReason?: CountedFrom;
  @Optional()
  @Instant('When its content is erased, unless it is held or taken up again')
  keepUntil?: string;
  @Optional() @Whole(1, 10_000, 'Version of the schedule that says so') schedule?: number;
  @NestedList(() => RetentionHold, 33, 'Who needs it for longer') holds!: RetentionHold[];
  @Optional() @Instant('When its data key was destroyed') erasedAt?: string;
  @Optional() @OneOf(ERASURE_REASONS, 'Why') erasedBecause?: ErasureReason;
  @Optional() @Text(2_000, 'The receipt of that, signed: a compact JWS') receipt?: string;
}

const BASE = { owner: 'consent-service', personalData: 'none' } as const;
const PATH = '/v1/episodes/{episodeId}/retention';

export const ReadRetention = defineQuery({
  ...BASE,
  type: 'retention.read.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'For how long content is kept was looked at',
  summary:
    'Shows how long the content of an episode stays, who holds it for longer, and the receipt once it is erased.',
  payload: ReadRetentionPayload,
  reply: RetentionView,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'authority_system'],
  http: { method: 'GET', path: PATH, success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export class HoldRetentionPayload extends ReadRetentionPayload {
  @OneOf(HOLD_GROUNDS, 'What for') ground!: (typeof HOLD_GROUNDS)[number];
  @Text(100, 'Where that is on record, in your own terms') reference!: string;
}

export const HoldRetention = defineCommand({
  ...BASE,
  type: 'retention.hold.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'An authority asked that what is on record is kept for longer',
  summary:
    'Keeps the content of an episode from being erased for as long as your authority needs it, such as for an inquiry.',
  payload: HoldRetentionPayload,
  reply: RetentionView,
  roles: ['lead_caf_contact', 'service_manager'],
  http: { method: 'POST', path: `${PATH}/hold`, success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId, ground: 'public_inquiry', reference: 'INQ-2026-3' }],
  counterExamples: { 'no ground': { episodeId: EXAMPLE.episodeId, reference: 'INQ-2026-3' } },
});

export const EndRetentionHold = defineCommand({
  ...BASE,
  type: 'retention.end_hold.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'An authority no longer needs what is on record for longer',
  summary: 'Ends your authority’s hold; what is past its time is erased then.',
  payload: ReadRetentionPayload,
  reply: RetentionView,
  roles: ['lead_caf_contact', 'service_manager'],
  http: { method: 'POST', path: `${PATH}/hold/end`, success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export class ErasurePage {
  @NestedList(() => ErasureReceipt, 100, 'Newest first') items!: ErasureReceipt[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export const ListErasures = defineQuery({
  ...BASE,
  type: 'content.list_erasures.v1',
  summary:
    'Lists the receipts of contents erased that were in your authority’s custody, by the schedule or by hand.',
  payload: PageQuery,
  reply: ErasurePage,
  roles: ['lead_caf_contact', 'service_manager', 'head_of_service'],
  http: { method: 'GET', path: '/v1/erasures', success: 200 },
  examples: [{}],
});
