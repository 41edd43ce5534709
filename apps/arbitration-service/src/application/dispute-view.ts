import type { DisputeView } from '@hub/contracts/arbitration';
import { waitsOf } from '../domain/dispute.js';
import type { Dispute } from '../domain/dispute-state.js';
import type { Ladder } from '../domain/ladder.js';

/** A dispute as one authority sees it: drafts of others are theirs. */
export function viewDispute(dispute: Dispute, ladder: Ladder, viewer: string): DisputeView {
  const { dueAt: _due, remindAt: _remind, overdue: _overdue, ...view } = dispute;
  return {
    ...view,
    respondents: [...view.respondents],
    stages: [...view.stages],
    statements: view.statements.filter(
      ({ submitted, authority }) => submitted || authority === viewer,
    ),
    offers: [...view.offers],
    arbitrators: [...view.arbitrators],
    earlierOutcomes: [...view.earlierOutcomes],
    waits: waitsOf(dispute, ladder),
  };
}
