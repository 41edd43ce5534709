import { AGENCIES, type Agency } from '../episode/episode-start.js';
import { ROLES, type Role } from '../roles.js';
import { Contact } from '../shape/contact.js';
import {
  AuthorityCode,
  DateOnly,
  Flag,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  SomeOf,
  Text,
  Whole,
} from '../shape/fields.js';

/** A school, a trust, a charity or a team that staff work for, sponsored by an authority. */
export class OrganisationView {
  @Id('The organisation') id!: string;
  @Text(120, 'Its name') name!: string;
  @OneOf(AGENCIES, 'What kind of service it is') sector!: Agency;
  @AuthorityCode('The authority that answers for its staff') authority!: string;
  @Optional() @Text(20, 'Unique reference number, where it is a school') urn?: string;
  @Optional() @Text(20, 'Organisation data service code, where it is of the NHS') ods?: string;
}

/** A member of staff whom an answer names by id. */
export class NamedPerson {
  @Id('The person') id!: string;
  @Text(20, 'GSS code, or hub for operations staff') authority!: string;
  @Nested(() => Contact, 'How to reach them') contact!: Contact;
  @Optional()
  @Text(120, 'The school, trust or charity they work for, where it is not the authority')
  employer?: string;
  @Optional() @Flag('They act for their authority no more') left?: true;
}

/** A member of staff, as colleagues in London may know them. */
export class PersonEntry extends NamedPerson {
  @SomeOf(ROLES, 'What they may do now; a deputy is lead CAF contact while the lead is away')
  roles!: Role[];
  @Flag('Verified by their authority') verified!: boolean;
  @Optional() @Nested(() => OrganisationView, 'Whom they work for') organisation?: OrganisationView;
}

/** For whom somebody stands in. */
export class StandIn {
  @Id('The lead CAF contact who is away') personId!: string;
  @Optional() @Instant('Until then, as far as it is said') until?: string;
}

export class OwnPersonView extends PersonEntry {
  @Optional() @Id('Their manager') managerId?: string;
  @Optional() @DateOnly('The last day on which their checks are in date') checkedUntil?: string;
  @Optional() @DateOnly('The last day on which their training is in date') trainedUntil?: string;
  @Optional() @Nested(() => StandIn, 'For whom they stand in now') standsInFor?: StandIn;
  @Optional()
  @Whole(1, 50, 'How many other posts they hold, or are offered: GET /v1/me/posts')
  otherPosts?: number;
  @Optional()
  @Whole(1, 50, 'How many of these are offered, and wait for you to say whether they are yours')
  postsOffered?: number;
}

export class PersonPage {
  @NestedList(() => PersonEntry, 100, 'By name') items!: PersonEntry[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}
