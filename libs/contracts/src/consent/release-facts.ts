import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ENCRYPTION_KEY_EXAMPLE, EncryptionKey } from '../shape/encryption-key.js';
import { AuthorityCode, Id, Instant, Nested, OneOf, Text, Whole } from '../shape/fields.js';
import { SHARING_PURPOSES, type SharingPurpose } from './consent-terms.js';

const BASE = { owner: 'consent-service', personalData: 'none' } as const;

export class ReleaseContentWantedPayload {
  @Id('The release') releaseId!: string;
  @Id('The document') documentId!: string;
  @Whole(1, 100_000, 'Its version') documentVersion!: number;
  @AuthorityCode('Who receives it') recipient!: string;
  @OneOf(SHARING_PURPOSES, 'What for') purpose!: SharingPurpose;
  @Nested(() => EncryptionKey, 'The recipient’s key, to which you encrypt the content’s key')
  recipientKey!: EncryptionKey;
  @Text(100, 'What the content is sealed to: additional authenticated data of each chunk')
  binding!: string;
  @Instant('Until when it may be fetched') validUntil!: string;
}

export const ReleaseContentWanted = defineEvent({
  ...BASE,
  audience: 'member',
  subject: 'releaseId',
  type: 'release.content_wanted.v1',
  summary:
    'Another authority was permitted to see a document that you hold in your own system: pass its content with POST /v1/releases/{id}/content, sealed to their key.',
  payload: ReleaseContentWantedPayload,
  examples: [
    {
      releaseId: EXAMPLE.releaseId,
      documentId: EXAMPLE.documentId,
      documentVersion: 1,
      recipient: EXAMPLE.southwark,
      purpose: 'support',
      recipientKey: ENCRYPTION_KEY_EXAMPLE,
      binding: `document ${EXAMPLE.documentId} 1`,
      validUntil: EXAMPLE.at,
    },
  ],
});

class ReleaseHandedOverPayload {
  @Id('The release') releaseId!: string;
  @Id('The document') documentId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who receives it') recipient!: string;
  @AuthorityCode('Who added it') holder!: string;
  @OneOf(SHARING_PURPOSES, 'What for') purpose!: SharingPurpose;
}

export const ReleaseHandedOver = defineEvent({
  ...BASE,
  audience: 'member',
  subject: 'releaseId',
  type: 'release.handed_over.v1',
  summary:
    'Another authority was given the key of a document that you added. The receipt of the release.',
  payload: ReleaseHandedOverPayload,
  examples: [
    {
      releaseId: EXAMPLE.releaseId,
      documentId: EXAMPLE.documentId,
      episodeId: EXAMPLE.episodeId,
      recipient: EXAMPLE.southwark,
      holder: EXAMPLE.lewisham,
      purpose: 'support',
    },
  ],
});
