import { defineCommand, EXAMPLE } from '@hub/contracts';
import { ReadReleasePayload } from '@hub/contracts/consent';
import { AuthorityCode, Flag, Id, Optional, Text, Whole } from '@hub/contracts/shape';

const BASE = { owner: 'consent-service', personalData: 'none' } as const;

export class HandOverPayload extends ReadReleasePayload {
  @AuthorityCode('Who fetches it') recipient!: string;
  @Optional() @Flag('Its holder has passed the content, sealed to the recipient') passed?: boolean;
}

export class HandOverReply {
  @Id('The document') documentId!: string;
  @Whole(1, 100_000, 'Its version') documentVersion!: number;
  @Optional()
  @Text(
    2_000,
    'Key of this content alone, encrypted to the recipient: compact JWE (RFC 7516); absent where its holder passed the content',
  )
  contentKey?: string;
}

export class PassContentPayload extends ReadReleasePayload {
  @AuthorityCode('Who passes it: who holds it') holder!: string;
}

export class PassContentReply {
  @Id('The document') documentId!: string;
  @Whole(1, 100_000, 'Its version') documentVersion!: number;
  @AuthorityCode('Who receives it') recipient!: string;
}

export const PassContent = defineCommand({
  ...BASE,
  type: 'release.pass_content.v1',
  on: { object: 'release', id: 'releaseId' },
  words: 'A document that an authority keeps itself was about to be passed to another one',
  summary:
    'Answers whether the holder of a document may pass its content to the recipient of a release in this instant.',
  payload: PassContentPayload,
  reply: PassContentReply,
  roles: [],
  examples: [{ releaseId: EXAMPLE.releaseId, holder: EXAMPLE.lewisham }],
});

export const HandOver = defineCommand({
  ...BASE,
  type: 'release.hand_over.v1',
  on: { object: 'release', id: 'releaseId' },
  words: 'A document was given to another authority',
  summary:
    'Wraps the key of a document for who receives it, if nothing stands against it in this instant.',
  payload: HandOverPayload,
  reply: HandOverReply,
  roles: [],
  examples: [{ releaseId: EXAMPLE.releaseId, recipient: EXAMPLE.southwark }],
});
