import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES, type Role } from '../roles.js';
import { Flag, Id, Instant, NestedList, OneOf, Optional, Text } from '../shape/fields.js';
import { NoPayload } from './authorities.js';
import { PersonEntry } from './person-view.js';
import { STAFF_KEEPERS, StaffView } from './staff.js';

const PEOPLE: Role[] = ROLES.filter((role) => role !== 'authority_system');

/**
 * `held`: its authority has not verified them since they accepted it, or since another authority
 * renewed their sign-in. `offered`: not theirs before they say so.
 */
export const POST_STATES = ['open', 'held', 'offered'] as const;

/** A post that somebody holds: for whom they act, as what. Its id is a person everywhere else. */
export class PostEntry extends PersonEntry {
  @OneOf(POST_STATES, 'Whether they may act for it now') state!: (typeof POST_STATES)[number];
  @Optional()
  @Instant('Until when you may say whether it is yours, where it is offered')
  offeredUntil?: string;
}

export class PostList {
  @NestedList(() => PostEntry, 50, 'Every post of one human being, this one too')
  items!: PostEntry[];
}

export const ListPosts = defineQuery({
  type: 'person.list_posts.v1',
  owner: 'identity-service',
  summary:
    'Your posts at authorities and organisations, and those that are offered to you as yours. A token acts for one of them.',
  personalData: 'identity',
  payload: NoPayload,
  reply: PostList,
  roles: PEOPLE,
  http: { method: 'GET', path: '/v1/me/posts', success: 200 },
  examples: [{}],
});

export class AnswerPostPayload {
  @Id('The post that was offered, as a person') personId!: string;
  @Flag('It is yours: from now on you sign in to it as you do here') accepted!: boolean;
  @Optional()
  @Text(10, 'Your one-time code of now, with which you say that it is you; to accept alone')
  code?: string;
}

export const AnswerPost = defineCommand({
  type: 'person.answer_post.v1',
  on: { object: 'person', id: 'personId' },
  owner: 'identity-service',
  summary:
    'Says whether a post that was offered is yours. Accepted, it is signed in to as this one, once its authority has verified you for it anew.',
  personalData: 'identity',
  payload: AnswerPostPayload,
  reply: PostList,
  roles: PEOPLE,
  http: { method: 'POST', path: '/v1/me/posts/{personId}/answer', success: 200 },
  examples: [
    { personId: EXAMPLE.personId, accepted: true, code: '123456' },
    { personId: EXAMPLE.personId, accepted: false },
  ],
});

export class OfferPostPayload {
  @Id('The post: a member of your staff') personId!: string;
  @Optional()
  @Id(
    'Another post of the same human being, of whichever authority; left out, it is offered no more',
  )
  otherId?: string;
}

export const OfferPost = defineCommand({
  type: 'person.offer_post.v1',
  on: { object: 'person', id: 'personId' },
  owner: 'identity-service',
  summary:
    'Says that a member of your staff has another post already. Whoever holds that one says within 14 days whether it is so, with their second factor; said again, they have 14 days anew; to somebody else it is offered once that was taken back or has lapsed. Their authority is told nothing.',
  personalData: 'none',
  payload: OfferPostPayload,
  reply: StaffView,
  roles: STAFF_KEEPERS,
  http: {
    method: 'POST',
    path: '/v1/people/{personId}/offer',
    success: 200,
    versioned: true,
    heedsVersion: true,
  },
  examples: [
    { personId: EXAMPLE.personId, otherId: EXAMPLE.otherPersonId },
    { personId: EXAMPLE.personId },
  ],
});
