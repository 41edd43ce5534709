import type { RefusalReason } from './door-refusals.js';

/** What is refused of keeping staff: stable code → HTTP status and what to do next. */
export const STAFF_REFUSALS = {
  username_taken: {
    status: 409,
    title: 'Somebody signs in with that user name already',
    next: 'Choose another. Where it is the same person, read GET /v1/staff.',
  },
  external_id_taken: {
    status: 409,
    title: 'Your directory calls somebody else so',
    next: 'Find them by externalId, and change or end them first.',
  },
  organisation_registered: {
    status: 409,
    title: 'An organisation with that number is registered already',
    next: 'Find it with GET /v1/organisations, and change it.',
  },
  role_above_yours: {
    status: 403,
    title: 'That role is above your own',
    next: 'A head of service gives every role, a service manager those up to their own, a lead CAF contact that of a practitioner.',
  },
  not_by_yourself: {
    status: 403,
    title: 'Nobody changes their own roles, checks or end',
    next: 'Ask another who keeps the staff of your authority: GET /v1/people?role=service_manager.',
  },
  same_person_verifies: {
    status: 409,
    title: 'Whoever gave somebody the means to sign in does not verify them',
    next: 'Another who keeps the staff of your authority verifies them.',
  },
  person_unverified: {
    status: 409,
    title: 'Your authority has not verified whom you name',
    next: 'Another who keeps your staff verifies them first, with POST /v1/people/{personId}/verification; or name somebody else.',
  },
  last_role: {
    status: 409,
    title: 'Everybody who acts for your authority is a practitioner at least',
    next: 'End the person instead, with active false; or give them another role first.',
  },
  person_ended: {
    status: 409,
    title: 'That person acts for your authority no more',
    next: 'Register them anew with POST /v1/people where they have come back.',
  },
  post_tied: {
    status: 409,
    title: 'That is one of several posts of somebody already',
    next: 'Where it is somebody else’s, renew their sign-in for this post alone: POST /v1/people/{personId}/sign-in with alone.',
  },
  post_offered: {
    status: 409,
    title: 'That post is offered to somebody else, who may still answer',
    next: 'Take that offer back first, where it was wrong: POST /v1/people/{personId}/offer without otherId. GET /v1/staff?offered=true says to whom it is offered, and until when.',
  },
  code_wrong: {
    status: 422,
    title: 'That one-time code is wrong, or was used before',
    next: 'Wait for the next code and send that. After ten failures the account is locked for 15 minutes.',
  },
  post_not_yours: {
    status: 403,
    title: 'That is no post of yours',
    next: 'Read GET /v1/me/posts, and act for one of those. Whoever keeps the staff of an authority offers you a post there.',
  },
  post_not_accepted: {
    status: 409,
    title: 'That post is offered to you; you have not said that it is yours',
    next: 'Accept it first, with your one-time code: POST /v1/me/posts/{personId}/answer.',
  },
  post_ended: {
    status: 409,
    title: 'You act in that post no more',
    next: 'Act for another of GET /v1/me/posts. Where it ended by mistake, ask whoever keeps the staff of its authority.',
  },
  offer_lapsed: {
    status: 409,
    title: 'That post was offered too long ago to be accepted',
    next: 'Ask whoever keeps the staff there to offer it again; they find it with POST /v1/people/{personId}/offer.',
  },
  post_held: {
    status: 409,
    title:
      'The authority of that post has not verified you since you accepted it, or since another renewed your sign-in',
    next: 'Ask whoever keeps the staff of that authority to verify you.',
  },
  own_sign_in_needed: {
    status: 403,
    title: 'You signed in at your authority, whose word holds within it alone',
    next: 'Sign in with your user name, password and one-time code of the hub, and ask again.',
  },
  person_in_entry: {
    status: 409,
    title: 'That person is lead CAF contact or a deputy of your authority',
    next: 'Name another in their place first, with POST /v1/authorities/{gss}.',
  },
} as const satisfies Record<string, RefusalReason>;
