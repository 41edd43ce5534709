import {
  AuthorityCode,
  DateOnly,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
  Texts,
  Whole,
} from '../shape/fields.js';
import { MOST_RECORD_ITEMS } from '../shape/record-item.js';

/**
 * `to_redact`: one person marks what must be withheld. `to_approve`: a second one decides on that.
 * `ready`: signed, to be handed over.
 */
const SUBJECT_ACCESS_STATES = ['to_redact', 'to_approve', 'ready'] as const;
export const SUBJECT_ACCESS_ASKERS = [
  'child',
  'parental_responsibility',
  'representative',
] as const;
/**
 * Exemptions of the Data Protection Act 2018, schedules 2 and 3, in short. They stay with the
 * authority.
 */
const REDACTION_GROUNDS = [
  'another_person',
  'serious_harm',
  'whereabouts',
  'crime_prevention',
  'legal_privilege',
] as const;
type RedactionGround = (typeof REDACTION_GROUNDS)[number];

export class Redaction {
  @Text(60, 'The item') itemId!: string;
  @Optional()
  @Texts(5_000, 300, 'The names of the fields withheld; the item as a whole where none is named')
  fields?: string[];
  @OneOf(REDACTION_GROUNDS, 'The ground') ground!: RedactionGround;
}

export class SubjectAccessView {
  @Id('The request') id!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that answers') authority!: string;
  @OneOf(SUBJECT_ACCESS_STATES, 'Its state') state!: (typeof SUBJECT_ACCESS_STATES)[number];
  @OneOf(SUBJECT_ACCESS_ASKERS, 'Who asked') askedBy!: (typeof SUBJECT_ACCESS_ASKERS)[number];
  @DateOnly('When they asked') askedOn!: string;
  @DateOnly('By when they must have the answer') dueOn!: string;
  @Instant('When the record was gathered') gatheredAt!: string;
  @Whole(0, MOST_RECORD_ITEMS, 'How many items it has') items!: number;
  @NestedList(() => Redaction, MOST_RECORD_ITEMS, 'What is to be withheld')
  redactions!: Redaction[];
  @Optional() @PersonId('Who marked what is to be withheld') redactedBy?: string;
  @Optional() @PersonId('Who agreed to it') approvedBy?: string;
  @Optional() @Text(500, 'Why it was sent back') sentBackBecause?: string;
  @Optional()
  @Text(64, 'SHA-256 of the manifest of the bundle, hexadecimal; it stands in the ledger', 64)
  digest?: string;
  @Optional() @Instant('When it was signed') readyAt?: string;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class SubjectAccessPage {
  @NestedList(() => SubjectAccessView, 100, 'Newest first') items!: SubjectAccessView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}
