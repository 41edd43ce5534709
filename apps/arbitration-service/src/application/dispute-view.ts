import type { DisputeView } from '@hub/contracts/arbitration';
import { waitsOf } from '../domain/dispute.js';
import type { Dispute } from '../domain/dispute-state.js';
import { type Ladder, rolesOn } from '../domain/ladder.js';
import { inStages } from '../domain/stage-names.js';

/** A dispute as one authority sees it: drafts of others are theirs. */
export function viewDispute(dispute: Dispute, ladder: Ladder, viewer: string): DisputeView {
  const { dueAt: _due, remindAt: _remind, overdue: _overdue, ...view } = inStages(dispute);
  return {
    ...view,
    respondents: [...view.respondents],
    statements: view.statements.filter(
      ({ submitted, authority }) => submitted || authority === viewer,
    ),
    arbitrators: [...view.arbitrators],
    speakers: rolesOn(ladder, dispute.rung),
    waits: waitsOf(dispute, ladder),
  };
}
