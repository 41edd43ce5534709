import {
  AuthorityCode,
  DateOnly,
  Flag,
  Id,
  Instant,
  OneOf,
  Optional,
  Text,
} from '../shape/fields.js';

export const FAMILY_PARTS = [
  'child',
  'mother',
  'father',
  'step_parent',
  'grandparent',
  'sibling',
  'foster_carer',
  'other_carer',
  'friend_of_the_family',
] as const;
export type FamilyPart = (typeof FAMILY_PARTS)[number];

export const CONTACT_KINDS = ['family_member', 'school', 'nursery', 'gp', 'other_service'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export const RESPONSIBILITY = ['yes', 'no', 'not_known'] as const;

/** Somebody without an account; whoever of the family it is, is named in the folder alone. */
export class SaidContact {
  @OneOf(CONTACT_KINDS, 'What they are') kind!: ContactKind;
  @Flag('They come to the meetings of the team') inTeam!: boolean;
  @Optional()
  @OneOf(FAMILY_PARTS, 'Which part they have in the family; with family_member, and only there')
  part?: FamilyPart;
  @Optional()
  @OneOf(RESPONSIBILITY, 'Whether they have parental responsibility; with family_member alone')
  parentalResponsibility?: (typeof RESPONSIBILITY)[number];
  @Optional()
  @Text(
    120,
    'Name of the school, practice or service, and of no person; with these, and only there',
  )
  organisation?: string;
  @Optional()
  @Text(20, 'Unique reference number of a school or nursery, or ODS code of a practice')
  code?: string;
  @Optional() @Text(40, 'Telephone of the school, practice or service') phone?: string;
}

export class CaseContact extends SaidContact {
  @Id('The contact') id!: string;
  @AuthorityCode('Who added them') authority!: string;
  @Instant('When') addedAt!: string;
  @Optional() @DateOnly('Their last day; absent while they are a contact') until?: string;
}
