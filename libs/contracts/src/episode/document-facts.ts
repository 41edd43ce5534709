import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, OneOf, Whole } from '../shape/fields.js';
import { CONTENT_CATEGORIES, type ContentCategory } from '../consent/consent-terms.js';

const BASE = { owner: 'episode-service', personalData: 'none' } as const;

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
