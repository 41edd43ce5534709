import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
  Whole,
} from '../shape/fields.js';
import { CONTENT_CATEGORIES, type ContentCategory } from '../consent/consent-terms.js';
import { CorrectionMark } from '../protection/correction-view.js';
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
  @Optional() @PersonId('Who added it') addedBy?: string;
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
  @Optional()
  @NestedList(() => CorrectionMark, 200, 'What of it was corrected')
  corrections?: CorrectionMark[];
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
  @Optional()
  @OneOf(['shown'], 'Also those that should not be there, which are left out otherwise')
  corrected?: 'shown';
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
  examples: [
    { episodeId: EXAMPLE.episodeId },
    { episodeId: EXAMPLE.episodeId, corrected: 'shown' },
  ],
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
