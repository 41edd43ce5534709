import {
  DisputeEnded,
  DisputeEscalated,
  DisputeMoved,
  DisputeOpened,
  type DisputeProgress,
  DisputeReminded,
  DisputeResolved,
} from '@hub/contracts/arbitration';
import { type Fact, fact } from '@hub/use-case';
import { arbitratorOf, partiesOf, waitsOf } from './dispute.js';
import type { DisputeEvent } from './dispute-machine.js';
import { type Dispute, hasEnded } from './dispute-state.js';
import type { Ladder } from './ladder.js';
import { onStage } from './stage-names.js';

const FACTS = {
  open: DisputeOpened,
  // Its outcome stands: what was ordered goes on.
  reopen: DisputeMoved,
  write_statement: DisputeMoved,
  make_offer: DisputeMoved,
  answer_offer: DisputeMoved,
  escalate: DisputeEscalated,
  run_out: DisputeEscalated,
  remind: DisputeReminded,
  name_people: DisputeMoved,
  family_no: DisputeMoved,
  appoint: DisputeMoved,
  declare_conflict: DisputeMoved,
  ask_question: DisputeMoved,
  answer_question: DisputeMoved,
  miss_question: DisputeReminded,
  decide: DisputeMoved,
  carry_out: DisputeMoved,
  // Back to the outcome it had; else it has ended.
  withdraw: DisputeMoved,
  leave_for_safeguarding: DisputeEnded,
  shield: DisputeEnded,
  void: DisputeEnded,
  protect: DisputeEnded,
} as const satisfies Record<DisputeEvent | 'open', unknown>;

/**
 * What is told of a dispute after an event: to its parties, and to the arbitrator’s authority, but
 * to nobody from whom the episode is hidden. Never its words.
 */
export function tell(
  event: DisputeEvent | 'open',
  dispute: Dispute,
  ladder: Ladder,
  hiddenFrom: readonly string[] = [],
): Fact {
  const progress = progressOf(dispute, ladder);
  const { arbitrators } = dispute;
  const judging = [arbitratorOf(dispute), arbitrators.at(-1)].flatMap(
    (one) => one?.authority ?? [],
  );
  const recipients = [...new Set([...partiesOf(dispute), ...judging])].filter(
    (authority) => !hiddenFrom.includes(authority),
  );
  if (dispute.state === 'resolved' && (event === 'answer_offer' || event === 'decide')) {
    const { how, ledBy } = dispute.outcome;
    const outcome = { how, ...(ledBy === undefined ? {} : { ledBy }) };
    return fact(DisputeResolved, { ...progress, ...outcome }, recipients);
  }
  if (dispute.state === 'resolved' && event === 'run_out')
    return fact(DisputeReminded, progress, recipients);
  return fact(hasEnded(dispute) ? DisputeEnded : FACTS[event], progress, recipients);
}

function progressOf(dispute: Dispute, ladder: Ladder): DisputeProgress {
  const { id, episodeId, kind, openedBy, respondents, riskOfHarm, state, version } = dispute;
  return {
    disputeId: id,
    episodeId,
    kind,
    openedBy,
    respondents: [...respondents],
    riskOfHarm,
    state,
    stage: onStage(dispute).stage,
    waits: waitsOf(dispute, ladder),
    version,
  };
}
