import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, OneOf, Optional } from '../shape/fields.js';
import { ACTION_STATES } from './plans.js';

const PLAN_CHANGES = ['action_added', 'action_changed', 'agreement_recorded'] as const;

export class PlanChangedPayload {
  @Id('The episode') episodeId!: string;
  @OneOf(PLAN_CHANGES, 'What changed') change!: (typeof PLAN_CHANGES)[number];
  @AuthorityCode('Who changed it') authority!: string;
  @Optional() @Id('The action') planActionId?: string;
  @Optional() @OneOf(ACTION_STATES, 'How it stands') state?: (typeof ACTION_STATES)[number];
}

export const PlanChanged = defineEvent({
  type: 'plan.changed.v1',
  owner: 'episode-service',
  audience: 'member',
  subject: 'episodeId',
  personalData: 'none',
  summary:
    'The plan of an episode in which your authority has a part changed, or child or parents said what they think of it.',
  payload: PlanChangedPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      change: 'action_changed',
      authority: EXAMPLE.southwark,
      planActionId: EXAMPLE.planActionId,
      state: 'done',
    },
    { episodeId: EXAMPLE.episodeId, change: 'agreement_recorded', authority: EXAMPLE.lewisham },
  ],
});
