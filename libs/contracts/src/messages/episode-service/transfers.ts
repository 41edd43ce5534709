import { defineCommand, defineEvent, defineQuery } from '../../catalogue.js';
import { EXAMPLE } from '../../examples.js';
import { AuthorityCode, AuthorityCodes, Id, Instant, NestedList, OneOf, Optional, Text, Whole } from '../../shape/fields.js';
import { PageQuery } from '../../shape/page.js';
import { EPISODE_READERS } from './episodes.js';

export const TRANSFER_REASONS = ['move', 'school_change', 'family_request', 'better_placed', 'leaving_post'] as const;
export const FAMILY_VIEWS = ['agrees', 'disagrees', 'not_yet_asked'] as const;
export const TRANSFER_STATES = ['proposed', 'nominated', 'completed', 'declined', 'cancelled'] as const;

export class ProposeTransferPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that is to lead') toAuthority!: string;
  @OneOf(TRANSFER_REASONS, 'Why') reason!: (typeof TRANSFER_REASONS)[number];
  @OneOf(FAMILY_VIEWS, 'What the family thinks of it') familyView!: (typeof FAMILY_VIEWS)[number];
}

export class ReadTransferPayload {
  @Id('The transfer') transferId!: string;
}

export class NominatePayload extends ReadTransferPayload {
  @Id('The person who is to lead') personId!: string;
}

export class AcceptTransferPayload extends ReadTransferPayload {}

export class DeclineTransferPayload extends ReadTransferPayload {
  @Text(500, 'Why') reason!: string;
}

export class CancelTransferPayload extends ReadTransferPayload {
  @Text(500, 'Why') reason!: string;
}

