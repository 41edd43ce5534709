import type { PolicyState, PolicyView } from '@hub/contracts/ledger';
import type { PolicyDraft } from '../../domain/policy-draft.js';

/** When this is looked at, and which version decides then. */
export interface AtThatTime {
  readonly now: string;
  readonly inForce: number;
}

/** A draft as authorities see it. @param at none where it cannot decide yet */
export function viewPolicy(draft: PolicyDraft, at?: AtThatTime): PolicyView {
  const { id, version, reason, authority, draftedAt, approvals } = draft;
  return {
    id,
    version,
    state: stateOf(draft, at),
    reason,
    ...(authority === 'hub' ? {} : { authority }),
    draftedAt,
    approvals: approvals.map((one) => ({ authority: one.authority, at: one.at })),
    ...(draft.state === 'approved' ? { from: draft.from } : {}),
  };
}

function stateOf(draft: PolicyDraft, at: AtThatTime | undefined): PolicyState {
  if (draft.state !== 'approved' || !at || Date.parse(draft.from) > Date.parse(at.now))
    return draft.state;
  return draft.version === at.inForce ? 'in_force' : 'replaced';
}
