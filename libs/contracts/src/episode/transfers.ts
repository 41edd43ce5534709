import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, Instant, OneOf, Optional } from '../shape/fields.js';
import { type Direction, DIRECTIONS, PageQuery } from '../shape/page.js';
import { EPISODE_READERS } from './episodes.js';
import {
  FAMILY_VIEWS,
  TRANSFER_REASONS,
  TRANSFER_STATES,
  TransferPage,
  TransferView,
} from './transfer-view.js';

export class ProposeTransferPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that is to lead; your own, where a colleague is to')
  toAuthority!: string;
  @OneOf(TRANSFER_REASONS, 'Why') reason!: (typeof TRANSFER_REASONS)[number];
  @OneOf(
    FAMILY_VIEWS,
    'What the family thinks of it; where they were not asked yet, nobody can be named before that is recorded, and where they say no, before the lead CAF contact answers for going on',
  )
  familyView!: (typeof FAMILY_VIEWS)[number];
  @Optional()
  @Instant(
    'Not before this does the role pass; at once when the hand-over pack is received where nothing is said',
  )
  effectiveAt?: string;
}

/** Which of the transfers; whatever is named must hold. */
export class ListTransfersPayload extends PageQuery {
  @Optional() @Id('Of that episode alone') episode?: string;
  @Optional() @OneOf(TRANSFER_STATES, 'In that state') state?: (typeof TRANSFER_STATES)[number];
  @Optional()
  @OneOf(DIRECTIONS, 'in: to your authority; out: proposed by it')
  direction?: Direction;
}

export class ReadTransferPayload {
  @Id('The transfer') transferId!: string;
}

const BASE = { owner: 'episode-service', personalData: 'none' } as const;
const STEP = { ...BASE, reply: TransferView, amqp: true } as const;
const PROPOSE_EXAMPLE: ProposeTransferPayload = {
  episodeId: EXAMPLE.episodeId,
  toAuthority: EXAMPLE.greenwich,
  reason: 'move',
  familyView: 'agrees',
};

export const ProposeTransfer = defineCommand({
  ...STEP,
  type: 'transfer.propose.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'A change of the Lead Professional was proposed',
  summary:
    'Proposes that another authority, or another person of your own, takes over the role of Lead Professional.',
  payload: ProposeTransferPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'POST', path: '/v1/transfers', success: 201, creates: true, versioned: true },
  examples: [PROPOSE_EXAMPLE],
  counterExamples: { 'a reason that does not exist': { ...PROPOSE_EXAMPLE, reason: 'because' } },
});

export const ReadTransfer = defineQuery({
  ...BASE,
  personalData: 'identity',
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
  personalData: 'identity',
  type: 'transfer.list.v1',
  summary: 'Lists the transfers to which your authority is a party.',
  payload: ListTransfersPayload,
  reply: TransferPage,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/transfers', success: 200 },
  examples: [{}, { episode: EXAMPLE.episodeId, state: 'proposed', direction: 'in' }],
  counterExamples: { 'a direction that does not exist': { direction: 'up' } },
});
