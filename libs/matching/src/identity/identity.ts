import { readAddress, type Address } from './address.js';
import { type DateOfBirth, readDateOfBirth } from './date-of-birth.js';
import { isPlaceholder, type Name, readName } from './name.js';
import { normaliseNhsNumber } from './nhs-number.js';
import { type Postcode, readPostcode } from './postcode.js';

interface MotherDetails {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly dateOfBirth?: string;
}

/** What is known of a child, as it was written; every field may be missing. */
export interface IdentityDetails {
  readonly givenName?: string;
  readonly familyName?: string;
  /** Other names the child is or was known by. */
  readonly otherNames?: readonly { readonly givenName?: string; readonly familyName?: string }[];
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth?: string;
  /** The date expected of a child who is not born yet; one with a date of birth is. */
  readonly expectedOn?: string;
  /** Who lives where the child does, or will. */
  readonly mother?: MotherDetails;
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

/** The mother of a child: before its birth there is nobody else to know it by. */
interface Mother {
  readonly name: FullName;
  readonly born: DateOfBirth | undefined;
}

/** What is known of a child, ready to be compared. */
export interface Identity {
  /** The name in use first, then the others. */
  readonly names: readonly FullName[];
  readonly born: DateOfBirth | undefined;
  /** When the child is to be born; undefined of one who is. */
  readonly due: DateOfBirth | undefined;
  readonly mother: Mother | undefined;
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
  const born = readDateOfBirth(details.dateOfBirth);
  const due = born ? undefined : readDateOfBirth(details.expectedOn);
  const mother = readMother(details.mother);
  const names = due
    ? [unbornName(details, mother)]
    : [details, ...(details.otherNames ?? [])].map(readFullName);
  const postcodes = [details.postcode, ...(details.formerPostcodes ?? [])]
    .map(readPostcode)
    .filter((postcode) => postcode !== undefined);
  return {
    names: names.filter(
      ({ given, family }, place) => place === 0 || given !== undefined || family !== undefined,
    ),
    born,
    due,
    mother,
    postcodes,
    address: readAddress(details.address, details.town),
    identifier:
      due || details.nhsNumber === undefined ? undefined : readIdentifier(details.nhsNumber),
  };
}

function readFullName({
  givenName,
  familyName,
}: Pick<IdentityDetails, 'givenName' | 'familyName'>): FullName {
  const unnamed = isPlaceholder(givenName);
  return {
    given: unnamed ? undefined : readName(givenName),
    family: readName(familyName),
    unnamed,
  };
}

function readMother(mother: MotherDetails | undefined): Mother | undefined {
  return mother && { name: readFullName(mother), born: readDateOfBirth(mother.dateOfBirth) };
}

/** Before birth a child has no given name, whatever is planned, and the mother’s family name. */
function unbornName({ familyName }: IdentityDetails, mother: Mother | undefined): FullName {
  return { given: undefined, family: readName(familyName) ?? mother?.name.family, unnamed: true };
}

/**
 * Whether enough is known to look for a child: a checked NHS number, or family name, date of birth
 * and a given name, or a placeholder for one that was not given yet; of an unborn child the
 * expected date, and the mother’s full name and date of birth.
 */
export function isSufficient(details: IdentityDetails): boolean {
  const { names, born, due, mother, identifier } = readIdentity(details);
  if (due) return isNamed(mother?.name) && mother?.born !== undefined;
  if (identifier !== undefined) return true;
  const [name] = names;
  return (
    (isNamed(name) || (name?.unnamed === true && name.family !== undefined)) && born !== undefined
  );
}

function isNamed(name: FullName | undefined): boolean {
  return name?.given !== undefined && name.family !== undefined;
}
