import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  ApprovePolicyPayload,
  DraftPolicyPayload,
  PolicyView,
  WithdrawPolicyPayload,
} from '@hub/contracts/ledger';
import type { PolicyFiles } from '@hub/policy';
import { type Ids, type MessageContext, refuseOwnDeed } from '@hub/use-case';
import { approve, type PolicyDraft, withdraw } from '../../domain/policy-draft.js';
import type { LedgerWork } from '../ports.js';
import type { PolicyStore } from './policy-ports.js';
import { newestOf } from './in-force.js';
import { viewPolicy } from './policy-view.js';

/** Takes in drafts of policies, and what authorities say of them. */
export class DraftPolicy {
  constructor(
    private readonly work: LedgerWork,
    private readonly files: PolicyFiles,
    private readonly ids: Ids,
    /** How long before it decides a version is told, in milliseconds. */
    private readonly leadMs: number,
  ) {}

  draft(command: DraftPolicyPayload, context: MessageContext): Promise<PolicyView | Refusal> {
    const { text, reason, notBefore } = command;
    const read = this.files.check(text);
    if ('fault' in read) return Promise.resolve(refuse('policy_faulty', read.fault));
    const { authority, personId } = context.caller;
    return this.work.request(context, command, async ({ policies }) => {
      if (read.number <= (await newestOf(policies, this.files))) return refuse('policy_outdated');
      const draft: PolicyDraft = {
        id: this.ids.next(),
        version: read.number,
        text,
        reason,
        authority,
        personId,
        draftedAt: await policies.timeTogether(),
        ...(notBefore === undefined ? {} : { notBefore }),
        state: 'drafted',
        approvals: [],
      };
      await policies.add(draft);
      return { result: viewPolicy(draft), facts: [], evidence: { subject: draft.id } };
    });
  }

  approve(command: ApprovePolicyPayload, context: MessageContext): Promise<PolicyView | Refusal> {
    const { authority, personId } = context.caller;
    return this.change(command, context, async (draft, policies) => {
      const did = [draft, ...draft.approvals].map((one) => one.personId);
      return (
        refuseOwnDeed(context.caller, ...did) ??
        approve(draft, {
          by: { authority, personId, at: await policies.timeAlone() },
          newest: await newestOf(policies, this.files),
          leadMs: this.leadMs,
        })
      );
    });
  }

  withdraw(command: WithdrawPolicyPayload, context: MessageContext): Promise<PolicyView | Refusal> {
    return this.change(command, context, (draft) =>
      draft.authority === context.caller.authority ? withdraw(draft) : refuse('forbidden'),
    );
  }

  private change(
    command: { readonly policyId: string },
    context: MessageContext,
    decide: (
      draft: PolicyDraft,
      policies: PolicyStore,
    ) => PolicyDraft | Refusal | Promise<PolicyDraft | Refusal>,
  ): Promise<PolicyView | Refusal> {
    return this.work.request(context, command, async ({ policies }) => {
      const draft = await policies.lock(command.policyId);
      if (!draft) return refuse('not_found');
      const next = await decide(draft, policies);
      if (isRefusal(next)) return next;
      await policies.save(next);
      return { result: viewPolicy(next), facts: [], evidence: { subject: draft.id } };
    });
  }
}
