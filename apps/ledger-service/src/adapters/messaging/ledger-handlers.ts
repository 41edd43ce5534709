import * as messages from '@hub/contracts/ledger';
import { GatherEvidence } from '@hub/internal-messages';
import { answer, type Handler } from '@hub/service-host';
import type { ReadLedger } from '../../application/read-ledger.js';
import type { ReadTimeline } from '../../application/read-timeline.js';
import type { WitnessCheckpoint } from '../../application/witness-checkpoint.js';

/** What is asked of the ledger. */
export function ledgerHandlers({
  ledger,
  timeline,
  witness,
}: {
  readonly ledger: ReadLedger;
  readonly timeline: ReadTimeline;
  readonly witness: WitnessCheckpoint;
}): Handler[] {
  return [
    answer(messages.ReadCheckpoint, (payload) => ledger.checkpoint(payload)),
    answer(messages.ProveInclusion, (payload, context) => ledger.inclusion(payload, context)),
    answer(messages.ProveConsistency, (payload) => ledger.consistency(payload)),
    answer(messages.ListEvidence, (payload, context) => ledger.entries(payload, context)),
    answer(messages.ReadTimeline, (payload, context) => timeline.execute(payload, context)),
    answer(GatherEvidence, (payload) => ledger.gather(payload)),
    answer(messages.RegisterWitness, (payload, context) => witness.register(payload, context)),
    answer(messages.Cosign, (payload, context) => witness.cosign(payload, context)),
  ];
}
