import type { AlikeDecisions } from '@hub/policy';
import type { PolicyState } from '@hub/contracts/ledger';
import type {
  ApprovedVersion,
  DecisionStore,
  PolicyStore,
} from '../application/policies/policy-ports.js';
import type { LoggedDecision } from '../domain/logged-decision.js';
import type { PolicyDraft } from '../domain/policy-draft.js';

export class InMemoryPolicies implements PolicyStore {
  /** What its clock says. */
  time = '2026-03-02T09:30:00.000Z';
  private readonly drafts = new Map<string, PolicyDraft>();

  add(draft: PolicyDraft): Promise<void> {
    return this.save(draft);
  }
  find(id: string): Promise<PolicyDraft | undefined> {
    return Promise.resolve(this.drafts.get(id));
  }
  lock(id: string): Promise<PolicyDraft | undefined> {
    return this.find(id);
  }
  save(draft: PolicyDraft): Promise<void> {
    this.drafts.set(draft.id, draft);
    return Promise.resolve();
  }
  list({ state, before, limit, now }: Parameters<PolicyStore['list']>[0]): Promise<PolicyDraft[]> {
    const wanted = [...this.drafts.values()].filter(
      (draft) =>
        (state === undefined || this.standing(draft, now) === state) &&
        (before === undefined || draft.id < before),
    );
    return Promise.resolve(wanted.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit));
  }
  approved(after = 0): Promise<ApprovedVersion[]> {
    const approved = [...this.drafts.values()].flatMap((draft) =>
      draft.state === 'approved' && draft.version > after
        ? [{ version: draft.version, text: draft.text, from: draft.from }]
        : [],
    );
    return Promise.resolve(approved.sort((a, b) => a.version - b.version));
  }
  timeAlone(): Promise<string> {
    return Promise.resolve(this.time);
  }
  timeTogether(): Promise<string> {
    return Promise.resolve(this.time);
  }

  private standing(draft: PolicyDraft, now: string): PolicyState {
    if (draft.state !== 'approved' || draft.from > now) return draft.state;
    const isOvertaken = [...this.drafts.values()].some(
      (other) => other.state === 'approved' && other.from <= now && other.version > draft.version,
    );
    return isOvertaken ? 'replaced' : 'in_force';
  }
}

export class InMemoryDecisions implements DecisionStore {
  private readonly logged: LoggedDecision[] = [];

  append(decisions: readonly LoggedDecision[]): Promise<void> {
    this.logged.push(...decisions);
    return Promise.resolve();
  }
  alike(since: string): Promise<AlikeDecisions[]> {
    const kinds = new Map<string, AlikeDecisions>();
    for (const { at, action, facts, permitted } of this.logged) {
      const key = `${action} ${facts} ${String(permitted)}`;
      const count = (kinds.get(key)?.count ?? 0) + 1;
      if (at >= since) kinds.set(key, { action, facts, permitted, count });
    }
    return Promise.resolve([...kinds.values()]);
  }
}
