import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, Instant, NestedList, OneOf, Optional, Whole } from '../shape/fields.js';

/** `receiving` until it is completed; `abandoned` where a later one was begun before. */
export const RECONCILIATION_STATES = ['receiving', 'complete', 'abandoned'] as const;

export class ReceivedPart {
  @Whole(1, 1_000, 'Its number') part!: number;
  @Whole(0, 200_000, 'Pointers in it') pointers!: number;
}

/** All pointers of an authority, taken into the index together or not at all. */
export class ReconciliationView {
  @Id('The reconciliation') id!: string;
  @AuthorityCode('The authority') authority!: string;
  @OneOf(RECONCILIATION_STATES, 'How far it is') state!: (typeof RECONCILIATION_STATES)[number];
  @Whole(1, 1_000, 'Parts announced') parts!: number;
  @Whole(0, 10_000_000, 'Pointers announced') pointers!: number;
  @NestedList(
    () => ReceivedPart,
    1_000,
    'Parts that are here; a part sent again takes the place of the one before',
  )
  received!: ReceivedPart[];
  @Optional()
  @Whole(0, 10_000_000, 'Once complete: pointers removed because it no longer had them')
  removed?: number;
  @Instant('Up to when the index of this authority is complete, once this is')
  completeUpTo!: string;
}

export class BeginReconciliationPayload {
  @Whole(1, 1_000, 'In how many parts it will come') parts!: number;
  @Whole(0, 10_000_000, 'How many pointers it will have in all') pointers!: number;
}

export const BeginReconciliation = defineCommand({
  type: 'reconciliation.begin.v1',
  owner: 'lookup-service',
  summary: 'Begins a full reconciliation in parts; the index stays as it is until it is completed.',
  personalData: 'none',
  payload: BeginReconciliationPayload,
  reply: ReconciliationView,
  roles: ['authority_system'],
  http: { method: 'POST', path: '/v1/reconciliations', success: 201, creates: true },
  examples: [{ parts: 3, pointers: 61_500 }],
  counterExamples: { 'no parts': { parts: 0, pointers: 0 } },
});

export class ReadReconciliationPayload {
  @Id('The reconciliation') reconciliationId!: string;
}

export const ReadReconciliation = defineQuery({
  type: 'reconciliation.read.v1',
  on: { object: 'reconciliation', id: 'reconciliationId' },
  owner: 'lookup-service',
  summary: 'Shows which parts of a reconciliation are here, to go on where it was cut off.',
  personalData: 'none',
  payload: ReadReconciliationPayload,
  reply: ReconciliationView,
  roles: ['authority_system'],
  http: { method: 'GET', path: '/v1/reconciliations/{reconciliationId}', success: 200 },
  examples: [{ reconciliationId: EXAMPLE.reconciliationId }],
});

export const CompleteReconciliation = defineCommand({
  type: 'reconciliation.complete.v1',
  on: { object: 'reconciliation', id: 'reconciliationId' },
  owner: 'lookup-service',
  summary:
    'Puts all parts in the place of what the index held, in one step; refused where anything is missing or stands twice.',
  personalData: 'none',
  payload: ReadReconciliationPayload,
  reply: ReconciliationView,
  roles: ['authority_system'],
  http: { method: 'POST', path: '/v1/reconciliations/{reconciliationId}/completion', success: 200 },
  examples: [{ reconciliationId: EXAMPLE.reconciliationId }],
});
