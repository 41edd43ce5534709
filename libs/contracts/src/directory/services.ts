import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES, type Role } from '../roles.js';
import {
  AuthorityCode,
  Id,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  Texts,
  Whole,
} from '../shape/fields.js';
import { WEEKDAYS, type Weekday } from '../shape/weekdays.js';
import {
  ServicePlace,
  ServiceView,
  PlaceAsked,
  ServiceFacets,
  UnderstoodQuestion,
} from './service-view.js';
import { NEED_TERMS, type NeedTerm } from './service-terms.js';

const EVERYONE: Role[] = [...ROLES];

export class FindServicesPayload {
  @Optional() @Whole(1, 100, 'Items on the page, 10 by default') limit?: number;
  /** Longer than of other lists: it holds a name. */
  @Optional() @Text(700, 'nextCursor of the page before') cursor?: string;
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
  @Optional()
  @Text(200, 'What is needed, in everyday words; read for need, age, day and place', 2)
  q?: string;
  @Optional()
  @OneOf(['true', 'false'], 'Only services that are not open to this child, and why')
  notOpen?: 'true' | 'false';
  @Optional() @OneOf(['true', 'false'], 'Whether to count what was found, by kind') facets?:
    'true' | 'false';
}

/** What was found where nothing has all the words. */
export const WIDENED = ['need', 'some_words'] as const;

export class ServicePage {
  @NestedList(
    () => ServiceView,
    100,
    'Nearest first where a postcode was asked for; otherwise open ones and those of the home’s authority first, by name. What has the words comes before what is of the need they name',
  )
  items!: ServiceView[];
  @Optional() @Nested(() => PlaceAsked, 'Where distances are from') from?: PlaceAsked;
  @Optional()
  @Text(200, 'Nothing has the words asked for; the items are for these')
  didYouMean?: string;
  @Optional()
  @Nested(
    () => UnderstoodQuestion,
    'What `q` was understood to ask; what else the question says wins',
  )
  understood?: UnderstoodQuestion;
  @Optional()
  @OneOf(WIDENED, 'Nothing has all the words: what is of the need they name, or has some of them')
  widened?: (typeof WIDENED)[number];
  @Optional() @Nested(() => ServiceFacets, 'What was found, counted') facets?: ServiceFacets;
  @Optional() @Text(700, 'Cursor of the next page; absent on the last') nextCursor?: string;
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
  @NestedList(() => ServicePlace, 200, 'Where it is given, the first 200') places!: ServicePlace[];
  @Optional() @Whole(1, 10_000, 'How many places more there are') morePlaces?: number;
  @Texts(200, 200, 'Terms it is classified under, of all taxonomies') terms!: string[];
}

export const ReadService = defineQuery({
  type: 'directory.read_service.v1',
  on: { object: 'service', id: 'serviceId' },
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
