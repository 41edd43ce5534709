import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  AuthorityCodes,
  Flag,
  Id,
  NestedList,
  OneOf,
  Optional,
  Whole,
} from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';
import { DISPUTE_KINDS, DISPUTE_STATES, type DisputeKind } from './dispute-terms.js';

/** What every fact about a dispute tells; its words stay at the hub. */
export class DisputeProgress {
  @Id('The dispute') disputeId!: string;
  @Id('The episode') episodeId!: string;
  @OneOf(DISPUTE_KINDS, 'What it is about') kind!: DisputeKind;
  @AuthorityCode('The authority that opened it') openedBy!: string;
  @AuthorityCodes('The other parties') respondents!: string[];
  @Flag('The short clocks apply') riskOfHarm!: boolean;
  @OneOf(DISPUTE_STATES, 'Its state') state!: (typeof DISPUTE_STATES)[number];
  @Whole(0, 4, 'Rung of the escalation ladder') stage!: number;
  @NestedList(() => Waiting, 150, 'Who must do what, by when; empty where nobody must')
  waits!: Waiting[];
  @Whole(1, 2_147_483_647, 'Version of the dispute; send it as ifmatch with your next command')
  version!: number;
}

export class DisputeOpenedPayload extends DisputeProgress {}
export class DisputeMovedPayload extends DisputeProgress {}
export class DisputeEscalatedPayload extends DisputeProgress {}
export class DisputeRemindedPayload extends DisputeProgress {}
export class DisputeEndedPayload extends DisputeProgress {}
export class DisputeResolvedPayload extends DisputeProgress {
  @OneOf(['agreed', 'decided'], 'By the parties, or by the arbitrator') how!: 'agreed' | 'decided';
  @Optional() @AuthorityCode('Who is to lead') ledBy?: string;
}

const EVENT = {
  owner: 'arbitration-service',
  audience: 'member',
  subject: 'disputeId',
  personalData: 'none',
} as const;
const PROGRESS: DisputeProgress = {
  disputeId: EXAMPLE.disputeId,
  episodeId: EXAMPLE.episodeId,
  kind: 'who_leads',
  openedBy: EXAMPLE.lewisham,
  respondents: [EXAMPLE.greenwich],
  riskOfHarm: false,
  state: 'open',
  stage: 0,
  waits: [
    {
      step: 'answer_dispute',
      authority: EXAMPLE.greenwich,
      role: 'practitioner',
      dueAt: EXAMPLE.at,
    },
  ],
  version: 1,
};

export const DisputeOpened = defineEvent({
  ...EVENT,
  type: 'dispute.opened.v1',
  summary: 'A dispute names your authority as a party; read it at the hub.',
  payload: DisputeOpenedPayload,
  examples: [PROGRESS],
});

export const DisputeMoved = defineEvent({
  ...EVENT,
  type: 'dispute.moved.v1',
  summary:
    'Something was added to a dispute: a statement, an offer, an answer, an arbitrator; or it was taken up again, while its outcome stands.',
  payload: DisputeMovedPayload,
  examples: [{ ...PROGRESS, version: 2 }],
});

export const DisputeEscalated = defineEvent({
  ...EVENT,
  type: 'dispute.escalated.v1',
  summary: 'A dispute went to the next rung, because a party asked for it or its clock ran out.',
  payload: DisputeEscalatedPayload,
  examples: [{ ...PROGRESS, stage: 1, version: 3 }],
});

export const DisputeReminded = defineEvent({
  ...EVENT,
  type: 'dispute.reminded.v1',
  summary: 'A step in a dispute is due soon, or overdue; `waits` says whose.',
  payload: DisputeRemindedPayload,
  examples: [PROGRESS],
});

export const DisputeResolved = defineEvent({
  ...EVENT,
  type: 'dispute.resolved.v1',
  summary:
    'A dispute has an outcome, which binds its parties; each confirms when its part is carried out.',
  payload: DisputeResolvedPayload,
  examples: [
    { ...PROGRESS, state: 'resolved', how: 'agreed', ledBy: EXAMPLE.greenwich, version: 4 },
  ],
});

export const DisputeEnded = defineEvent({
  ...EVENT,
  type: 'dispute.ended.v1',
  ends: true,
  summary: 'A dispute has ended: carried out, withdrawn, or left to safeguarding.',
  payload: DisputeEndedPayload,
  examples: [{ ...PROGRESS, state: 'carried_out', waits: [], version: 6 }],
});
