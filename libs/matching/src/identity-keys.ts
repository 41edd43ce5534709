import { isNhsNumber } from './nhs-number.js';

/** What is known of a child; every field may be missing. */
export interface IdentityDetails {
  readonly givenName?: string;
  readonly familyName?: string;
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth?: string;
  readonly postcode?: string;
  readonly nhsNumber?: string;
}

/** Letters only, lower case, without accents: `O’Brien-Şahin` → `obriensahin`. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}

/** Digits only, or undefined where they are not a checked NHS number. */
export function normaliseNhsNumber(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  return isNhsNumber(digits) ? digits : undefined;
}

/** Whether enough is known to look for a child: an NHS number, or full name, date of birth and postcode. */
export function isSufficient(details: IdentityDetails): boolean {
  if (details.nhsNumber !== undefined && normaliseNhsNumber(details.nhsNumber) !== undefined) return true;
  const { givenName, familyName, dateOfBirth, postcode } = details;
  const names = normaliseName(givenName ?? '') !== '' && normaliseName(familyName ?? '') !== '';
  return names && dateOfBirth !== undefined && postcode !== undefined;
}

/**
 * Texts whose equality means the same child, to be hashed under a key before they are stored or compared. The names
 * are sorted, so that given and family name may be swapped; a twin differs in the given name.
 */
export function exactKeys(details: IdentityDetails): string[] {
  const keys: string[] = [];
  const nhsNumber = details.nhsNumber === undefined ? undefined : normaliseNhsNumber(details.nhsNumber);
  if (nhsNumber !== undefined) keys.push(`nhs:${nhsNumber}`);
  const given = normaliseName(details.givenName ?? '');
  const family = normaliseName(details.familyName ?? '');
  if (given !== '' && family !== '' && details.dateOfBirth !== undefined) {
    keys.push(`name-born:${[given, family].sort().join('/')}:${details.dateOfBirth}`);
  }
  return keys;
}
