import * as messages from '@hub/contracts/arbitration';
import { EpisodeFolded, EpisodeVoided } from '@hub/contracts/protection';
import { EpisodeToldApart, PeopleChanged, ShieldChanged } from '@hub/internal-messages';
import {
  EpisodeMoved,
  EpisodeResumed,
  EpisodeStarted,
  EpisodeWithdrawn,
  TeamMemberAdded,
  TransferCancelled,
  TransferCompleted,
  TransferDeclined,
  TransferDisputed,
  TransferExpired,
  TransferNominated,
  TransferProgressed,
  TransferProposed,
  TransferReminded,
} from '@hub/contracts/episode';
import { GatherDisputes } from '@hub/internal-messages';
import { CoordinatorNamed } from '@hub/contracts/team';
import { answer, type Handler, react } from '@hub/service-host';
import type { BuildEvidencePack } from '../../application/build-evidence-pack.js';
import type { ListActors } from '../../application/list-actors.js';
import type { ListOutcomes } from '../../application/list-outcomes.js';
import type { OnCounterpartsChanged } from '../../application/on-counterparts-changed.js';
import type { OpenDispute } from '../../application/open-dispute.js';
import type { ReadBundle } from '../../application/read-bundle.js';
import type { ReadDisputes } from '../../application/read-disputes.js';
import type { TakeDisputeStep } from '../../application/take-dispute-step.js';

/** Every step of a dispute, and what episodes and transfers cause. */
export function disputeHandlers({
  openDispute,
  steps,
  disputes,
  actors,
  onCounterpartsChanged,
  buildEvidencePack,
  bundle,
  outcomes,
}: {
  readonly openDispute: OpenDispute;
  readonly steps: TakeDisputeStep;
  readonly disputes: ReadDisputes;
  readonly actors: ListActors;
  readonly onCounterpartsChanged: OnCounterpartsChanged;
  readonly buildEvidencePack: BuildEvidencePack;
  readonly bundle: ReadBundle;
  readonly outcomes: ListOutcomes;
}): Handler[] {
  return [
    answer(messages.OpenDispute, (payload, context) => openDispute.execute(payload, context)),
    answer(messages.WriteStatement, (payload, context) => steps.writeStatement(payload, context)),
    answer(messages.MakeOffer, (payload, context) => steps.makeOffer(payload, context)),
    answer(messages.AnswerOffer, (payload, context) => steps.answerOffer(payload, context)),
    answer(messages.EscalateDispute, (payload, context) => steps.escalate(payload, context)),
    answer(messages.WithdrawDispute, (payload, context) => steps.withdraw(payload, context)),
    answer(messages.LeaveForSafeguarding, (payload, context) =>
      steps.leaveForSafeguarding(payload, context),
    ),
    answer(messages.DeclareConflict, (payload, context) => steps.declareConflict(payload, context)),
    answer(messages.AskQuestion, (payload, context) => steps.askQuestion(payload, context)),
    answer(messages.AnswerQuestion, (payload, context) => steps.answerQuestion(payload, context)),
    answer(messages.DecideDispute, (payload, context) => steps.decide(payload, context)),
    answer(messages.CarryOutOutcome, (payload, context) => steps.carryOut(payload, context)),
    answer(messages.ReopenDispute, (payload, context) => steps.reopen(payload, context)),
    answer(GatherDisputes, (payload) => disputes.gather(payload)),
    answer(messages.BuildEvidencePack, (payload, context) =>
      buildEvidencePack.execute(payload, context),
    ),
    answer(messages.ReadDisputeBundle, (payload, context) => bundle.execute(payload, context)),
    answer(messages.ListOutcomes, (payload, context) => outcomes.execute(payload, context)),
    answer(messages.ReadDispute, (payload, context) => disputes.one(payload, context)),
    answer(messages.ListDisputes, (payload, context) => disputes.list(payload, context)),
    answer(messages.ListDisputeActors, (payload, context) => actors.execute(payload, context)),
    answer(messages.ReportDisputes, (payload, context) => disputes.figures(payload, context)),
    react(ShieldChanged, (changed, context) => onCounterpartsChanged.shield(changed, context)),
    react(PeopleChanged, (changed, context) => onCounterpartsChanged.people(changed, context)),
    react(EpisodeVoided, (voided, context) => onCounterpartsChanged.ended(voided, context)),
    react(EpisodeFolded, (folded, context) => onCounterpartsChanged.ended(folded, context)),
    react(EpisodeToldApart, (apart, context) => onCounterpartsChanged.toldApart(apart, context)),
    react([EpisodeMoved, EpisodeResumed], (moved, context) =>
      onCounterpartsChanged.moved(moved, context),
    ),
    react(EpisodeWithdrawn, (gone, context) => onCounterpartsChanged.withdrawn(gone, context)),
    react(
      [
        TransferProposed,
        TransferProgressed,
        TransferReminded,
        TransferNominated,
        TransferDeclined,
        TransferCancelled,
        TransferExpired,
      ],
      (moved, context) => onCounterpartsChanged.transferMoved(moved, context),
    ),
    react(TransferDisputed, (payload, context) => openDispute.onSilence(payload, context)),
    react(
      [CoordinatorNamed, EpisodeStarted, TeamMemberAdded, TransferCompleted],
      (change, context) => onCounterpartsChanged.execute(change, context),
    ),
  ];
}
