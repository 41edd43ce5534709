export { exactKeys, type IdentityDetails, isSufficient, normaliseName, normaliseNhsNumber } from './identity-keys.js';
export { isNhsNumber, nhsCheckDigit } from './nhs-number.js';
