import { defineQuery, EXAMPLE } from '@hub/contracts';
import {
  CONTENT_TYPES,
  type ContentType,
  DocumentView,
  MOST_CONTENT_BYTES,
  ReadDocumentPayload,
} from '@hub/contracts/episode';
import { EvidenceEntry } from '@hub/contracts/ledger';
import {
  AuthorityCode,
  AuthorityCodes,
  Flag,
  GatheredItem,
  Id,
  Ids,
  Instant,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '@hub/contracts/shape';

/**
 * What each service adds to the record of a child that a family asked to see. Asked by
 * consent-service alone.
 */
const INTERNAL = { personalData: 'content', roles: [] } as const;

const MOST_ITEMS = 20_000;

export class GatherEpisodePayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that answers the family') authority!: string;
}

export class EpisodePart {
  @Ids(100, 'The episode, and those that it takes up again') episodes!: string[];
  @NestedList(
    () => GatheredItem,
    MOST_ITEMS,
    'What episode-service has on record, but for documents',
  )
  items!: GatheredItem[];
  @NestedList(() => DocumentView, MOST_ITEMS, 'Their documents, oldest first')
  documents!: DocumentView[];
  @Optional()
  @Instant('Since when it is hidden from some: nothing from then on goes to a family')
  shieldedSince?: string;
  @Optional()
  @AuthorityCodes('Authorities by which a hidden family would be found', 0)
  whereabouts?: string[];
}

export const GatherEpisode = defineQuery({
  ...INTERNAL,
  owner: 'episode-service',
  type: 'episode.gather_record.v1',
  on: { object: 'episode', id: 'episodeId' },
  summary:
    'What stands on record of an episode: its life, requests for services, transfers, and from lookup-service the lookups that found it.',
  payload: GatherEpisodePayload,
  reply: EpisodePart,
  examples: [{ episodeId: EXAMPLE.episodeId, authority: EXAMPLE.lewisham }],
});

export class ReadForSubjectPayload extends ReadDocumentPayload {
  @Whole(1, 100_000, 'Its version') documentVersion!: number;
  @Text(44, 'Its key, 32 bytes in base64') key!: string;
}

export class ContentForSubject {
  @OneOf(CONTENT_TYPES, 'Media type of the content') mediaType!: ContentType;
  @Whole(0, MOST_CONTENT_BYTES, 'Its bytes') size!: number;
  @Text(64, 'SHA-256 of the content in clear, hexadecimal', 64) digest!: string;
  @Optional() @Text(100_000, 'The content itself, where it is JSON') text?: string;
}

export const ReadForSubject = defineQuery({
  ...INTERNAL,
  owner: 'episode-service',
  type: 'document.read_for_subject.v1',
  on: { object: 'document', id: 'documentId' },
  summary:
    'Opens a document with the key that consent-service gives, for the record that a family asked to see.',
  payload: ReadForSubjectPayload,
  reply: ContentForSubject,
  examples: [{ documentId: EXAMPLE.documentId, documentVersion: 1, key: 'A'.repeat(43) + '=' }],
});

export class GatherDisputesPayload {
  @Ids(100, 'The episodes') episodes!: string[];
  @AuthorityCode('The authority that answers the family') authority!: string;
}

export class DisputePart {
  @NestedList(
    () => GatheredItem,
    MOST_ITEMS,
    'Disputes about them; in full where the authority is a party',
  )
  items!: GatheredItem[];
}

export const GatherDisputes = defineQuery({
  ...INTERNAL,
  owner: 'arbitration-service',
  type: 'dispute.gather_record.v1',
  summary:
    'What arbitration-service has on record of episodes, as far as the authority that answers may see it.',
  payload: GatherDisputesPayload,
  reply: DisputePart,
  examples: [{ episodes: [EXAMPLE.episodeId], authority: EXAMPLE.lewisham }],
});

export class GatherEvidencePayload {
  @Ids(100, 'The episodes') episodes!: string[];
}

export class EvidencePart {
  @NestedList(
    () => EvidenceEntry,
    MOST_ITEMS,
    'Everything that was asked about them or refused, oldest first',
  )
  entries!: EvidenceEntry[];
  @Flag('Whether there is more than fits') more!: boolean;
  @Text(2_000, 'The signed head of the ledger') checkpoint!: string;
}

export const GatherEvidence = defineQuery({
  ...INTERNAL,
  owner: 'ledger-service',
  type: 'ledger.gather_record.v1',
  summary: 'All entries of the ledger about episodes, whomever they concern.',
  payload: GatherEvidencePayload,
  reply: EvidencePart,
  examples: [{ episodes: [EXAMPLE.episodeId] }],
});
