import { Flag, Optional, Text, Whole } from './fields.js';

/** What a child is called in lists; for persons alone who work with the child. */
export class ChildView {
  @Optional()
  @Text(40, 'What the authority where the case was started calls the child in lists')
  name?: string;
  @Optional()
  @Whole(0, 30, 'Age in whole years, from the first of the month of birth on')
  age?: number;
  @Optional() @Text(64, 'The case reference of your own authority') reference?: string;
  @Optional()
  @Flag('Another case that you may open calls its child the same: tell them apart before you act')
  sameName?: boolean;
  @Optional()
  @Flag('Another case that you may open is of the same household')
  sameHousehold?: boolean;
}