export class TransferView {
  @Id('The transfer') id!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that leads until then') fromAuthority!: string;
  @AuthorityCode('The authority that is to lead') toAuthority!: string;
  @OneOf(TRANSFER_STATES, 'Its state') state!: (typeof TRANSFER_STATES)[number];
  @OneOf(TRANSFER_REASONS, 'Why') reason!: (typeof TRANSFER_REASONS)[number];
  @OneOf(FAMILY_VIEWS, 'What the family thinks of it') familyView!: (typeof FAMILY_VIEWS)[number];
  @Id('Who leads until then') outgoingPersonId!: string;
  @Optional() @Id('Who is to lead') incomingPersonId?: string;
  @Instant('When it was proposed') proposedAt!: string;
  @Optional() @Instant('When it ended') endedAt?: string;
  @Optional() @Text(500, 'Why it was declined or cancelled') endedBecause?: string;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class TransferPage {
  @NestedList(() => TransferView, 100, 'Newest first') items!: TransferView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

const BASE = { owner: 'episode-service', personalData: 'none' } as const;
const STEP = { ...BASE, reply: TransferView, amqp: true } as const;
const PROPOSE_EXAMPLE: ProposeTransferPayload = {
  episodeId: EXAMPLE.episodeId,
  toAuthority: EXAMPLE.greenwich,
  reason: 'move',
  familyView: 'agrees',
};

function step(name: string) {
  return { method: 'POST', path: `/v1/transfers/{transferId}/${name}`, success: 200, versioned: true, conditional: true } as const;
}

export const ProposeTransfer = defineCommand({
  ...STEP,
  type: 'transfer.propose.v1',
  summary: 'Proposes that another authority takes over the role of Lead Professional.',
  payload: ProposeTransferPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'POST', path: '/v1/transfers', success: 201, creates: true, versioned: true },
  examples: [PROPOSE_EXAMPLE],
  counterExamples: { 'a reason that does not exist': { ...PROPOSE_EXAMPLE, reason: 'because' } },
});

export const ReadTransfer = defineQuery({
  ...BASE,
  type: 'transfer.read.v1',
  summary: 'Shows a transfer to its two parties.',
  payload: ReadTransferPayload,
  reply: TransferView,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/transfers/{transferId}', success: 200, versioned: true },
  examples: [{ transferId: EXAMPLE.transferId }],
});

export const ListTransfers = defineQuery({
  ...BASE,
  type: 'transfer.list.v1',
  summary: 'Lists the transfers to which your authority is a party.',
  payload: PageQuery,
  reply: TransferPage,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/transfers', success: 200 },
  examples: [{}],
});

export const Nominate = defineCommand({
  ...STEP,
  type: 'transfer.nominate.v1',
  summary: 'The receiving authority’s lead CAF contact names the person who is to lead.',
  payload: NominatePayload,
  roles: ['lead_caf_contact'],
  http: step('nomination'),
  examples: [{ transferId: EXAMPLE.transferId, personId: EXAMPLE.otherPersonId }],
});

export const AcceptTransfer = defineCommand({
  ...STEP,
  type: 'transfer.accept.v1',
  summary: 'The person named accepts; the role passes to them in this step.',
  payload: AcceptTransferPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: step('acceptance'),
  examples: [{ transferId: EXAMPLE.transferId }],
});

export const DeclineTransfer = defineCommand({
  ...STEP,
  personalData: 'content',
  type: 'transfer.decline.v1',
  summary: 'The person named, or the receiving lead CAF contact, declines with a reason.',
  payload: DeclineTransferPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: step('decline'),
  examples: [{ transferId: EXAMPLE.transferId, reason: 'No capacity until June' }],
  counterExamples: { 'no reason': { transferId: EXAMPLE.transferId } },
});

export const CancelTransfer = defineCommand({
  ...STEP,
  personalData: 'content',
  type: 'transfer.cancel.v1',
  summary: 'The proposing authority takes the proposal back.',
  payload: CancelTransferPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: step('cancellation'),
  examples: [{ transferId: EXAMPLE.transferId, reason: 'The family stays' }],
});

/** What every event of a transfer tells; the reasons in words stay at the hub. */
export class TransferProgress {
  @Id('The transfer') transferId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that leads until then') fromAuthority!: string;
  @AuthorityCode('The authority that is to lead') toAuthority!: string;
  @Whole(1, 2_147_483_647, 'Version of the transfer; send it as ifmatch with your next command') version!: number;
}

export class TransferProposedPayload extends TransferProgress {
  @OneOf(TRANSFER_REASONS, 'Why') reason!: (typeof TRANSFER_REASONS)[number];
}
export class TransferNominatedPayload extends TransferProgress {
  @Id('Who is to lead') incomingPersonId!: string;
}
export class TransferCompletedPayload extends TransferProgress {
  @Id('Who leads now') leadProfessionalId!: string;
  @Whole(2, 100_000, 'Their term of office on this episode') term!: number;
  @Instant('Since when') since!: string;
  @AuthorityCodes('Authorities with a part in the episode now') counterparts!: string[];
}
export class TransferDeclinedPayload extends TransferProgress {}
export class TransferCancelledPayload extends TransferProgress {}

const EVENT = { ...BASE, audience: 'member', subject: 'transferId' } as const;
const PROGRESS_EXAMPLE: TransferProgress = {
  transferId: EXAMPLE.transferId,
  episodeId: EXAMPLE.episodeId,
  fromAuthority: EXAMPLE.lewisham,
  toAuthority: EXAMPLE.greenwich,
  version: 1,
};

export const TransferProposed = defineEvent({
  ...EVENT,
  type: 'transfer.proposed.v1',
  summary: 'Another authority is asked to take over the role of Lead Professional.',
  payload: TransferProposedPayload,
  examples: [{ ...PROGRESS_EXAMPLE, reason: 'move' }],
});

export const TransferNominated = defineEvent({
  ...EVENT,
  type: 'transfer.nominated.v1',
  summary: 'The receiving authority named the person who is to lead.',
  payload: TransferNominatedPayload,
  examples: [{ ...PROGRESS_EXAMPLE, version: 2, incomingPersonId: EXAMPLE.otherPersonId }],
});

export const TransferCompleted = defineEvent({
  ...EVENT,
  type: 'transfer.completed.v1',
  summary: 'The role has passed. Told to every counterpart authority.',
  payload: TransferCompletedPayload,
  examples: [
    { ...PROGRESS_EXAMPLE, version: 3, leadProfessionalId: EXAMPLE.otherPersonId, term: 2, since: EXAMPLE.at, counterparts: [EXAMPLE.lewisham, EXAMPLE.greenwich] },
  ],
});

export const TransferDeclined = defineEvent({
  ...EVENT,
  type: 'transfer.declined.v1',
  summary: 'The receiving authority declined; the Lead Professional is unchanged.',
  payload: TransferDeclinedPayload,
  examples: [PROGRESS_EXAMPLE],
});

export const TransferCancelled = defineEvent({
  ...EVENT,
  type: 'transfer.cancelled.v1',
  summary: 'The proposal was taken back or its consent withdrawn; the Lead Professional is unchanged.',
  payload: TransferCancelledPayload,
  examples: [PROGRESS_EXAMPLE],
});
