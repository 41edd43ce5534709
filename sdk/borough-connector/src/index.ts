export {
  type Answer,
  type CallOptions,
  clientCredentials,
  HttpDoor,
  type TokenSource,
} from './http-door.js';
export { type Encrypt, encryptToHub } from './encrypt.js';
export {
  type Enquiry,
  type EncryptionKeyPair,
  makeEncryptionKey,
  readEnquiry,
} from './enquiries.js';
export { HubProblemError, HubUnreachableError } from './errors.js';
export { openReleased, type ReleasedDocument, sealForRelease } from './releases.js';
export {
  type OnMessage,
  QueueDoor,
  type QueueDoorOptions,
  type SendOptions,
} from './queue-door.js';
