import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  DateOnly,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { Waiting } from '../shape/waiting.js';
import { ConsentView } from '../consent/consents.js';
import { SharingEntry } from '../consent/decisions.js';
import { DocumentView } from './documents.js';
import { EPISODE_READERS, EpisodeView } from './episodes.js';

export const TRANSFER_REASONS = [
  'move',
  'school_change',
  'family_request',
  'better_placed',
  'leaving_post',
] as const;
export const FAMILY_VIEWS = ['agrees', 'disagrees', 'not_yet_asked'] as const;
export const TRANSFER_STATES = [
  'queued',
  'awaiting_family',
  'proposed',
  'nominated',
  'accepted',
  'completed',
  'declined',
  'cancelled',
  'expired',
  'disputed',
] as const;

export class ProposeTransferPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that is to lead') toAuthority!: string;
  @OneOf(TRANSFER_REASONS, 'Why') reason!: (typeof TRANSFER_REASONS)[number];
  @OneOf(
    FAMILY_VIEWS,
    'What the family thinks of it; where they were not asked yet, nobody can be named before that is recorded',
  )
  familyView!: (typeof FAMILY_VIEWS)[number];
  @Optional()
  @Instant(
    'Not before this does the role pass; at once when the hand-over pack is received where nothing is said',
  )
  effectiveAt?: string;
}

export class ReadTransferPayload {
  @Id('The transfer') transferId!: string;
}

export class RecordFamilyViewPayload extends ReadTransferPayload {
  @OneOf(['agrees', 'disagrees'], 'What the family thinks of it') familyView!:
    'agrees' | 'disagrees';
}

export class NominatePayload extends ReadTransferPayload {
  @Id('The person who is to lead') personId!: string;
}

export class AcceptTransferPayload extends ReadTransferPayload {
  @Optional()
  @DateOnly(
    'When the new Lead Professional reviews the plan with the whole team: within 20 working days of taking over, or the hub books the last of them',
  )
  reviewOn?: string;
}

export class DeclineTransferPayload extends ReadTransferPayload {
  @Text(500, 'Why') reason!: string;
}

export class CancelTransferPayload extends ReadTransferPayload {
  @Text(500, 'Why') reason!: string;
}

export class ReceivePackPayload extends ReadTransferPayload {
  @Text(64, 'The digest of the hand-over pack that was received', 64) digest!: string;
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
  @Whole(1, 100_000, 'The term of office that it ends') outgoingTerm!: number;
  @Optional() @Id('Who is to lead') incomingPersonId?: string;
  @Instant('When it was proposed') proposedAt!: string;
  @Optional() @Instant('Not before this does the role pass') effectiveAt?: string;
  @Optional() @Instant('When the person named accepted') acceptedAt?: string;
  @Optional() @DateOnly('When the new Lead Professional reviews the plan') reviewOn?: string;
  @Optional() @Instant('When the hand-over pack was received') packReceivedAt?: string;
  @Optional()
  @Id('The dispute whose outcome it carries out; it cannot be declined then')
  orderedBy?: string;
  @NestedList(() => Waiting, 2, 'Who must do what, by when') waits!: Waiting[];
  @Optional() @Instant('When it ended') endedAt?: string;
  @Optional() @Text(500, 'Why it ended without a switch') endedBecause?: string;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class TransferPage {
  @NestedList(() => TransferView, 100, 'Newest first') items!: TransferView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

/**
 * What the new Lead Professional needs to know at once. The content of the plan is asked for with
 * POST /v1/releases, document by document.
 */
export class HandOverPack {
  @Id('The transfer') transferId!: string;
  @Instant('When it was made up') madeAt!: string;
  @Nested(() => EpisodeView, 'The episode: level of need, team, next review') episode!: EpisodeView;
  @NestedList(() => DocumentView, 1_000, 'What is in its folder: the plan, assessments, reviews')
  documents!: DocumentView[];
  @NestedList(() => ConsentView, 1_000, 'Consents in force') consents!: ConsentView[];
  @NestedList(() => SharingEntry, 10_000, 'Who was told what may be shared')
  sharingRegister!: SharingEntry[];
  @Text(
    64,
    'SHA-256 of all the above as canonical JSON, hexadecimal: send it with your receipt',
    64,
  )
  digest!: string;
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
  return {
    method: 'POST',
    path: `/v1/transfers/{transferId}/${name}`,
    success: 200,
    versioned: true,
    conditional: true,
  } as const;
}

export const ProposeTransfer = defineCommand({
  ...STEP,
  type: 'transfer.propose.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'A change of the Lead Professional was proposed',
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
  on: { object: 'transfer', id: 'transferId' },
  words: 'A change of the Lead Professional was looked at',
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

export const RecordFamilyView = defineCommand({
  ...STEP,
  type: 'transfer.record_family_view.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'What you think of a change of the Lead Professional was recorded',
  summary: 'Records what the family thinks of the transfer, where they had not been asked before.',
  payload: RecordFamilyViewPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: step('family-view'),
  examples: [{ transferId: EXAMPLE.transferId, familyView: 'agrees' }],
  counterExamples: { 'no view': { transferId: EXAMPLE.transferId, familyView: 'not_yet_asked' } },
});

export const Nominate = defineCommand({
  ...STEP,
  type: 'transfer.nominate.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'A person was named as the next Lead Professional',
  summary: 'The receiving authority’s lead CAF contact names the person who is to lead.',
  payload: NominatePayload,
  roles: ['lead_caf_contact'],
  http: step('nomination'),
  examples: [{ transferId: EXAMPLE.transferId, personId: EXAMPLE.otherPersonId }],
});

export const AcceptTransfer = defineCommand({
  ...STEP,
  type: 'transfer.accept.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'A person accepted to become Lead Professional',
  summary:
    'The person named accepts; the role passes once the hand-over pack is received, and not before the effective moment.',
  payload: AcceptTransferPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: step('acceptance'),
  examples: [{ transferId: EXAMPLE.transferId }],
});

export const ReleasePack = defineCommand({
  ...BASE,
  type: 'transfer.release_pack.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'The hand-over pack was fetched',
  summary:
    'Gives the hand-over pack to who takes over, where consent permits it in this instant. Confirm it with its digest.',
  payload: ReadTransferPayload,
  reply: HandOverPack,
  roles: ['practitioner', 'lead_caf_contact', 'authority_system'],
  http: { method: 'POST', path: '/v1/transfers/{transferId}/hand-over-pack', success: 200 },
  examples: [{ transferId: EXAMPLE.transferId }],
});

export const ReceivePack = defineCommand({
  ...STEP,
  type: 'transfer.receive_pack.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'The next Lead Professional received the hand-over pack',
  summary:
    'Confirms that the hand-over pack was received; the role passes in this step, or at the effective moment where that is later.',
  payload: ReceivePackPayload,
  roles: ['practitioner', 'lead_caf_contact', 'authority_system'],
  http: step('hand-over-receipt'),
  examples: [{ transferId: EXAMPLE.transferId, digest: 'a'.repeat(64) }],
  counterExamples: { 'no digest': { transferId: EXAMPLE.transferId } },
});

export const DeclineTransfer = defineCommand({
  ...STEP,
  personalData: 'content',
  type: 'transfer.decline.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'A change of the Lead Professional was declined',
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
  on: { object: 'transfer', id: 'transferId' },
  words: 'A change of the Lead Professional was called off',
  summary: 'The proposing authority takes the proposal back.',
  payload: CancelTransferPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: step('cancellation'),
  examples: [{ transferId: EXAMPLE.transferId, reason: 'The family stays' }],
});
