import { defineEvent, defineQuery } from '../../catalogue.js';
import { EXAMPLE } from '../../examples.js';
import { ROLES, type Role } from '../../roles.js';
import {
  AuthorityCode,
  Id,
  Ids,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  SomeOf,
  Text,
  Texts,
  Whole,
} from '../../shape/fields.js';
import { PageQuery } from '../../shape/page.js';
import { WEEKDAYS, type Weekday } from './authorities.js';

export const NEED_TERMS = [
  'mental_health',
  'speech_and_language',
  'parenting',
  'housing',
  'education',
  'disability',
  'substance_misuse',
  'activities',
  'early_years',
  'health',
  'domestic_abuse',
  'youth_justice',
  'transport',
] as const;
export type NeedTerm = (typeof NEED_TERMS)[number];

/** On what grounds a service may be used; see `docs/how-to/publish-services.md`. */
export const ELIGIBILITY_RULES = [
  'universal',
  'residents',
  'pupils',
  'gp_patients',
  'protocol',
] as const;
export type EligibilityRule = (typeof ELIGIBILITY_RULES)[number];
/** `unknown`: nobody can tell from what the service says, or from what the question says. */
export const SERVICE_ACCESS = ['open', 'unknown'] as const;
/** `coordinates` and `postcode` are good to a street or two; `outward_code` to a district. */
export const EXACTNESS = ['coordinates', 'postcode', 'outward_code'] as const;
export type Exactness = (typeof EXACTNESS)[number];
export const UNKNOWNS = ['access', 'age', 'day', 'distance', 'need'] as const;

const EVERYONE: Role[] = [...ROLES];

export class FindServicesPayload extends PageQuery {
  @Optional() @OneOf(NEED_TERMS, 'Kind of need') need?: NeedTerm;
  @Optional() @Whole(0, 25, 'Age of the child in years') age?: number;
  @Optional() @AuthorityCode('Where the child lives') home?: string;
  @Optional() @AuthorityCode('Where the child goes to school') school?: string;
  @Optional()
  @AuthorityCode('The authority of the child’s GP; health services follow it')
  gp?: string;
  @Optional() @Text(10, 'Nearest to this postcode first', 2) postcode?: string;
  @Optional() @Whole(100, 100_000, 'At most this far from the postcode, in metres') radius?: number;
  @Optional() @OneOf(WEEKDAYS, 'Open on this day') day?: Weekday;
  @Optional() @Text(200, 'Words that it says of itself', 2) q?: string;
  @Optional() @OneOf(['true', 'false'], 'Whether to count what was found, by kind') facets?:
    'true' | 'false';
}

export class ServiceReason {
  @OneOf(
    [...ELIGIBILITY_RULES, 'not_said'],
    'On what ground; `not_said` where the service says nothing',
  )
  rule!: EligibilityRule | 'not_said';
  @Optional() @AuthorityCode('Of which authority') authority?: string;
  @Optional() @Text(100, 'Under which cross-border protocol') protocol?: string;
  @Text(400, 'The same in words') sentence!: string;
}

export class ServicePlace {
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

export class ServiceView {
  @Id('Identifier in Open Referral UK') id!: string;
  @Text(300, 'Name') name!: string;
  @Optional() @Text(20_000, 'Description') description?: string;
  @Text(300, 'Who provides it', 0) organization!: string;
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

export class ServicePage {
  @NestedList(
    () => ServiceView,
    100,
    'Nearest first where a postcode was asked for, by name otherwise',
  )
  items!: ServiceView[];
  @Optional() @Nested(() => PlaceAsked, 'Where distances are from') from?: PlaceAsked;
  @Optional()
  @Text(200, 'Nothing has the words asked for; the items are for these')
  didYouMean?: string;
  @Optional() @Nested(() => ServiceFacets, 'What was found, counted') facets?: ServiceFacets;
  @Optional() @Text(400, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export const FindServices = defineQuery({
  type: 'directory.find_services.v1',
  owner: 'directory-service',
  summary: 'Which services can this child use, and why? Nearest first; what is not known is said.',
  personalData: 'none',
  payload: FindServicesPayload,
  reply: ServicePage,
  roles: EVERYONE,
  http: { method: 'GET', path: '/v1/services', success: 200 },
  examples: [
    {
      need: 'mental_health',
      age: 14,
      home: EXAMPLE.lewisham,
      school: EXAMPLE.southwark,
      postcode: 'SE13 6LG',
    },
  ],
  counterExamples: {
    'an age that is no number': { age: 'old' },
    'a need that does not exist': { need: 'luck' },
    'a day that does not exist': { day: 'MO' },
  },
});

export class ReadServicePayload {
  @Id('The service') serviceId!: string;
  @Optional() @AuthorityCode('Where the child lives') home?: string;
  @Optional() @AuthorityCode('Where the child goes to school') school?: string;
  @Optional() @AuthorityCode('The authority of the child’s GP') gp?: string;
}

export class ServiceDetail extends ServiceView {
  @Text(30, 'Status in Open Referral UK, or `removed` where its feed no longer lists it')
  status!: string;
  @NestedList(() => ServicePlace, 200, 'Everywhere it is given') places!: ServicePlace[];
  @Texts(200, 200, 'Terms it is classified under, of all taxonomies') terms!: string[];
}

export const ReadService = defineQuery({
  type: 'directory.read_service.v1',
  owner: 'directory-service',
  summary:
    'Shows a service with all its places, where it comes from, and whether a child may use it.',
  personalData: 'none',
  payload: ReadServicePayload,
  reply: ServiceDetail,
  roles: EVERYONE,
  http: { method: 'GET', path: '/v1/services/{serviceId}', success: 200 },
  examples: [{ serviceId: EXAMPLE.serviceId }],
});

export const SERVICE_CHANGES = ['closed', 'reopened', 'moved', 'changed'] as const;
export type ServiceChangeKind = (typeof SERVICE_CHANGES)[number];

export class ServiceChangeNotice {
  @Id('The service') serviceId!: string;
  @AuthorityCode('The authority whose directory lists it') authority!: string;
  @OneOf(SERVICE_CHANGES, 'What happened') change!: ServiceChangeKind;
  @Texts(20, 40, 'What is different') fields!: string[];
}

export const ServiceChanged = defineEvent({
  type: 'service.changed.v1',
  owner: 'directory-service',
  summary: 'A service was closed, reopened, moved or changed in its feed.',
  personalData: 'none',
  audience: 'internal',
  subject: 'serviceId',
  payload: ServiceChangeNotice,
  examples: [
    {
      serviceId: EXAMPLE.serviceId,
      authority: EXAMPLE.southwark,
      change: 'moved',
      fields: ['places'],
    },
  ],
});
