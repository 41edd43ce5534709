import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  PersonIds,
  Text,
  TextOrNone,
} from './fields.js';

/** The parts of what the hub has on record of a child, in the order in which they are read. */
export const RECORD_SECTIONS = [
  'episode',
  'steps',
  'statements',
  'sharing',
  'documents',
  'service_requests',
  'transfers',
  'disputes',
  'lookups',
  'timeline',
] as const;
export type RecordSection = (typeof RECORD_SECTIONS)[number];

/** No record has more of them. */
export const MOST_RECORD_ITEMS = 20_000;

export class RecordField {
  @Text(300, 'What it is') name!: string;
  @TextOrNone(100_000, 'What stands there') value!: string;
}

/** A field as services gather it, before whoever it names is said by name. */
export class GatheredField extends RecordField {
  @Optional() @PersonIds(500, 'Members of staff who are to stand there') personIds?: string[];
}

class ItemHead {
  @Text(60, 'Its name within the record') id!: string;
  @OneOf(RECORD_SECTIONS, 'The part it belongs to') section!: RecordSection;
  @Text(300, 'What it is, in a few words') title!: string;
  @Optional() @Instant('When') at?: string;
  @Optional() @AuthorityCode('The authority that did it, or answers for it') authority?: string;
  @Optional()
  @Id('The message whose entry in the ledger proves it: GET /v1/ledger/inclusion-proof')
  provenBy?: string;
}

/** One thing on record of a child, for the family to read: people by name, and no id. */
export class RecordItem extends ItemHead {
  @NestedList(() => RecordField, 5_000, 'What stands there') fields!: RecordField[];
}

/** The same as services gather it. */
export class GatheredItem extends ItemHead {
  @NestedList(() => GatheredField, 5_000, 'What stands there') fields!: GatheredField[];
}

/** A field in which members of staff are to stand by name; none where nobody is known. */
export function namingField(name: string, ...personIds: (string | undefined)[]): GatheredField[] {
  const known = [...new Set(personIds.filter((id) => id !== undefined))];
  return known.length === 0 ? [] : [{ name, value: '', personIds: known }];
}
