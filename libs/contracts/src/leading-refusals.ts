import type { RefusalReason } from './door-refusals.js';

/** What is refused of who leads, beside transfers: code → HTTP status and what to do next. */
export const LEADING_REFUSALS = {
  cover_exists: {
    status: 409,
    title: 'Somebody is named already to stand in for the Lead Professional',
    next: 'Read GET /v1/episodes/{episodeId}/lead-covers, or for all cases GET /v1/caseload-covers, and end that cover first: POST …/{coverId}/end.',
  },
  lead_request_exists: {
    status: 409,
    title: 'Your authority has asked to lead already',
    next: 'Read GET /v1/episodes/{episodeId}/lead-requests. Whoever leads answers within five working days; then it climbs.',
  },
  lead_request_settled: {
    status: 409,
    title: 'This request to lead was answered, taken back, or ended with the lead',
    next: 'Read the episode: whoever leads now can be asked anew with POST /v1/episodes/{episodeId}/lead-requests.',
  },
  outside_hand_over_exists: {
    status: 409,
    title: 'The case is on its way to an authority outside London already',
    next: 'Read GET /v1/episodes/{episodeId}/outside-hand-overs, and go on with that one, or cancel it.',
  },
  outside_step_first: {
    status: 409,
    title: 'That is not the next step of this hand-over',
    next: 'Read GET /v1/episodes/{episodeId}/outside-hand-overs: the family agrees, the pack is made up and sent, and then somebody there has it.',
  },
  cover_ended: {
    status: 409,
    title: 'This cover has ended',
    next: 'Name another where the Lead Professional is away: POST /v1/episodes/{episodeId}/lead-covers, or for all cases POST /v1/caseload-covers.',
  },
} as const satisfies Record<string, RefusalReason>;
