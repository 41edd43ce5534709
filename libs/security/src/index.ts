export { type AccessToken, AccessTokenVerifier, TOKEN_AUDIENCE } from './access-token.js';
export { type AccessDecision, mayCall, refuseCall } from './may-call.js';
export { readKeyFile } from './key-file.js';
export {
  IsKey,
  IsKeyRing,
  IsPrivateKey,
  NamedSeed,
  type PrivateKey,
  ServiceKeys,
} from './key-shapes.js';
export { isUsable, sealTo } from './seal-to.js';
export { type KeyRing, Sealer } from './sealer.js';
export { canonicalJson, digestOf } from './digest-of.js';
export { sha256, sha256Of } from './sha256.js';
