import { CONSENT_REFUSALS } from './consent-refusals.js';
import { CORRECTION_REFUSALS } from './correction-refusals.js';
import { DISPUTE_REFUSALS } from './dispute-refusals.js';
import { DOOR_REFUSALS, type RefusalReason } from './door-refusals.js';
import { LEADING_REFUSALS } from './leading-refusals.js';
import { LABEL_REFUSALS } from './label-refusals.js';
import { LOOKUP_REFUSALS } from './lookup-refusals.js';
import { MERGE_REFUSALS } from './merge-refusals.js';
import { REMINDER_REFUSALS } from './reminder-refusals.js';
import { SPLIT_REFUSALS } from './split-refusals.js';
import { STAFF_REFUSALS } from './staff-refusals.js';
import { STEP_REFUSALS } from './step-refusals.js';
import { TEAM_REFUSALS } from './team-refusals.js';
import type { Fault } from './shape/fault.js';
import type { Stale } from './stale.js';

/** Every reason the hub gives for saying no: stable code → HTTP status and what to do next. */
export const REFUSALS = {
  ...DOOR_REFUSALS,
  ...CONSENT_REFUSALS,
  ...LOOKUP_REFUSALS,
  ...CORRECTION_REFUSALS,
  ...MERGE_REFUSALS,
  ...SPLIT_REFUSALS,
  ...DISPUTE_REFUSALS,
  ...STEP_REFUSALS,
  ...STAFF_REFUSALS,
  ...TEAM_REFUSALS,
  ...LEADING_REFUSALS,
  ...LABEL_REFUSALS,
  ...REMINDER_REFUSALS,
  open_transfer_exists: {
    status: 409,
    title: 'A transfer of this episode is already open',
    next: 'Wait until it ends: whoever is asked answers it. Who works with the child at the authority that proposed it, or its lead CAF contact, cancels it with POST /v1/transfers/{transferId}/cancellation.',
  },
  term_ended: {
    status: 409,
    title: 'Somebody else leads meanwhile',
    next: 'Read the episode; its Lead Professional acts from now on.',
  },
  pack_unconfirmed: {
    status: 422,
    title: 'That is not the hand-over pack that was given out',
    next: 'Fetch it with POST …/hand-over-pack and send the digest that stands in it.',
  },
  digest_mismatch: {
    status: 400,
    title: 'The body is not what its Content-Digest says',
    next: 'Send it again, with Content-Digest: sha-256=:<base64>: over its bytes (RFC 9530).',
  },
  parts_missing: {
    status: 409,
    title: 'The reconciliation is not all here',
    next: 'Read it, send the parts that are missing, and complete it again.',
  },
  details_insufficient: {
    status: 422,
    title: 'Too little is known of the child to look',
    next: 'Send an NHS number, or full name and date of birth, with the postcode where it is known; `Baby` or `Twin 1` stands for a given name that the child does not have yet. Of a child not born yet send expectedOn, and the mother’s full name and date of birth.',
  },
  ground_missing: {
    status: 422,
    title: 'Keeping needs a lawful ground, deleting none',
    next: 'Send ground with outcome kept, and leave it out with deleted.',
  },
  date_in_future: {
    status: 422,
    title: 'A date lies in the future that cannot',
    next: 'Correct the date.',
  },
  party_to_itself: {
    status: 422,
    title: 'Nobody can be both sides',
    next: 'Name another: another authority, or another person where a person is named.',
  },
  service_elsewhere: {
    status: 422,
    title: 'That service is not of the authority you ask',
    next: 'Whoever works with the child asks the authority that lists it: GET /v1/services/{serviceId} says which.',
  },
  organisation_elsewhere: {
    status: 422,
    title: 'That organisation is not of the authority you ask',
    next: 'Look it up in GET /v1/organisations of that authority, or leave it out.',
  },
  reason_missing: {
    status: 422,
    title: 'A reason is required',
    next: 'Say in reason why, with a reference to the ticket.',
  },
  second_person_needed: {
    status: 403,
    title: 'A second person must approve this',
    next: 'Ask a colleague with the same role to approve it.',
  },
  nothing_to_replay: {
    status: 422,
    title: 'No message given up matches',
    next: 'List /v1/ops/dead-letters with the same filter.',
  },
  not_involved: {
    status: 403,
    title: 'You do not work with this child',
    next: 'Ask the Lead Professional or your lead CAF contact to bring you into the team, or to do it themselves.',
  },
  not_verified: {
    status: 403,
    title: 'Your authority has not verified you',
    next: 'Ask your lead CAF contact to do it, to have you verified, or to bring you into the team themselves.',
  },
  checks_expired: {
    status: 403,
    title: 'Your checks are out of date',
    next: 'Whoever keeps the staff of your authority renews them and says so; meanwhile a colleague who works with the child can do it.',
  },
  sharing_ended: {
    status: 403,
    title: 'The episode is closed, and sharing for support ended with it',
    next: 'Where the family agrees anew, whoever may start an episode takes it up again with reopens. For another purpose ask your lead CAF contact to record what the family agrees to.',
  },
  relations_behind: {
    status: 503,
    title: 'Who works with the child is not known up to now',
    next: 'Try again in a few seconds; your lead CAF contact or a manager can act meanwhile.',
  },
  policies_behind: {
    status: 503,
    title: 'Which policies are in force is not known',
    next: 'Try again in a few seconds. Nothing was done, for nothing is permitted without them.',
  },
  policy_faulty: {
    status: 422,
    title: 'These policies cannot decide',
    next: 'The detail names each fault with its line: mend the file and draft it again.',
  },
  policy_outdated: {
    status: 409,
    title: 'A version as high is approved already, or came with the hub',
    next: 'Take the policies in force, make your change in them, raise the version, and draft that.',
  },
  policy_settled: {
    status: 409,
    title: 'This draft was approved or withdrawn',
    next: 'Read it; to change what is in force, draft a later version.',
  },
  other_authority_needed: {
    status: 403,
    title: 'Another authority must approve this',
    next: 'A lead CAF contact or head of service of two other authorities approves, each authority once, and not the one that drafted it.',
  },
  override_suspended: {
    status: 403,
    title: 'Your authority may make no override on this ground now',
    next: 'An earlier one was found unjustified within 30 days: read why at GET /v1/overrides. Until then nobody of your authority may on this ground; whoever works with the child can ask the family. Danger to life and significant harm are never suspended: use that ground where it is true.',
  },
  content_awaited: {
    status: 409,
    title: 'The authority that holds this has not passed it yet',
    next: 'It was asked for it when you asked. Wait for release.content_ready.v1, or try again in a while.',
  },
  content_held: {
    status: 409,
    title: 'The content of this document is not in the hub',
    next: 'It is in the system of the authority that added it; ownReference says where.',
  },
  content_not_held: {
    status: 409,
    title: 'The content of this document is in the hub',
    next: 'There is nothing to pass: its recipient gets it from the hub.',
  },
  content_key_missing: {
    status: 400,
    title: 'Content-Key is required',
    next: 'Send the key of the content, encrypted to the recipient’s key, as compact JWE in Content-Key.',
  },
  content_mismatch: {
    status: 422,
    title: 'The content is not what its type says',
    next: 'Send PDF, PNG, JPEG, DOCX or JSON, with the Content-Type it has.',
  },
  content_too_large: {
    status: 413,
    title: 'The content is too large',
    next: 'Send at most 10 MB.',
  },
  postcode_unknown: {
    status: 422,
    title: 'The hub does not know where that postcode is',
    next: 'Check it, try one nearby, or ask without it: services then come by name.',
  },
  feed_address_refused: {
    status: 422,
    title: 'The hub does not fetch from that address',
    next: 'Register the public https address of your feed, up to and without /services.',
  },
  import_unreadable: {
    status: 422,
    title: 'The file cannot be read',
    next: 'Send CSV in UTF-8 or an XLSX workbook with the columns of docs/how-to/publish-services.md.',
  },
  import_running: {
    status: 409,
    title: 'An earlier file of your authority is still being taken',
    next: 'Wait until it is answered, then send this one again.',
  },
  shielded_from: {
    status: 409,
    title: 'The episode is hidden from that authority, to keep a family safe',
    next: 'Ask the Lead Professional; the shield is lifted with POST …/shield/lifting.',
  },
  referral_open: {
    status: 409,
    title: 'Social care was asked already',
    next: 'Ring the team that the referral names; it answers, and closes its case, itself.',
  },
  step_incomplete: {
    status: 422,
    title: 'This step needs more',
    next: 'Send the fields listed under errors with it, or correct them.',
  },
  record_held: {
    status: 409,
    title: 'Somebody needs this for longer',
    next: 'GET …/retention says who holds it, and what for.',
  },
  redaction_unknown: {
    status: 422,
    title: 'The record has no such item or field',
    next: 'Read GET …/items again and use its ids and names.',
  },
  record_not_ready: {
    status: 409,
    title: 'Two persons must look it through first',
    next: 'Mark what is withheld with POST …/redactions; a colleague agrees with POST …/approval.',
  },
  record_too_large: {
    status: 413,
    title: 'There is more on record than fits into one bundle',
    next: 'Give operations the id of the episode.',
  },
  sharing_denied: {
    status: 403,
    title: 'Nothing in force permits this',
    next: 'The detail says what is missing; GET …/sharing-decision tells more. Whoever works with the child, or your lead CAF contact, asks the family and records what they say.',
  },
  release_over: {
    status: 410,
    title: 'The time to fetch this has passed',
    next: 'Ask for it again with POST /v1/releases.',
  },
  content_erased: {
    status: 410,
    title: 'This content was erased',
    next: 'Ask the authority that added it; the hub cannot restore it.',
  },
  key_unusable: {
    status: 422,
    title: 'Nothing can be encrypted to that key',
    next: 'Send the public half of a P-256 key as a JWK.',
  },
  witness_key_invalid: {
    status: 422,
    title: 'That is no witness key of yours',
    next: 'Send an Ed25519 key as name+id+key (C2SP tlog-cosignature), with your GSS code for a name.',
  },
  cosignature_invalid: {
    status: 422,
    title: 'That cosignature does not verify',
    next: 'Sign the checkpoint as the hub serves it, with the witness key you registered.',
  },
} as const satisfies Record<string, RefusalReason>;

export type RefusalCode = keyof typeof REFUSALS;

/** An expected "no": a value, not an exception. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly detail?: string;
  readonly faults?: readonly Fault[];
  readonly stale?: Stale;
  /** From when on it may be tried again. */
  readonly retryAt?: string;
  /** By which rule, for the ledger alone: nobody is shown it. */
  readonly rule?: string;
}

export function refuse(refused: RefusalCode, detail?: string, faults?: readonly Fault[]): Refusal {
  return {
    refused,
    ...(detail === undefined ? {} : { detail }),
    ...(faults === undefined ? {} : { faults }),
  };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
