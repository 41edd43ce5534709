import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES } from '../roles.js';
import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  Optional,
  Text,
  Texts,
  Whole,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';

export const MOST_LEAVES = Number.MAX_SAFE_INTEGER;
const HASHES = 64;
const BASE = { owner: 'ledger-service', personalData: 'none' } as const;

export class ReadCheckpointPayload {
  @Optional()
  @Whole(0, MOST_LEAVES, 'Of that size; the latest where nothing is said')
  size?: number;
}

export class CosignatureView {
  @AuthorityCode('The witness') authority!: string;
  @Text(400, 'Its line under the checkpoint (C2SP tlog-cosignature)') line!: string;
  @Instant('When the hub took it in') at!: string;
}

export class CheckpointView {
  @Whole(0, MOST_LEAVES, 'How many leaves') size!: number;
  @Text(1_000, 'The checkpoint as a signed note (C2SP tlog-checkpoint)') note!: string;
  @Text(300, 'The key that it is signed with, as name+id+key; keep it apart from the ledger')
  verifier!: string;
  @Instant('When it was signed') at!: string;
  @NestedList(() => CosignatureView, 33, 'Members that saw it') cosignatures!: CosignatureView[];
}

export const ReadCheckpoint = defineQuery({
  ...BASE,
  type: 'ledger.read_checkpoint.v1',
  summary:
    'The signed head of the evidence ledger, with the members that saw it. Keep it: nobody can then change what it covers unseen.',
  payload: ReadCheckpointPayload,
  reply: CheckpointView,
  roles: ROLES,
  http: { method: 'GET', path: '/v1/ledger/checkpoint', success: 200 },
  examples: [{}, { size: 42 }],
  counterExamples: { 'a size below nothing': { size: -1 } },
});

export class ProveInclusionPayload {
  @Id('Message id of the request, as the answer’s trace and the ledger’s entries name it')
  messageId!: string;
  @Optional()
  @Whole(1, MOST_LEAVES, 'In the tree of that size; the latest where nothing is said')
  size?: number;
}

export class InclusionProof {
  @Whole(0, MOST_LEAVES, 'Place of the entry, from 0') index!: number;
  @Whole(1, MOST_LEAVES, 'Size of the tree') size!: number;
  @Text(
    10_000,
    'The entry: its leaf hash is SHA-256 over a zero byte and the UTF-8 bytes of this text',
  )
  entry!: string;
  @Texts(HASHES, 44, 'Audit path from the leaf upwards (RFC 6962, 2.1.1), base64') path!: string[];
  @Text(44, 'Root of the tree, base64') root!: string;
}

export const ProveInclusion = defineQuery({
  ...BASE,
  type: 'ledger.prove_inclusion.v1',
  on: { object: 'message', id: 'messageId' },
  summary:
    'Proves that the evidence of a request is in the ledger, to authorities that it concerns and to operations.',
  payload: ProveInclusionPayload,
  reply: InclusionProof,
  roles: ROLES,
  http: { method: 'GET', path: '/v1/ledger/inclusion-proof', success: 200 },
  examples: [{ messageId: EXAMPLE.messageId }],
});

export class ProveConsistencyPayload {
  @Whole(1, MOST_LEAVES, 'The earlier size') from!: number;
  @Whole(1, MOST_LEAVES, 'The later size') to!: number;
}

export class ConsistencyProof {
  @Whole(1, MOST_LEAVES, 'The earlier size') from!: number;
  @Whole(1, MOST_LEAVES, 'The later size') to!: number;
  @Texts(HASHES, 44, 'Consistency proof (RFC 6962, 2.1.2), base64') path!: string[];
}

export const ProveConsistency = defineQuery({
  ...BASE,
  type: 'ledger.prove_consistency.v1',
  summary: 'Proves that the ledger at one size begins with all that it held at an earlier one.',
  payload: ProveConsistencyPayload,
  reply: ConsistencyProof,
  roles: ROLES,
  http: { method: 'GET', path: '/v1/ledger/consistency-proof', success: 200 },
  examples: [{ from: 1, to: 2 }],
  counterExamples: { 'no earlier size': { to: 2 } },
});

export class ListEvidencePayload extends PageQuery {
  @Id('The episode') episodeId!: string;
}

export class EvidenceEntry {
  @Whole(0, MOST_LEAVES, 'Its place in the ledger') index!: number;
  @Text(10_000, 'The entry, JSON') entry!: string;
}

export class EvidencePage {
  @NestedList(() => EvidenceEntry, 100, 'Newest first') items!: EvidenceEntry[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export const ListEvidence = defineQuery({
  ...BASE,
  type: 'ledger.list_evidence.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'The evidence of what was done was looked at',
  summary:
    'Lists what the ledger holds of an episode, as far as it concerns your authority; all of it for operations.',
  payload: ListEvidencePayload,
  reply: EvidencePage,
  roles: ROLES,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/evidence', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId, limit: 20 }],
});
