import {
  AuthorityCode,
  DateOnly,
  Flag,
  Id,
  Ids,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  SomeOf,
  Text,
  TextOrNone,
  Texts,
  Whole,
} from '../shape/fields.js';
import { WEEKDAYS, type Weekday } from '../shape/weekdays.js';
import {
  ELIGIBILITY_RULES,
  EXACTNESS,
  NEED_TERMS,
  NO_DISTANCE,
  SERVICE_ACCESS,
  UNKNOWNS,
  type EligibilityRule,
  type Exactness,
  type NeedTerm,
} from './service-terms.js';

export class ServiceReason {
  @OneOf(
    [...ELIGIBILITY_RULES, 'not_said', 'not_understood'],
    'On what ground; `not_said` where the service says nothing, `not_understood` where the hub cannot read what it says',
  )
  rule!: EligibilityRule | 'not_said' | 'not_understood';
  @Optional() @AuthorityCode('Of which authority') authority?: string;
  @Optional() @Text(100, 'Under which cross-border protocol') protocol?: string;
  @Text(400, 'The same in words') sentence!: string;
}

export class ServicePlace {
  @Optional()
  @OneOf(['postal', 'virtual'], 'Where nobody goes: by post, or online and by telephone')
  kind?: 'postal' | 'virtual';
  @Optional() @SomeOf(WEEKDAYS, 'Open here on these days') days?: Weekday[];
  @Optional() @Text(300, 'What it is called') name?: string;
  @Optional() @Text(500, 'Address') address?: string;
  @Optional() @Text(10, 'Postcode') postcode?: string;
  @Optional() @Whole(0, 40_000_000, 'From the postcode asked for, in metres') metres?: number;
  @Optional()
  @OneOf(EXACTNESS, 'How exact that is: as exact as the less exact of both ends')
  exactness?: Exactness;
}

export class ServiceSource {
  @Id('The feed it came by') feedId!: string;
  @Text(100, 'Its id there') sourceId!: string;
  @AuthorityCode('Whose feed') authority!: string;
  @Text(200, 'Licence under which it may be used') licence!: string;
  @Instant('When the hub last saw it there') seenAt!: string;
  @Optional() @Instant('When it says it was last changed') modifiedAt?: string;
  @Whole(0, 100, 'How much of what a practitioner needs it says, out of 100') quality!: number;
}

export class ServiceCard {
  @Optional() @Texts(5, 60, 'Telephones') phones?: string[];
  @Optional() @Text(2_000, 'How to refer or apply') howToRefer?: string;
  @Optional() @Text(300, 'How long one waits') waitingTime?: string;
  @Optional() @Text(2_000, 'What it costs') fees?: string;
  @Optional() @Texts(30, 100, 'Languages') languages?: string[];
  @Optional() @Text(300, 'Places that are free') capacity?: string;
  @Optional() @Text(300, 'The area it covers') area?: string;
}

export class NextOpening {
  @DateOnly('The day') date!: string;
  @Optional() @Text(5, 'From, HH:MM in London') opensAt?: string;
  @Optional() @Text(5, 'To, HH:MM in London; before `opensAt`, on the next day') closesAt?: string;
  @Flag('A bank holiday: ask first') isBankHoliday!: boolean;
}

export class ServiceView {
  @Id('Identifier in Open Referral UK') id!: string;
  @Text(300, 'Name') name!: string;
  @Optional() @Text(20_000, 'Description') description?: string;
  @TextOrNone(300, 'Who provides it') organization!: string;
  @AuthorityCode('The authority whose directory lists it') authority!: string;
  @SomeOf(NEED_TERMS, 'Kinds of need') needs!: NeedTerm[];
  @OneOf(SERVICE_ACCESS, 'Whether this child may use it') access!: (typeof SERVICE_ACCESS)[number];
  @NestedList(() => ServiceReason, 40, 'Why, or what is not known') reasons!: ServiceReason[];
  @SomeOf(UNKNOWNS, 'What of the question it does not answer')
  unknown!: (typeof UNKNOWNS)[number][];
  @Optional() @Whole(0, 150, 'From this age') minimumAge?: number;
  @Optional() @Whole(0, 150, 'Up to this age') maximumAge?: number;
  @Optional() @SomeOf(WEEKDAYS, 'Open on these days') days?: Weekday[];
  @Optional() @Text(2_000, 'Web page') url?: string;
  @Optional() @Text(300, 'E-mail') email?: string;
  @Optional() @Text(20_000, 'What to know at present') alert?: string;
  @Optional()
  @Nested(() => ServicePlace, 'Where; the nearest where a postcode was asked for')
  place?: ServicePlace;
  @Optional()
  @OneOf(NO_DISTANCE, 'Why there is no distance to it, where one was asked for')
  noDistance?: (typeof NO_DISTANCE)[number];
  @Optional() @Nested(() => ServiceCard, 'What a family is told besides') card?: ServiceCard;
  @Optional() @Nested(() => NextOpening, 'When it opens next') nextOpening?: NextOpening;
  @Nested(() => ServiceSource, 'Where it comes from') source!: ServiceSource;
  @Optional()
  @Ids(20, 'Services that seem to be this one, listed by other feeds')
  alsoListedAs?: string[];
}

export class PlaceAsked {
  @Text(10, 'The postcode') postcode!: string;
  @OneOf(EXACTNESS, 'How exactly the hub knows where that is') exactness!: Exactness;
  @Text(300, 'The same in words') sentence!: string;
}

export class FacetCount {
  @Text(100, 'Value') value!: string;
  @Whole(0, 10_000_000, 'Services with it') services!: number;
}

export class ServiceFacets {
  @NestedList(() => FacetCount, 20, 'By kind of need') needs!: FacetCount[];
  @NestedList(() => FacetCount, 33, 'By the authority whose directory lists it')
  authorities!: FacetCount[];
  @NestedList(() => FacetCount, 2, 'By whether the child may use it') access!: FacetCount[];
}

export class UnderstoodNeed {
  @OneOf(NEED_TERMS, 'Kind of need') need!: NeedTerm;
  @Text(100, 'What it is called') name!: string;
  @Texts(20, 200, 'The words that name it') because!: string[];
}

export class UnderstoodQuestion {
  @NestedList(() => UnderstoodNeed, 5, 'Needs, the likeliest first') needs!: UnderstoodNeed[];
  @Optional() @Whole(0, 25, 'Age of the child in years') age?: number;
  @Optional() @OneOf(WEEKDAYS, 'Day') day?: Weekday;
  @Optional() @Text(10, 'Postcode') postcode?: string;
  @Optional() @AuthorityCode('Authority; what it lists stands first') authority?: string;
  @Text(1_000, 'The same in words') sentence!: string;
}
