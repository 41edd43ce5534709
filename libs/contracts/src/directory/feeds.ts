import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES, type Role } from '../roles.js';
import { Id, OneOf, Optional, Text, Whole } from '../shape/fields.js';
import { ELIGIBILITY_RULES, type EligibilityRule } from './service-terms.js';
import { FeedList, FeedView } from './feed-view.js';

const EVERYONE: Role[] = [...ROLES];
const KEEPERS: Role[] = ['lead_caf_contact', 'service_manager', 'authority_system'];

export class RegisterFeedPayload {
  @Text(120, 'Name of the feed') name!: string;
  @Text(500, 'Its base address, up to and without /services') url!: string;
  @Text(200, 'Licence under which it may be used') licence!: string;
  @Whole(1, 168, 'Hours between two pulls') everyHours!: number;
  @Optional()
  @OneOf(
    ELIGIBILITY_RULES.filter((rule) => rule !== 'protocol'),
    'Who may use its services where they do not say; of your authority',
  )
  unlessSaid?: EligibilityRule;
}

export class FeedPayload {
  @Id('The feed') feedId!: string;
}

export class ListFeedsPayload {
  @Optional() @OneOf(['true', 'false'], 'Whether those that were ended are listed too') ended?:
    'true' | 'false';
}

export class ChangeFeedPayload extends RegisterFeedPayload {
  @Id('The feed') feedId!: string;
}

const BASE = { owner: 'directory-service', personalData: 'none' } as const;
const REGISTER_EXAMPLE: RegisterFeedPayload = {
  name: 'Lewisham family directory',
  url: 'https://directory.lewisham.example/open-referral/v3',
  licence: 'OGL-UK-3.0',
  everyHours: 24,
  unlessSaid: 'residents',
};

export const RegisterFeed = defineCommand({
  ...BASE,
  type: 'feed.register.v1',
  summary:
    'Your authority registers its Open Referral UK feed; the hub pulls it at once and then on schedule.',
  payload: RegisterFeedPayload,
  reply: FeedView,
  roles: KEEPERS,
  http: { method: 'POST', path: '/v1/feeds', success: 201, creates: true },
  examples: [REGISTER_EXAMPLE],
  counterExamples: {
    'no address': { ...REGISTER_EXAMPLE, url: '' },
    'pulled all the time': { ...REGISTER_EXAMPLE, everyHours: 0 },
  },
});

export const ListFeeds = defineQuery({
  ...BASE,
  type: 'feed.list.v1',
  summary:
    'Lists the feeds of all authorities: licence, age, quality, and whether they can be pulled.',
  payload: ListFeedsPayload,
  reply: FeedList,
  roles: EVERYONE,
  http: { method: 'GET', path: '/v1/feeds', success: 200 },
  examples: [{}],
});

export const ReadFeed = defineQuery({
  ...BASE,
  type: 'feed.read.v1',
  on: { object: 'feed', id: 'feedId' },
  summary: 'Shows a feed.',
  payload: FeedPayload,
  reply: FeedView,
  roles: EVERYONE,
  http: { method: 'GET', path: '/v1/feeds/{feedId}', success: 200 },
  examples: [{ feedId: EXAMPLE.feedId }],
});

export const ChangeFeed = defineCommand({
  ...BASE,
  type: 'feed.change.v1',
  on: { object: 'feed', id: 'feedId' },
  summary:
    'Gives your feed another address, licence, hours or default; its services keep their ids. The hub pulls it at once.',
  payload: ChangeFeedPayload,
  reply: FeedView,
  roles: KEEPERS,
  http: { method: 'POST', path: '/v1/feeds/{feedId}', success: 200 },
  examples: [{ ...REGISTER_EXAMPLE, feedId: EXAMPLE.feedId }],
  counterExamples: {
    'no licence': { ...REGISTER_EXAMPLE, feedId: EXAMPLE.feedId, licence: '' },
  },
});

export const ConfirmFeed = defineCommand({
  ...BASE,
  type: 'feed.confirm.v1',
  on: { object: 'feed', id: 'feedId' },
  summary:
    'Confirms that your feed lists no more than its last pull said: what was held back is taken away at a pull now.',
  payload: FeedPayload,
  reply: FeedView,
  roles: KEEPERS,
  http: { method: 'POST', path: '/v1/feeds/{feedId}/confirm', success: 200 },
  examples: [{ feedId: EXAMPLE.feedId }],
});

export const PullFeed = defineCommand({
  ...BASE,
  type: 'feed.pull.v1',
  on: { object: 'feed', id: 'feedId' },
  summary: 'Has your feed pulled now instead of when it is due.',
  payload: FeedPayload,
  reply: FeedView,
  roles: KEEPERS,
  http: { method: 'POST', path: '/v1/feeds/{feedId}/pull', success: 200 },
  examples: [{ feedId: EXAMPLE.feedId }],
});

export const EndFeed = defineCommand({
  ...BASE,
  type: 'feed.end.v1',
  on: { object: 'feed', id: 'feedId' },
  summary: 'Ends your feed: its services are no longer listed.',
  payload: FeedPayload,
  reply: FeedView,
  roles: KEEPERS,
  http: { method: 'POST', path: '/v1/feeds/{feedId}/end', success: 200 },
  examples: [{ feedId: EXAMPLE.feedId }],
});
