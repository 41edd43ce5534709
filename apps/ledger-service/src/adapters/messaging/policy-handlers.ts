import * as messages from '@hub/contracts/ledger';
import { ListPolicyVersions } from '@hub/internal-messages';
import { answer, type Handler } from '@hub/service-host';
import type { DraftPolicy } from '../../application/policies/draft-policy.js';
import type { ExplainDecision } from '../../application/policies/explain-decision.js';
import type { ReadPolicies } from '../../application/policies/read-policies.js';
import type { TryPolicy } from '../../application/policies/try-policy.js';

/** What is asked of the policies, and of what they decided. */
export function policyHandlers({
  drafts,
  policies,
  trial,
  explanation,
}: {
  readonly drafts: DraftPolicy;
  readonly policies: ReadPolicies;
  readonly trial: TryPolicy;
  readonly explanation: ExplainDecision;
}): Handler[] {
  return [
    answer(messages.DraftPolicy, (payload, context) => drafts.draft(payload, context)),
    answer(messages.ApprovePolicy, (payload, context) => drafts.approve(payload, context)),
    answer(messages.WithdrawPolicy, (payload, context) => drafts.withdraw(payload, context)),
    answer(messages.ReadPolicy, (payload) => policies.read(payload)),
    answer(messages.ListPolicies, (payload) => policies.list(payload)),
    answer(ListPolicyVersions, (payload) => policies.listVersions(payload)),
    answer(messages.TryPolicy, (payload) => trial.execute(payload)),
    answer(messages.ExplainDecision, (payload, context) => explanation.execute(payload, context)),
  ];
}
