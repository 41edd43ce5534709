import { readAddress, type Address } from './address.js';
import { type DateOfBirth, readDateOfBirth } from './date-of-birth.js';
import { isPlaceholder, type Name, readName } from './name.js';
import { normaliseNhsNumber } from './nhs-number.js';
import { type Postcode, readPostcode } from './postcode.js';

/** What is known of a child, as it was written; every field may be missing. */
export interface IdentityDetails {
  readonly givenName?: string;
  readonly familyName?: string;
  /** Other names the child is or was known by. */
  readonly otherNames?: readonly { readonly givenName?: string; readonly familyName?: string }[];
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth?: string;
  readonly postcode?: string;
  /** Postcodes of earlier addresses. */
  readonly formerPostcodes?: readonly string[];
  /** House number and street. */
  readonly address?: string;
  readonly town?: string;
  readonly nhsNumber?: string;
}

export interface FullName {
  readonly given: Name | undefined;
  readonly family: Name | undefined;
  /** Whether a placeholder such as “Baby” or “Twin 1” stands where the given name should. */
  readonly unnamed: boolean;
}

/** What is known of a child, ready to be compared. */
export interface Identity {
  /** The name in use first, then the others. */
  readonly names: readonly FullName[];
  readonly born: DateOfBirth | undefined;
  /** The present one first. */
  readonly postcodes: readonly Postcode[];
  readonly address: Address;
  /** Digits of a checked NHS number. */
  readonly identifier: string | undefined;
}

/**
 * Version of what {@link readIdentity} makes of details. Keys made under another one may differ:
 * the index is to be made anew where it changes.
 */
export const NORMALISATION_VERSION = 2;

/**
 * Normalises what is known of a child. What cannot be read counts as missing.
 *
 * @param readIdentifier reads the NHS number; other identifiers may be taken as they stand
 */
export function readIdentity(
  details: IdentityDetails,
  readIdentifier: (text: string) => string | undefined = normaliseNhsNumber,
): Identity {
  const names = [details, ...(details.otherNames ?? [])].map(({ givenName, familyName }) => ({
    given: isPlaceholder(givenName) ? undefined : readName(givenName),
    family: readName(familyName),
    unnamed: isPlaceholder(givenName),
  }));
  const postcodes = [details.postcode, ...(details.formerPostcodes ?? [])]
    .map(readPostcode)
    .filter((postcode) => postcode !== undefined);
  return {
    names: names.filter(
      ({ given, family }, place) => place === 0 || given !== undefined || family !== undefined,
    ),
    born: readDateOfBirth(details.dateOfBirth),
    postcodes,
    address: readAddress(details.address, details.town),
    identifier: details.nhsNumber === undefined ? undefined : readIdentifier(details.nhsNumber),
  };
}

/**
 * Whether enough is known to look for a child: a checked NHS number, or family name, date of birth
 * and a given name, or a placeholder for one that was not given yet.
 */
export function isSufficient(details: IdentityDetails): boolean {
  const { names, born, identifier } = readIdentity(details);
  if (identifier !== undefined) return true;
  const [name] = names;
  return (
    (name?.given !== undefined || name?.unnamed === true) &&
    name.family !== undefined &&
    born !== undefined
  );
}
