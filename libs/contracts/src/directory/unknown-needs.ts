import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES } from '../roles.js';
import { Id, NestedList, OneOf, Optional, Text, Texts, Whole } from '../shape/fields.js';
import { FeedPayload } from './feeds.js';
import { NEED_TERMS, type NeedTerm } from './service-terms.js';

/** A service that no question by need finds. */
export class UnknownNeed {
  @Id('The service') serviceId!: string;
  @Text(300, 'Its name') name!: string;
  @Texts(50, 200, 'The terms that it is classified under; the hub knows none of them')
  terms!: string[];
  @Optional() @OneOf(NEED_TERMS, 'What its name reads like') reads?: NeedTerm;
  @Text(500, 'What its keeper can do') fix!: string;
}

export class UnknownNeedList {
  @Whole(0, 10_000_000, 'How many services of the feed') services!: number;
  @NestedList(() => UnknownNeed, 500, 'The first 500, by name') items!: UnknownNeed[];
}

export const ListUnknownNeeds = defineQuery({
  owner: 'directory-service',
  personalData: 'none',
  type: 'feed.list_unknown_needs.v1',
  on: { object: 'feed', id: 'feedId' },
  summary: 'Lists services of a feed whose need the hub does not recognise, each with a fix.',
  payload: FeedPayload,
  reply: UnknownNeedList,
  roles: [...ROLES],
  http: { method: 'GET', path: '/v1/feeds/{feedId}/unknown-needs', success: 200 },
  examples: [{ feedId: EXAMPLE.feedId }],
});
