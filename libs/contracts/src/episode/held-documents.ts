import { defineCommand } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, OneOf, Text, Whole } from '../shape/fields.js';
import { CONTENT_CATEGORIES, type ContentCategory } from '../consent/consent-terms.js';
import { CONTENT_TYPES, DocumentView, MOST_CONTENT_BYTES, type ContentType } from './documents.js';

const BASE = { owner: 'episode-service', personalData: 'none' } as const;

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
