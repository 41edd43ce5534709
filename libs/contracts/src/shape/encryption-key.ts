import { OneOf, Text } from './fields.js';

/** Public key on P-256 as a JWK (RFC 7517), for ECDH-ES+A256KW with A256GCM. */
export class EncryptionKey {
  @Text(100, 'Your name for it; stands in the header of each question') kid!: string;
  @OneOf(['EC'], 'Kind of key') kty!: 'EC';
  @OneOf(['P-256'], 'Curve') crv!: 'P-256';
  @Text(43, 'First coordinate, base64url') x!: string;
  @Text(43, 'Second coordinate, base64url') y!: string;
}

export const ENCRYPTION_KEY_EXAMPLE: EncryptionKey = {
  kid: 'greenwich-2026',
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
