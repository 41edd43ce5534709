export {
  MOST_CANDIDATES,
  MOST_PER_KEY,
  questionKeys,
  recordKeys,
} from './blocking/blocking-keys.js';
export { steadyKey } from './blocking/steady-key.js';
export { type Candidate, decide, type DecideBy, type MatchDecision } from './decision/decide.js';
export { explain } from './decision/explain.js';
export {
  type FullName,
  type Identity,
  type IdentityDetails,
  isSufficient,
  NORMALISATION_VERSION,
  readIdentity,
} from './identity/identity.js';
export { motherOf } from './identity/unborn.js';
export { isNhsNumber, nhsCheckDigit, normaliseNhsNumber } from './identity/nhs-number.js';
export { isPostcode } from './identity/postcode.js';
export { Census, fieldValues, householdOf, siblingsIn } from './scoring/census.js';
export { compareAllNames, comparePlain } from './scoring/compare.js';
export { type Agreement, type Field, LEVELS } from './scoring/levels.js';
export type { Population } from './scoring/population.js';
export { score } from './scoring/score.js';
export { WEIGHTS } from './scoring/weights.js';
