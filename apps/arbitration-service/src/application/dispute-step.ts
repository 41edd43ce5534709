import type { EventDefinition } from '@hub/contracts';
import {
  DisputeEnded,
  DisputeEscalated,
  DisputeMoved,
  DisputeOpened,
  type DisputeProgress,
  DisputeReminded,
  DisputeResolved,
  type DisputeView,
} from '@hub/contracts/arbitration';
import { type EvidenceDetail, type Fact, fact } from '@hub/use-case';
import { alarmOf, type Dispute, partiesOf, waitsOf } from '../domain/dispute.js';
import type { DisputeEvent } from '../domain/dispute-machine.js';
import type { Ladder } from '../domain/ladder.js';
import type { ArbitrationStores } from './ports.js';

/** Alarms of disputes stand under this name. */
export const DISPUTE_TIMER = 'dispute';

/** The ladder that a dispute began with. */
export async function ladderOf(
  { ladders }: ArbitrationStores,
  { ladder: version }: Pick<Dispute, 'ladder'>,
): Promise<Ladder> {
  const ladder = await ladders.find(version);
  if (!ladder) throw new Error(`There is no ladder ${String(version)}`);
  return ladder;
}

/** Saves a dispute with its alarm. */
export async function saveDispute(
  { disputes, timers }: ArbitrationStores,
  dispute: Dispute,
): Promise<void> {
  await disputes.save(dispute);
  await timers.set(DISPUTE_TIMER, dispute.id, alarmOf(dispute));
}

const FACTS: Readonly<Partial<Record<DisputeEvent | 'open', EventDefinition>>> = {
  open: DisputeOpened,
  reopen: DisputeOpened,
  escalate: DisputeEscalated,
  run_out: DisputeEscalated,
  remind: DisputeReminded,
  decide: DisputeResolved,
  withdraw: DisputeEnded,
  leave_for_safeguarding: DisputeEnded,
};

/** What is told of a dispute after an event: to its parties, and to the arbitrator’s authority. Never its words. */
export function factOf(event: DisputeEvent | 'open', dispute: Dispute, ladder: Ladder): Fact {
  const {
    id: disputeId,
    episodeId,
    kind,
    openedBy,
    respondents,
    riskOfHarm,
    state,
    stage,
    version,
    outcome,
  } = dispute;
  const progress: DisputeProgress = {
    disputeId,
    episodeId,
    kind,
    openedBy,
    respondents: [...respondents],
    riskOfHarm,
    state,
    stage,
    waits: waitsOf(dispute, ladder),
    version,
  };
  const definition = definitionOf(event, dispute);
  const more =
    definition === DisputeResolved && outcome
      ? { how: outcome.how, ...(outcome.ledBy === undefined ? {} : { ledBy: outcome.ledBy }) }
      : {};
  const arbitrators = dispute.arbitrators.slice(-1).map(({ authority }) => authority);
  return fact(definition, { ...progress, ...more }, [...partiesOf(dispute), ...arbitrators]);
}

function definitionOf(event: DisputeEvent | 'open', { state }: Dispute): EventDefinition {
  if (event === 'answer_offer' && state === 'resolved') return DisputeResolved;
  if (event === 'carry_out' && state === 'carried_out') return DisputeEnded;
  if (event === 'run_out' && state === 'resolved') return DisputeReminded;
  return FACTS[event] ?? DisputeMoved;
}

/** What the ledger keeps of a step. */
export function evidenceOf(dispute: Dispute, event: DisputeEvent | 'open'): EvidenceDetail {
  return {
    episode: dispute.episodeId,
    subject: dispute.id,
    because: event,
    rule: `ladder-${String(dispute.ladder)}`,
    purpose: 'dispute',
    concerning: partiesOf(dispute),
  };
}

/** A dispute as one authority sees it: drafts of others are theirs. */
export function viewDispute(dispute: Dispute, ladder: Ladder, viewer: string): DisputeView {
  const { dueAt: _due, remindAt: _remind, overdue: _overdue, ...view } = dispute;
  const statements = dispute.statements.filter(
    ({ submitted, authority }) => submitted || authority === viewer,
  );
  return { ...view, statements, waits: waitsOf(dispute, ladder) } as DisputeView;
}
