import { defineCommand, EXAMPLE } from '@hub/contracts';
import { CONTENT_CATEGORIES, type ContentCategory } from '@hub/contracts/consent';
import { AuthorityCode, Flag, Id, OneOf, Optional, Text, Whole } from '@hub/contracts/shape';

const INTERNAL = { owner: 'consent-service', roles: [] } as const;

export class IssueContentKeyPayload {
  @Id('The episode') episodeId!: string;
  @Id('The document') documentId!: string;
  @Whole(1, 100_000, 'Its version') documentVersion!: number;
  @AuthorityCode('Who adds it, and answers for it') authority!: string;
  @OneOf(CONTENT_CATEGORIES, 'What it is') category!: ContentCategory;
  @Optional()
  @Flag('Its content stays with the authority: it is on record, and its key is never used')
  held?: boolean;
}

export class ContentKeyReply {
  @Text(44, 'Key of this content alone, 32 bytes in base64') key!: string;
}

const ISSUE_EXAMPLE: IssueContentKeyPayload = {
  episodeId: EXAMPLE.episodeId,
  documentId: EXAMPLE.documentId,
  documentVersion: 1,
  authority: EXAMPLE.lewisham,
  category: 'assessment',
};

export const IssueContentKey = defineCommand({
  ...INTERNAL,
  type: 'content_key.issue.v1',
  on: { object: 'document', id: 'documentId' },
  words: 'A key for a document was made',
  summary:
    'Gives the key under which a document is sealed; without a consent in force there is none, and nothing is stored.',
  personalData: 'content',
  payload: IssueContentKeyPayload,
  reply: ContentKeyReply,
  examples: [ISSUE_EXAMPLE],
});

export class OpenContentKeyPayload {
  @Id('The document') documentId!: string;
  @Whole(1, 100_000, 'Its version') documentVersion!: number;
  @AuthorityCode('Who reads it: who added it') authority!: string;
}

export const OpenContentKey = defineCommand({
  ...INTERNAL,
  type: 'content_key.open.v1',
  on: { object: 'document', id: 'documentId' },
  words: 'The key of a document was used',
  summary: 'Gives the key of a document to be read by the authority that added it.',
  personalData: 'content',
  payload: OpenContentKeyPayload,
  reply: ContentKeyReply,
  examples: [{ documentId: EXAMPLE.documentId, documentVersion: 1, authority: EXAMPLE.lewisham }],
  counterExamples: {
    'a version before the first': {
      documentId: EXAMPLE.documentId,
      documentVersion: 0,
      authority: EXAMPLE.lewisham,
    },
  },
});
