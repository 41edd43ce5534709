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
  Text,
  Texts,
  Whole,
} from '../shape/fields.js';
import { CaseSystem, Team } from './authority-details.js';

/** `fresh` up to 90 days after it was confirmed, then `due`, and `stale` after 180. */
export const FRESHNESS = ['fresh', 'due', 'stale'] as const;
export const ON_DUTY = ['lead', 'deputy', 'nobody'] as const;

export class TimeAway {
  @Instant('From then') from!: string;
  @Instant('Until then') until!: string;
}

export class NamedContact {
  @Id('The person') personId!: string;
  @Nested(() => Contact, 'How to reach them') contact!: Contact;
  @Optional() @Instant('Away until then') awayUntil?: string;
  @Optional()
  @NestedList(() => TimeAway, 20, 'When they are away, now and later')
  absences?: TimeAway[];
}

export class AuthorityView {
  @AuthorityCode('GSS code') code!: string;
  @Text(80, 'Name as shown on screen') name!: string;
  @Nested(
    () => Contact,
    'Whom to contact about a CAF now: the lead, or who stands in while the lead is away',
  )
  leadCafContact!: Contact;
  @OneOf(
    ON_DUTY,
    'Who that is; `nobody` where the lead and all deputies are away, and the lead is shown',
  )
  onDuty!: (typeof ON_DUTY)[number];
  @Nested(() => NamedContact, 'The lead CAF contact') lead!: NamedContact;
  @NestedList(() => NamedContact, 5, 'Who stands in, in this order') deputies!: NamedContact[];
  @NestedList(() => Team, 20, 'Teams and when they can be reached') teams!: Team[];
  @Texts(20, 120, 'Names of the teams that can be reached at this moment')
  reachableNow!: string[];
  @Flag('At every hour of the week, nights included, some team can be reached')
  roundTheClock!: boolean;
  @NestedList(() => CaseSystem, 20, 'Case systems and their keys') systems!: CaseSystem[];
  @DateOnly('When the authority last confirmed all this') confirmedOn!: string;
  @OneOf(FRESHNESS, 'How much to rely on it: `due` after 90 days, `stale` after 180')
  freshness!: (typeof FRESHNESS)[number];
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class AuthorityList {
  @NestedList(() => AuthorityView, 33, 'All 33, by code') items!: AuthorityView[];
}
