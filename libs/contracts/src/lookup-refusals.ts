import type { RefusalReason } from './door-refusals.js';

/**
 * What is refused of lookups, and of starts after them: stable code → HTTP status and what to do
 * next.
 */
export const LOOKUP_REFUSALS = {
  lookup_missing: {
    status: 422,
    title: 'No lookup was made before this assessment',
    next: 'Make one with POST /v1/lookups and name it in lookupId.',
  },
  not_found_by_lookup: {
    status: 422,
    title: 'That lookup shows no such record',
    next: 'Name authority and reference as GET /v1/lookups/{lookupId} shows them now; or make another lookup.',
  },
  join_request_open: {
    status: 409,
    title: 'That was asked already, and waits for its answer',
    next: 'Read it with GET /v1/lookups/{lookupId}/join-requests; ring the lead CAF contact whom the lookup names where it cannot wait.',
  },
  join_request_closed: {
    status: 409,
    title: 'That request is answered for good',
    next: 'Read it with GET /v1/join-requests/{joinRequestId}; who asked may ask again.',
  },
  lookup_used: {
    status: 409,
    title: 'An episode was started after that lookup already',
    next: 'A lookup is for one child and one start. Make another one with POST /v1/lookups and name it in lookupId.',
  },
  lookup_child_differs: {
    status: 422,
    title: 'That lookup is not of the child whom the consent is about',
    next: 'Start with the lookup that the consent names. Where that one is too old, or details have changed, make a lookup; whoever spoke with the family records with POST /v1/consents what it agreed to, with that lookupId and supersedes.',
  },
  lookup_of_another_person: {
    status: 403,
    title: 'That lookup was made by a colleague of yours',
    next: 'Its asker or your lead CAF contact lets you use it with POST /v1/lookups/{lookupId}/colleague; or make one of your own.',
  },
  lookup_unsettled: {
    status: 409,
    title: 'That lookup still waits for answers',
    next: 'Read it again with GET /v1/lookups/{lookupId}, and start when it waits no more; the lead CAF contact of each authority that it waits for stands in its row. What cannot wait whoever may start an episode starts with urgent.',
  },
  lookup_unanswered: {
    status: 422,
    title: 'Not every authority has answered that lookup',
    next: 'An episode may exist with those named. Ring their lead CAF contact, or make the lookup again; whoever starts all the same says silenceAccepted.',
  },
  lookup_found: {
    status: 422,
    title: 'What that lookup found is not answered',
    next: 'Ring its lead CAF contact: the child may have an assessment already. Where another episode starts all the same, say in found what each of those found is to it, and of no other.',
  },
  child_being_opened: {
    status: 409,
    title: 'Another episode of that child was begun since your lookup',
    next: 'Make another lookup: it finds that episode, and the lead CAF contact to ring, who can bring you into its team. Both lead CAF contacts were told.',
  },
  lookup_found_joins: {
    status: 409,
    title: 'The child has an assessment that theirs is to join',
    next: 'Start none beside it. Ring its lead CAF contact, whom the lookup shows, and ask to be brought into its team.',
  },
  lookup_purpose_differs: {
    status: 422,
    title: 'That lookup was not made before an assessment',
    next: 'Make one with the purpose before_assessment, as whoever may start an episode may, and name it in lookupId.',
  },
  lookup_outdated: {
    status: 422,
    title: 'That lookup is older than twenty working days',
    next: 'Another authority may hold an episode by now. Make a lookup with POST /v1/lookups and name it in lookupId.',
  },
  lookup_unavailable: {
    status: 503,
    title: 'Lookups do not answer, so no episode can start now',
    next: 'Try again in a moment with the same Idempotency-Key. Your lookup stands, and nothing was started.',
  },
  answers_live: {
    status: 409,
    title: 'Your system answers lookups itself',
    next: 'End it with POST /v1/lookup-federation/end before you publish pointers.',
  },
  enquiry_answer_invalid: {
    status: 422,
    title: 'That answer makes no sense',
    next: 'Send episodes with found, and with nothing else.',
  },
  lookup_limit_reached: {
    status: 429,
    title: 'That is as many lookups as are allowed',
    next: 'Wait for as long as Retry-After says, or ask your lead CAF contact.',
  },
} as const satisfies Record<string, RefusalReason>;
