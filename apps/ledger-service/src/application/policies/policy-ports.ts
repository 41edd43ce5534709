import type { AlikeDecisions } from '@hub/policy';
import type { PolicyState } from '@hub/contracts/ledger';
import type { LoggedDecision } from '../../domain/logged-decision.js';
import type { PolicyDraft } from '../../domain/policy-draft.js';

/** A version that decides from an instant on. */
export interface ApprovedVersion {
  readonly version: number;
  readonly text: string;
  readonly from: string;
}

export interface PolicyStore {
  add(draft: PolicyDraft): Promise<void>;
  find(id: string): Promise<PolicyDraft | undefined>;
  /** The same, and nobody else can change it until the transaction ends. */
  lock(id: string): Promise<PolicyDraft | undefined>;
  save(draft: PolicyDraft): Promise<void>;
  /** Newest first, before one of them. */
  list(choice: {
    readonly state: PolicyState | undefined;
    readonly before: string | undefined;
    readonly limit: number;
    readonly now: string;
  }): Promise<PolicyDraft[]>;
  /** Approved ones, the lowest version first. */
  approved(after?: number): Promise<ApprovedVersion[]>;
  /** The time, once nobody is about to approve; and nobody can until the transaction ends. */
  timeAlone(): Promise<string>;
  /** The time, once nobody is about to approve. */
  timeTogether(): Promise<string>;
}

export interface DecisionStore {
  append(decisions: readonly LoggedDecision[]): Promise<void>;
  /** How many there were of each kind since then. */
  alike(since: string): Promise<AlikeDecisions[]>;
}
