import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ENCRYPTION_KEY_EXAMPLE, EncryptionKey } from '../shape/encryption-key.js';
import {
  AuthorityCode,
  Id,
  Instant,
  Nested,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import {
  CONTENT_CATEGORIES,
  type ContentCategory,
  SERVICE_KINDS,
  type ServiceKind,
  SHARING_PURPOSES,
  type SharingPurpose,
} from './consent-terms.js';
import { DECISION_REASONS, type DecisionReason } from './decisions.js';

/**
 * `authorised`: content may be fetched. `handed_over`: its key has been given. `stopped`: consent
 * ended before.
 */
const RELEASE_STATES = ['authorised', 'handed_over', 'stopped'] as const;

export class RequestReleasePayload {
  @Id('The document') documentId!: string;
  @OneOf(SHARING_PURPOSES, 'What for') purpose!: SharingPurpose;
  @Optional() @OneOf(SERVICE_KINDS, 'The service of yours that will read it') service?: ServiceKind;
  @Nested(
    () => EncryptionKey,
    'Your key, to which the content’s key is encrypted; its private half never leaves you',
  )
  recipientKey!: EncryptionKey;
}

export class ReadReleasePayload {
  @Id('The release') releaseId!: string;
}

export class ReleaseView {
  @Id('The release') id!: string;
  @Id('The document') documentId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who receives it') recipient!: string;
  @AuthorityCode('Who added it') holder!: string;
  @OneOf(CONTENT_CATEGORIES, 'What it is') category!: ContentCategory;
  @OneOf(SHARING_PURPOSES, 'What for') purpose!: SharingPurpose;
  @OneOf(RELEASE_STATES, 'Its state') state!: (typeof RELEASE_STATES)[number];
  @OneOf(DECISION_REASONS, 'Why it was permitted, or stopped') because!: DecisionReason;
  @Text(40, 'The rule that decided, and its version') rule!: string;
  @Optional() @Id('The consent that permitted it') consentId?: string;
  @Instant('When it was authorised') authorisedAt!: string;
  @Instant('Until when its content may be fetched') validUntil!: string;
  @Optional() @Instant('When the key was first given') handedOverAt?: string;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

const BASE = { owner: 'consent-service', personalData: 'none' } as const;
const READERS = ['practitioner', 'lead_caf_contact', 'authority_system'] as const;
const REQUEST_EXAMPLE: RequestReleasePayload = {
  documentId: EXAMPLE.documentId,
  purpose: 'support',
  recipientKey: ENCRYPTION_KEY_EXAMPLE,
};

export const RequestRelease = defineCommand({
  ...BASE,
  type: 'release.request.v1',
  on: { object: 'document', id: 'documentId' },
  words: 'Another authority asked for a document',
  summary:
    'Asks for the content of another authority’s document. What permits it is decided now, and once more when the content is fetched.',
  payload: RequestReleasePayload,
  reply: ReleaseView,
  roles: READERS,
  http: { method: 'POST', path: '/v1/releases', success: 201, creates: true, versioned: true },
  amqp: true,
  examples: [REQUEST_EXAMPLE],
  counterExamples: {
    'no purpose': { ...REQUEST_EXAMPLE, purpose: undefined },
    'a key on another curve': {
      ...REQUEST_EXAMPLE,
      recipientKey: { ...ENCRYPTION_KEY_EXAMPLE, crv: 'P-384' },
    },
  },
});

export const ReadRelease = defineQuery({
  ...BASE,
  type: 'release.read.v1',
  on: { object: 'release', id: 'releaseId' },
  words: 'A request for a document was looked at',
  summary: 'Shows a release to who receives it and to who added the document.',
  payload: ReadReleasePayload,
  reply: ReleaseView,
  roles: READERS,
  http: { method: 'GET', path: '/v1/releases/{releaseId}', success: 200, versioned: true },
  examples: [{ releaseId: EXAMPLE.releaseId }],
});
