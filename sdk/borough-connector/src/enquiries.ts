import {
  compactDecrypt,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWK_EC_Public,
} from 'jose';
import { CONNECTOR_MESSAGES, type Envelope } from '@hub/contracts';
import type { ChildDetails, LookupEnquiryAskedPayload } from '@hub/contracts/lookup';
import type { EncryptionKey } from '@hub/contracts/shape';

/** A key to be asked under. The private half never leaves your system. */
export interface EncryptionKeyPair {
  /** For `POST /v1/lookup-federation`. */
  readonly publicKey: EncryptionKey;
  readonly privateKey: JWK;
}

/** A question of the hub to your own index. */
export interface Enquiry extends Omit<LookupEnquiryAskedPayload, 'question'> {
  readonly child: ChildDetails;
}

/** A fresh key on P-256. @param kid your name for it */
export async function makeEncryptionKey(kid: string): Promise<EncryptionKeyPair> {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { extractable: true, crv: 'P-256' });
  const { x, y } = (await exportJWK(pair.publicKey)) as JWK_EC_Public;
  return {
    publicKey: { kid, kty: 'EC', crv: 'P-256', x, y },
    privateKey: { ...(await exportJWK(pair.privateKey)), kid },
  };
}

/**
 * Reads an enquiry. Answer it with `lookup_enquiry.answer.v1`, encrypted to the hub.
 *
 * @returns undefined where the message is something else
 * @throws Error where it was not encrypted to that key
 */
export async function readEnquiry(
  { type, data }: Envelope<Record<string, unknown>>,
  privateKey: JWK,
): Promise<Enquiry | undefined> {
  if (type !== CONNECTOR_MESSAGES.lookupEnquiryAsked) return undefined;
  const { question, ...asked } = data as typeof data & LookupEnquiryAskedPayload;
  const options = {
    keyManagementAlgorithms: ['ECDH-ES+A256KW'],
    contentEncryptionAlgorithms: ['A256GCM'],
  };
  const { plaintext } = await compactDecrypt(
    question.jwe,
    await importJWK(privateKey, 'ECDH-ES+A256KW'),
    options,
  );
  return { ...asked, child: JSON.parse(new TextDecoder().decode(plaintext)) as ChildDetails };
}
