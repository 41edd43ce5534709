import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES, type Role } from '../roles.js';
import { NestedList, OneOf, PersonId, Whole } from '../shape/fields.js';
import { DISPUTE_BASE, PARTY_ROLES, ReadDisputePayload } from './disputes.js';

export class DisputeActor {
  @Whole(0, 3, 'Rung of the escalation ladder') stage!: number;
  @OneOf(ROLES, 'In what role they speak on it') role!: Role;
  @PersonId('The person') personId!: string;
}

export class DisputeActors {
  @Whole(0, 4, 'The rung it is on now') stage!: number;
  @NestedList(() => DisputeActor, 400, 'By rung, from the first') items!: DisputeActor[];
}

export const ListDisputeActors = defineQuery({
  ...DISPUTE_BASE,
  personalData: 'none',
  type: 'dispute.list_actors.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'Who speaks in a disagreement was looked at',
  summary:
    'Says who of your authority is asked on each rung of a dispute, and may take it from there to the next; for its parties.',
  payload: ReadDisputePayload,
  reply: DisputeActors,
  roles: PARTY_ROLES,
  http: { method: 'GET', path: '/v1/disputes/{disputeId}/actors', success: 200 },
  examples: [{ disputeId: EXAMPLE.disputeId }],
});
