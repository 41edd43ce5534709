import { defineCommand, defineQuery } from '../definition.js';
import { ROLES } from '../roles.js';
import {
  AuthorityCode,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { ENCRYPTION_KEY_EXAMPLE, EncryptionKey } from '../shape/encryption-key.js';
import { Done } from '../shape/page.js';

/**
 * `published`: its pointers are in the hub's index. `federated`: it keeps its own, and the hub asks
 * it live.
 */
const COVERAGE_MODES = ['published', 'federated'] as const;
/** `suspended`: it left several in a row unanswered, and is asked again only now and then. */
const COVERAGE_STANDINGS = ['answering', 'suspended', 'stale'] as const;

export class JoinLookupFederationPayload {
  @Nested(() => EncryptionKey, 'To which questions are encrypted') encryptionKey!: EncryptionKey;
}

export const JoinLookupFederation = defineCommand({
  type: 'lookup_federation.join.v1',
  owner: 'lookup-service',
  summary:
    'From now on the hub asks your system live instead of its index, which forgets your pointers. Repeat it to change the key.',
  personalData: 'none',
  payload: JoinLookupFederationPayload,
  reply: Done,
  roles: ['authority_system'],
  http: { method: 'POST', path: '/v1/lookup-federation', success: 200 },
  examples: [{ encryptionKey: ENCRYPTION_KEY_EXAMPLE }],
  counterExamples: {
    'a private key': {
      encryptionKey: {
        ...ENCRYPTION_KEY_EXAMPLE,
        d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
      },
    },
  },
});

class LeaveLookupFederationPayload {}

export const LeaveLookupFederation = defineCommand({
  type: 'lookup_federation.leave.v1',
  owner: 'lookup-service',
  summary:
    'From now on the hub answers for you again; until your next full reconciliation it says `stale`.',
  personalData: 'none',
  payload: LeaveLookupFederationPayload,
  reply: Done,
  roles: ['authority_system'],
  http: { method: 'POST', path: '/v1/lookup-federation/end', success: 200 },
  examples: [{}],
});

/** How far an authority can be relied on in a lookup. */
export class CoverageView {
  @AuthorityCode('The authority') authority!: string;
  @Text(80, 'Its name') name!: string;
  @OneOf(COVERAGE_MODES, 'How it takes part') mode!: (typeof COVERAGE_MODES)[number];
  @OneOf(COVERAGE_STANDINGS, 'Whether lookups get an answer from it')
  standing!: (typeof COVERAGE_STANDINGS)[number];
  @Optional() @Instant('Published: up to when its index is known complete') completeUpTo?: string;
  @Optional() @Whole(0, 10_000_000, 'Federated: asked within the last 24 hours') asked?: number;
  @Optional() @Whole(0, 10_000_000, 'Of these, answered in time') inTime?: number;
  @Optional() @Whole(0, 10_000_000, 'Answered late') late?: number;
  @Optional()
  @Whole(0, 10_000_000, 'Answers that made no sense, came twice, or were for another lookup')
  faults?: number;
}

export class CoverageList {
  @NestedList(() => CoverageView, 33, 'All 33, by code') items!: CoverageView[];
}

class ListLookupCoveragePayload {}

export const ListLookupCoverage = defineQuery({
  type: 'lookup_coverage.list.v1',
  owner: 'lookup-service',
  summary:
    'Shows for each authority whether a lookup gets an answer from it, and how well it answered.',
  personalData: 'none',
  payload: ListLookupCoveragePayload,
  reply: CoverageList,
  roles: [...ROLES],
  http: { method: 'GET', path: '/v1/lookup-coverage', success: 200 },
  examples: [{}],
});
