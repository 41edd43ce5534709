import { type Refusal, refuse } from '@hub/contracts';
import type { PolicyTrial, TryPolicyPayload } from '@hub/contracts/ledger';
import { type ChangedDecisions, tryPolicies } from '@hub/policy';
import type { PolicyFiles } from '@hub/policy';
import type { LedgerWork } from '../ports.js';

const USUAL_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;
const MOST_KINDS = 200;

/** Tries a draft on the decisions of the past, which are read by kind: there are few. */
export class TryPolicy {
  constructor(
    private readonly work: LedgerWork,
    private readonly files: PolicyFiles,
  ) {}

  execute({ policyId, days = USUAL_DAYS }: TryPolicyPayload): Promise<PolicyTrial | Refusal> {
    return this.work.read(async ({ policies, decisions }) => {
      const draft = await policies.find(policyId);
      if (!draft) return refuse('not_found');
      const now = Date.parse(await policies.timeTogether());
      const since = new Date(now - days * DAY_MS).toISOString();
      const past = await decisions.alike(since);
      const changed = tryPolicies(this.files.load(draft.text).policies, past);
      return {
        since,
        decisions: countOf(past),
        newlyRefused: countOf(changed.filter(({ permitted }) => permitted)),
        newlyPermitted: countOf(changed.filter(({ permitted }) => !permitted)),
        changes: changed.slice(0, MOST_KINDS).map(viewChange),
        more: changed.length > MOST_KINDS,
      };
    });
  }
}

function countOf(kinds: readonly { readonly count: number }[]): number {
  return kinds.reduce((sum, { count }) => sum + count, 0);
}

function viewChange({ action, facts, permitted, policies, count }: ChangedDecisions) {
  return { action, facts, wasPermitted: permitted, policies: [...policies], count };
}
