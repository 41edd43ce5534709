export { type Answer, type CallOptions, HttpDoor } from './http-door.js';
export { clientCredentials, type TokenSource } from './client-credentials.js';
export { type Encrypt, encryptToHub } from './encrypt.js';
export {
  type Enquiry,
  type EncryptionKeyPair,
  makeEncryptionKey,
  readEnquiry,
  readSocialCareQuestion,
  type SocialCareQuestion,
} from './enquiries.js';
export { HubProblemError, HubUnreachableError } from './errors.js';
export { openReleased, type ReleasedDocument, sealForRelease } from './releases.js';
export {
  type OnMessage,
  QueueDoor,
  type QueueDoorOptions,
  type SendOptions,
} from './queue-door.js';
