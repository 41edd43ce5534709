import { DateOnly, Nested, NestedList, Optional, Text, Texts } from '../shape/fields.js';

export class OtherName {
  @Optional() @Text(100, 'Given name') givenName?: string;
  @Optional() @Text(100, 'Family name') familyName?: string;
}

/** Before a birth there is nobody else to know the child by. */
export class Mother {
  @Optional() @Text(100, 'Given name') givenName?: string;
  @Optional() @Text(100, 'Family name') familyName?: string;
  @Optional() @DateOnly('Date of birth') dateOfBirth?: string;
}

/**
 * Used in memory only; the index keeps keyed tokens and a sealed envelope. The more is known, the
 * surer the answer.
 */
export class ChildDetails {
  @Optional() @Text(100, 'Given name') givenName?: string;
  @Optional() @Text(100, 'Family name') familyName?: string;
  @Optional() @DateOnly('Date of birth') dateOfBirth?: string;
  @Optional()
  @DateOnly(
    'Expected date of birth of a child who is not born yet: with it, mother is told in full, and postcode and address are hers',
  )
  expectedOn?: string;
  @Optional()
  @Nested(() => Mother, 'The mother; of an unborn child, name and date of birth in full')
  mother?: Mother;
  @Optional()
  @NestedList(() => OtherName, 5, 'Names the child is or was also known by')
  otherNames?: OtherName[];
  @Optional() @Text(10, 'Postcode') postcode?: string;
  @Optional() @Texts(5, 10, 'Postcodes of earlier addresses') formerPostcodes?: string[];
  @Optional() @Text(200, 'House number and street') address?: string;
  @Optional() @Text(100, 'Town or district') town?: string;
  @Optional() @Text(12, 'NHS number, ten digits') nhsNumber?: string;
}

/** A child who is not born yet, as a lookup or a pointer tells of it. */
export const UNBORN_EXAMPLE: ChildDetails = {
  expectedOn: '2026-06-20',
  mother: { givenName: 'Maya', familyName: 'Rivers', dateOfBirth: '2009-05-14' },
  postcode: 'SE13 6LG',
};

export const CHILD_EXAMPLE: ChildDetails = {
  givenName: 'Sam',
  familyName: 'Rivers',
  dateOfBirth: '2015-04-09',
  postcode: 'SE13 6LG',
  nhsNumber: '9434765919',
};
