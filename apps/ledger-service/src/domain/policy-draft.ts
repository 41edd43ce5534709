import { type Refusal, refuse } from '@hub/contracts';

export interface Approval {
  readonly authority: string;
  readonly personId: string | undefined;
  readonly at: string;
}

/** A file of policies that somebody proposed, and what became of it. */
export type PolicyDraft = Proposal &
  (
    | { readonly state: 'drafted'; readonly approvals: readonly [] | readonly [Approval] }
    | {
        readonly state: 'approved';
        readonly approvals: readonly [Approval, Approval];
        /** From when on it decides. */
        readonly from: string;
      }
    | { readonly state: 'withdrawn'; readonly approvals: readonly [] | readonly [Approval] }
  );

interface Proposal {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly reason: string;
  /** GSS code; `hub` for operations. */
  readonly authority: string;
  readonly personId: string | undefined;
  readonly draftedAt: string;
  readonly notBefore?: string;
}

/** What is known when somebody approves. */
export interface Approving {
  readonly by: Approval;
  /** The latest version that decides or is to. */
  readonly newest: number;
  /** How long before it decides a version is told, in milliseconds. */
  readonly leadMs: number;
}

/**
 * A person of another authority approves a draft; with the second authority it is to decide, not
 * before every service can have heard of it.
 */
export function approve(
  draft: PolicyDraft,
  { by, newest, leadMs }: Approving,
): PolicyDraft | Refusal {
  if (draft.state !== 'drafted') return refuse('policy_settled');
  if (draft.version <= newest) return refuse('policy_outdated');
  const [first] = draft.approvals;
  if (by.authority === draft.authority || by.authority === first?.authority)
    return refuse('other_authority_needed');
  if (first === undefined) return { ...draft, approvals: [by] };
  const soonest = new Date(Date.parse(by.at) + leadMs).toISOString();
  const { notBefore = soonest } = draft;
  const from = Date.parse(notBefore) > Date.parse(soonest) ? notBefore : soonest;
  return { ...draft, state: 'approved', approvals: [first, by], from };
}

/** Who proposed it takes it back. */
export function withdraw(draft: PolicyDraft): PolicyDraft | Refusal {
  return draft.state === 'drafted' ? { ...draft, state: 'withdrawn' } : refuse('policy_settled');
}
