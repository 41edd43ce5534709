import { defineCommand, defineEvent, defineQuery } from '../definition.js';
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
import { CONTENT_CATEGORIES, type ContentCategory } from '../consent/consent-terms.js';
import { EPISODE_READERS } from './episodes.js';

/** What a folder takes in; the bytes must be what they say they are. */
export const CONTENT_TYPES = [
  'application/json',
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const;
export type ContentType = (typeof CONTENT_TYPES)[number];
export const MOST_CONTENT_BYTES = 10_000_000;
/** Sealed, every 64 KiB of it are 16 bytes more. */
export const MOST_SEALED_BYTES = MOST_CONTENT_BYTES + 16 * Math.ceil(MOST_CONTENT_BYTES / 65_536);

/** What a content is sealed to: additional authenticated data of each of its chunks. */
export function contentBinding(documentId: string, version: number): string {
  return `document ${documentId} ${String(version)}`;
}

export class DocumentVersionView {
  @Whole(1, 100_000, 'Which version') version!: number;
  @OneOf(CONTENT_TYPES, 'Media type of its content') mediaType!: ContentType;
  @Whole(0, MOST_CONTENT_BYTES, 'Bytes of its content') size!: number;
  @Optional()
  @Text(
    64,
    'SHA-256 of its content, hexadecimal; where the authority holds it in its own system',
    64,
  )
  digest?: string;
  @Optional() @Text(100, 'Where that is, in the authority’s own terms') ownReference?: string;
  @Optional() @Id('Who added it') addedBy?: string;
  @Instant('When it was added') addedAt!: string;
}

export class DocumentView {
  @Id('The document') id!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who added it, answers for it, and alone corrects it') authority!: string;
  @OneOf(CONTENT_CATEGORIES, 'What it is') category!: ContentCategory;
  @NestedList(() => DocumentVersionView, 1_000, 'Its versions, newest first')
  versions!: DocumentVersionView[];
  @Whole(1, 100_000, 'Its newest version') version!: number;
}

export class Folder {
  @Id('The episode') episodeId!: string;
  @NestedList(
    () => DocumentView,
    1_000,
    'Newest first; their content is asked for with POST /v1/releases',
  )
  documents!: DocumentView[];
}

export class ListDocumentsPayload {
  @Id('The episode') episodeId!: string;
}

export class ReadDocumentPayload {
  @Id('The document') documentId!: string;
}

const BASE = { owner: 'episode-service', personalData: 'none' } as const;

export const ListDocuments = defineQuery({
  ...BASE,
  type: 'document.list.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'The list of documents was looked at',
  summary: 'Lists what an episode’s folder holds, without content, to its counterpart authorities.',
  payload: ListDocumentsPayload,
  reply: Folder,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/documents', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export const ReadDocument = defineQuery({
  ...BASE,
  type: 'document.read.v1',
  on: { object: 'document', id: 'documentId' },
  words: 'What is on record of a document was looked at',
  summary: 'Shows one document of a folder, without content.',
  payload: ReadDocumentPayload,
  reply: DocumentView,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/documents/{documentId}', success: 200, versioned: true },
  examples: [{ documentId: EXAMPLE.documentId }],
});

/**
 * What the hub is told of a content that stays with the authority: what it is, and what it can be
 * told by.
 */
export class HeldContent {
  @OneOf(CONTENT_TYPES, 'Media type of the content') mediaType!: ContentType;
  @Whole(0, MOST_CONTENT_BYTES, 'Its bytes') size!: number;
  @Text(64, 'SHA-256 of it, hexadecimal', 64) digest!: string;
  @Text(100, 'Where it is, in your own terms') ownReference!: string;
}

export class HoldDocumentPayload extends HeldContent {
  @Id('The episode') episodeId!: string;
  @OneOf(CONTENT_CATEGORIES, 'What it is') category!: ContentCategory;
}

const WRITERS = ['practitioner', 'lead_caf_contact', 'authority_system'] as const;
const HELD_EXAMPLE: HeldContent = {
  mediaType: 'application/pdf',
  size: 48_213,
  digest: '0f'.repeat(32),
  ownReference: 'LEW-DOC-5512',
};

export const HoldDocument = defineCommand({
  ...BASE,
  type: 'document.hold.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'A document was put on record that an authority keeps itself',
  summary:
    'Adds a document whose content stays in your own system. Each release asks you for it, and it passes through the hub sealed to its recipient.',
  payload: HoldDocumentPayload,
  reply: DocumentView,
  roles: WRITERS,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/held-documents',
    success: 201,
    creates: true,
    versioned: true,
  },
  examples: [{ ...HELD_EXAMPLE, episodeId: EXAMPLE.episodeId, category: 'assessment' }],
  counterExamples: {
    'no digest': {
      ...HELD_EXAMPLE,
      digest: undefined,
      episodeId: EXAMPLE.episodeId,
      category: 'assessment',
    },
  },
});

export class HoldVersionPayload extends HeldContent {
  @Id('The document') documentId!: string;
}

export const HoldVersion = defineCommand({
  ...BASE,
  type: 'document.hold_version.v1',
  on: { object: 'document', id: 'documentId' },
  words: 'A document that an authority keeps itself was corrected',
  summary: 'Adds a version of a document whose content stays in your own system.',
  payload: HoldVersionPayload,
  reply: DocumentView,
  roles: WRITERS,
  http: {
    method: 'POST',
    path: '/v1/documents/{documentId}/held-versions',
    success: 201,
    creates: true,
    versioned: true,
  },
  examples: [{ ...HELD_EXAMPLE, documentId: EXAMPLE.documentId }],
});

export class ReleaseContentReadyPayload {
  @Id('The release') releaseId!: string;
  @Id('The document') documentId!: string;
}

export const ReleaseContentReady = defineEvent({
  ...BASE,
  audience: 'member',
  subject: 'releaseId',
  type: 'release.content_ready.v1',
  summary:
    'The authority that holds a document has passed its content to the hub for you: fetch it with GET /v1/releases/{id}/content.',
  payload: ReleaseContentReadyPayload,
  examples: [{ releaseId: EXAMPLE.releaseId, documentId: EXAMPLE.documentId }],
});

export class DocumentAddedPayload {
  @Id('The document') documentId!: string;
  @Whole(1, 100_000, 'Its version') documentVersion!: number;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who added it') authority!: string;
  @OneOf(CONTENT_CATEGORIES, 'What it is') category!: ContentCategory;
}

export const DocumentAdded = defineEvent({
  ...BASE,
  audience: 'member',
  subject: 'episodeId',
  type: 'episode.document_added.v1',
  weighty: true,
  summary: 'A document, or a new version of one, was added to an episode’s folder.',
  payload: DocumentAddedPayload,
  examples: [
    {
      documentId: EXAMPLE.documentId,
      documentVersion: 1,
      episodeId: EXAMPLE.episodeId,
      authority: EXAMPLE.lewisham,
      category: 'assessment',
    },
  ],
});
