import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  AuthorityCodes,
  Id,
  Instant,
  NestedList,
  OneOf,
  Whole,
} from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';
import { TRANSFER_REASONS, TRANSFER_STATES } from './transfer-view.js';

/** What every event of a transfer tells; the reasons in words stay at the hub. */
export class TransferProgress {
  @Id('The transfer') transferId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that leads until then') fromAuthority!: string;
  @AuthorityCode('The authority that is to lead') toAuthority!: string;
  @NestedList(() => Waiting, 2, 'Who must do what, by when; empty where nobody must')
  waits!: Waiting[];
  @Whole(1, 2_147_483_647, 'Version of the transfer; send it as ifmatch with your next command')
  version!: number;
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
class TransferExpiredPayload extends TransferProgress {}
export class TransferDisputedPayload extends TransferProgress {}
class TransferRemindedPayload extends TransferProgress {}
export class TransferAcceptedPayload extends TransferProgress {
  @Id('Who is to lead') incomingPersonId!: string;
}
export class TransferProgressedPayload extends TransferProgress {
  @OneOf(TRANSFER_STATES, 'Its state') state!: (typeof TRANSFER_STATES)[number];
}

const EVENT = {
  owner: 'episode-service',
  personalData: 'none',
  audience: 'member',
  subject: 'transferId',
} as const;
const PROGRESS_EXAMPLE: TransferProgress = {
  transferId: EXAMPLE.transferId,
  episodeId: EXAMPLE.episodeId,
  fromAuthority: EXAMPLE.lewisham,
  toAuthority: EXAMPLE.greenwich,
  waits: [
    { step: 'nominate', authority: EXAMPLE.greenwich, role: 'lead_caf_contact', dueAt: EXAMPLE.at },
  ],
  version: 1,
};

export const TransferProposed = defineEvent({
  ...EVENT,
  type: 'transfer.proposed.v1',
  weighty: true,
  summary: 'Another authority is asked to take over the role of Lead Professional.',
  payload: TransferProposedPayload,
  examples: [{ ...PROGRESS_EXAMPLE, reason: 'move' }],
});

export const TransferNominated = defineEvent({
  ...EVENT,
  type: 'transfer.nominated.v1',
  weighty: true,
  summary: 'The receiving authority named the person who is to lead.',
  payload: TransferNominatedPayload,
  examples: [{ ...PROGRESS_EXAMPLE, version: 2, incomingPersonId: EXAMPLE.otherPersonId }],
});

export const TransferCompleted = defineEvent({
  ...EVENT,
  type: 'transfer.completed.v1',
  weighty: true,
  ends: true,
  summary: 'The role has passed. Told to every counterpart authority.',
  payload: TransferCompletedPayload,
  examples: [
    {
      ...PROGRESS_EXAMPLE,
      version: 3,
      leadProfessionalId: EXAMPLE.otherPersonId,
      term: 2,
      since: EXAMPLE.at,
      counterparts: [EXAMPLE.lewisham, EXAMPLE.greenwich],
    },
  ],
});

export const TransferDeclined = defineEvent({
  ...EVENT,
  type: 'transfer.declined.v1',
  weighty: true,
  ends: true,
  summary: 'The receiving authority declined; the Lead Professional is unchanged.',
  payload: TransferDeclinedPayload,
  examples: [PROGRESS_EXAMPLE],
});

export const TransferCancelled = defineEvent({
  ...EVENT,
  type: 'transfer.cancelled.v1',
  weighty: true,
  ends: true,
  summary:
    'The proposal was taken back or its consent withdrawn; the Lead Professional is unchanged.',
  payload: TransferCancelledPayload,
  examples: [PROGRESS_EXAMPLE],
});

export const TransferProgressed = defineEvent({
  ...EVENT,
  type: 'transfer.progressed.v1',
  weighty: true,
  summary:
    'It stands in the queue, its turn has come, the family’s view or the receipt of the pack was recorded, or its clock was stopped or started again.',
  payload: TransferProgressedPayload,
  examples: [{ ...PROGRESS_EXAMPLE, state: 'proposed' }],
});

export const TransferAccepted = defineEvent({
  ...EVENT,
  type: 'transfer.accepted.v1',
  weighty: true,
  summary:
    'The person named accepted. Fetch the hand-over pack and confirm it: then the role passes.',
  payload: TransferAcceptedPayload,
  examples: [
    {
      ...PROGRESS_EXAMPLE,
      version: 3,
      incomingPersonId: EXAMPLE.otherPersonId,
      waits: [
        {
          step: 'receive_pack',
          authority: EXAMPLE.greenwich,
          personId: EXAMPLE.otherPersonId,
          dueAt: EXAMPLE.at,
        },
      ],
    },
  ],
});

export const TransferReminded = defineEvent({
  ...EVENT,
  type: 'transfer.reminded.v1',
  weighty: true,
  summary: 'A step of the transfer is due soon, or overdue; `waits` says whose.',
  payload: TransferRemindedPayload,
  examples: [PROGRESS_EXAMPLE],
});

export const TransferExpired = defineEvent({
  ...EVENT,
  type: 'transfer.expired.v1',
  weighty: true,
  ends: true,
  summary: 'Its time ran out; the Lead Professional is unchanged.',
  payload: TransferExpiredPayload,
  examples: [{ ...PROGRESS_EXAMPLE, waits: [] }],
});

export const TransferDisputed = defineEvent({
  ...EVENT,
  type: 'transfer.disputed.v1',
  weighty: true,
  ends: true,
  summary:
    'The receiving authority did not answer in time, and a dispute is opened about it; the Lead Professional is unchanged.',
  payload: TransferDisputedPayload,
  examples: [{ ...PROGRESS_EXAMPLE, waits: [] }],
});
