import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES } from '../roles.js';
import { Flag, Id, Instant, NestedList, OneOf, Optional, Text, Texts } from '../shape/fields.js';

export class ExplainDecisionPayload {
  @Id('Message id of the request, as the answer’s trace and the ledger’s entries name it')
  messageId!: string;
}

export class DecidingPolicyView {
  @Text(60, 'The policy') id!: string;
  @Optional()
  @OneOf(['permit', 'forbid'], 'What it does; absent where its version is not kept')
  effect?: 'permit' | 'forbid';
  @Optional() @Text(300, 'In words') says?: string;
}

export class DecisionExplanation {
  @Id('The request') messageId!: string;
  @Text(100, 'What was asked') action!: string;
  @Instant('When it was decided') at!: string;
  @Flag('Policies permitted it') permitted!: boolean;
  @Text(100, 'Files and versions by which it was decided') version!: string;
  @Optional() @Text(40, 'On what ground; absent where nothing permitted it') basis?: string;
  @NestedList(() => DecidingPolicyView, 500, 'By which; none where nothing permitted it')
  policies!: DecidingPolicyView[];
  @Texts(40, 200, 'What was looked at, as name=value: codes, nobody’s name') facts!: string[];
  @Flag('The policies in force now would permit it') wouldBePermitted!: boolean;
}

export const ExplainDecision = defineQuery({
  type: 'decision.explain.v1',
  owner: 'ledger-service',
  on: { object: 'message', id: 'messageId' },
  summary:
    'Explains why a request of the past was permitted or refused: by which policies, on what ground, on which facts; and whether it would be now.',
  personalData: 'none',
  payload: ExplainDecisionPayload,
  reply: DecisionExplanation,
  roles: ROLES,
  http: { method: 'GET', path: '/v1/decisions/{messageId}/explanation', success: 200 },
  examples: [{ messageId: EXAMPLE.messageId }],
});
