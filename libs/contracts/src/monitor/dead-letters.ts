import { defineCommand, defineQuery, SERVICES, type ServiceName } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES } from '../roles.js';
import { Id, Instant, NestedList, OneOf, Optional, Text, Whole } from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';

export const DEAD_LETTER_STATES = [
  'new',
  'replay_requested',
  'replay_sent',
  'resolved',
  'failed_again',
  'discard_sent',
  'discarded',
] as const;
export type DeadLetterState = (typeof DEAD_LETTER_STATES)[number];

export class DeadLetterView {
  @Id('The dead letter') id!: string;
  @Id('The message') messageId!: string;
  @Text(60, 'The service that gave it up') service!: string;
  @Text(200, 'Message type') type!: string;
  @Text(300, 'Class of the error and where it arose') error!: string;
  @Text(16, 'The same for failures with the same cause') fingerprint!: string;
  @OneOf(DEAD_LETTER_STATES, 'Where it stands') state!: DeadLetterState;
  @Whole(1, 1_000_000, 'How often it was given up') failures!: number;
  @Instant('When it was given up first') firstAt!: string;
  @Instant('When its state changed last') changedAt!: string;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class DeadLetterStep {
  @Instant('When') at!: string;
  @OneOf(DEAD_LETTER_STATES, 'The state it went to') state!: DeadLetterState;
  @Text(100, 'Person, or service') by!: string;
  @Optional() @Text(500, 'Why') reason?: string;
}

export class DeadLetterDetail extends DeadLetterView {
  @NestedList(() => DeadLetterStep, 1000, 'What became of it, oldest first')
  history!: DeadLetterStep[];
}

export class DeadLetterPage {
  @NestedList(() => DeadLetterView, 100, 'Newest first') items!: DeadLetterView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export class ListDeadLettersPayload extends PageQuery {
  @Optional() @OneOf(DEAD_LETTER_STATES, 'Only in this state') state?: DeadLetterState;
  @Optional() @OneOf(SERVICES, 'Only of this service') service?: ServiceName;
  @Optional() @Text(200, 'Only of this message type') type?: string;
  @Optional() @Text(16, 'Only of this failure group') fingerprint?: string;
}

export const ListDeadLetters = defineQuery({
  type: 'dead_letter.list.v1',
  owner: 'monitor-service',
  summary: 'Lists messages that a service gave up, newest first.',
  personalData: 'none',
  payload: ListDeadLettersPayload,
  reply: DeadLetterPage,
  roles: ['hub_operations'],
  http: { method: 'GET', path: '/v1/ops/dead-letters', success: 200 },
  examples: [{ state: 'new', limit: 50 }, {}],
  counterExamples: { 'no such state': { state: 'lost' } },
});

export class ReadDeadLetterPayload {
  @Id('The dead letter') deadLetterId!: string;
}

export const ReadDeadLetter = defineQuery({
  type: 'dead_letter.read.v1',
  on: { object: 'dead_letter', id: 'deadLetterId' },
  owner: 'monitor-service',
  summary: 'Reads a message that a service gave up, and what became of it.',
  personalData: 'none',
  payload: ReadDeadLetterPayload,
  reply: DeadLetterDetail,
  roles: ['hub_operations'],
  http: {
    method: 'GET',
    path: '/v1/ops/dead-letters/{deadLetterId}',
    success: 200,
    versioned: true,
  },
  examples: [{ deadLetterId: EXAMPLE.deadLetterId }],
});

export class DiscardDeadLetterPayload {
  @Id('The dead letter') deadLetterId!: string;
  @Optional()
  @Text(
    500,
    'Why it shall have no effect; without one the discard is refused, and that is recorded',
  )
  reason?: string;
}

export const DiscardDeadLetter = defineCommand({
  type: 'dead_letter.discard.v1',
  on: { object: 'dead_letter', id: 'deadLetterId' },
  owner: 'monitor-service',
  summary: 'Decides that a message given up shall have no effect; those that wait behind it go on.',
  personalData: 'none',
  payload: DiscardDeadLetterPayload,
  reply: DeadLetterView,
  // The service itself decides, so that refusals are recorded.
  roles: ROLES,
  http: { method: 'POST', path: '/v1/ops/dead-letters/{deadLetterId}/discard', success: 200 },
  examples: [
    { deadLetterId: EXAMPLE.deadLetterId, reason: 'Sent by mistake in a test; see ticket 42' },
  ],
});
