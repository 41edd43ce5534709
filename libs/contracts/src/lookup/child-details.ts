import { DateOnly, NestedList, Optional, Text, Texts } from '../shape/fields.js';

export class OtherName {
  @Optional() @Text(100, 'Given name') givenName?: string;
  @Optional() @Text(100, 'Family name') familyName?: string;
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
  @NestedList(() => OtherName, 5, 'Names the child is or was also known by')
  otherNames?: OtherName[];
  @Optional() @Text(10, 'Postcode') postcode?: string;
  @Optional() @Texts(5, 10, 'Postcodes of earlier addresses') formerPostcodes?: string[];
  @Optional() @Text(200, 'House number and street') address?: string;
  @Optional() @Text(100, 'Town or district') town?: string;
  @Optional() @Text(12, 'NHS number, ten digits') nhsNumber?: string;
}

export const CHILD_EXAMPLE: ChildDetails = {
  givenName: 'Sam',
  familyName: 'Rivers',
  dateOfBirth: '2015-04-09',
  postcode: 'SE13 6LG',
  nhsNumber: '9434765919',
};
