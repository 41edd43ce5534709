import type { DisputeView } from '@hub/contracts/arbitration';
import { waitsOf } from '../domain/dispute.js';
import type { Dispute } from '../domain/dispute-state.js';
import { climbersOn, type Ladder, rolesOn } from '../domain/ladder.js';
import { seenBy } from '../domain/seen-statements.js';
import { inStages } from '../domain/stage-names.js';

/** A dispute as one authority sees it: not every statement of others is out yet. */
export function viewDispute(dispute: Dispute, ladder: Ladder, viewer: string): DisputeView {
  const { statements, withheld } = seenBy(dispute, viewer);
  const seen = inStages({ ...dispute, statements });
  const {
    dueAt: _due,
    remindAt: _remind,
    overdue: _overdue,
    asked: _asked,
    log: _log,
    questions,
    formerReopenings,
    ...view
  } = seen;
  const climbers = climbersOn(ladder, dispute.rung);
  return {
    ...view,
    respondents: [...view.respondents],
    withheld: [...withheld],
    arbitrators: [...view.arbitrators],
    ...(questions === undefined ? {} : { questions: [...questions] }),
    ...(formerReopenings === undefined ? {} : { formerReopenings: [...formerReopenings] }),
    speakers: rolesOn(ladder, dispute.rung),
    ...(climbers.length === 0 ? {} : { climbers }),
    waits: waitsOf(dispute, ladder),
  };
}
