import {
  compactDecrypt,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWK_EC_Public,
} from 'jose';
import { CONNECTOR_MESSAGES, type Envelope } from '@hub/contracts';
import type {
  ChildDetails,
  LookupEnquiryAskedPayload,
  SocialCareAskedPayload,
} from '@hub/contracts/lookup';
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

/** A question of the hub to the system of your social care. */
export interface SocialCareQuestion extends Omit<SocialCareAskedPayload, 'question'> {
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
  return { ...asked, child: await openQuestion(question.jwe, privateKey) };
}

/**
 * Reads a question to your social care. Answer it with `social_care.answer.v1`, encrypted to the
 * hub. A system that leaves it unread is named among the silent, and nothing else changes for it.
 *
 * @returns undefined where the message is something else
 * @throws Error where it was not encrypted to that key
 */
export async function readSocialCareQuestion(
  { type, data }: Envelope<Record<string, unknown>>,
  privateKey: JWK,
): Promise<SocialCareQuestion | undefined> {
  if (type !== CONNECTOR_MESSAGES.socialCareAsked) return undefined;
  const { question, ...asked } = data as typeof data & SocialCareAskedPayload;
  return { ...asked, child: await openQuestion(question.jwe, privateKey) };
}

async function openQuestion(jwe: string, privateKey: JWK): Promise<ChildDetails> {
  const options = {
    keyManagementAlgorithms: ['ECDH-ES+A256KW'],
    contentEncryptionAlgorithms: ['A256GCM'],
  };
  const key = await importJWK(privateKey, 'ECDH-ES+A256KW');
  const { plaintext } = await compactDecrypt(jwe, key, options);
  return JSON.parse(new TextDecoder().decode(plaintext)) as ChildDetails;
}
