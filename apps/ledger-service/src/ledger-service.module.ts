import { Gauge } from 'prom-client';
import type { EvidenceBatch } from '@hub/journal';
import { type Signer, signerOf, verifierOf } from '@hub/evidence-ledger';
import { consumeBatches, EVIDENCE_QUEUE } from '@hub/messaging';
import { type Composition, repeat, type ServiceParts } from '@hub/service-host';
import type { PolicyFiles } from '@hub/policy';
import { CheckpointFile } from './adapters/checkpoint-file.js';
import { EpisodeClient } from './adapters/episodes/episode-client.js';
import { ledgerHandlers } from './adapters/messaging/ledger-handlers.js';
import { policyHandlers } from './adapters/messaging/policy-handlers.js';
import { storesOn } from './adapters/persistence/stores.js';
import { AppendEvidence } from './application/append-evidence.js';
import { type CheckpointKeeper, LedgerGuard } from './application/guard-ledger.js';
import { KeepCheckpoint } from './application/keep-checkpoint.js';
import { DraftPolicy } from './application/policies/draft-policy.js';
import { ExplainDecision } from './application/policies/explain-decision.js';
import { ReadPolicies } from './application/policies/read-policies.js';
import { TryPolicy } from './application/policies/try-policy.js';
import type { LedgerStores, LedgerWork } from './application/ports.js';
import { ReadLedger } from './application/read-ledger.js';
import { ReadTimeline } from './application/read-timeline.js';
import { WitnessCheckpoint } from './application/witness-checkpoint.js';
import type { LedgerKeys } from './keys.js';
import { LOG } from './log-messages.js';

const KEEP_MS = 5_000;
const NOTHING_KEPT: CheckpointKeeper = {
  name: 'nothing',
  read: () => undefined,
  write: () => undefined,
};

/** Composition of ledger-service. */
export function composeLedgerService(
  parts: ServiceParts<LedgerKeys>,
  {
    access,
    policyLeadSeconds,
  }: { readonly access: PolicyFiles; readonly policyLeadSeconds: number },
): Composition {
  const work = workOf(parts);
  const leadMs = policyLeadSeconds * 1_000;
  const verifier = verifierOf(signerIn(parts));
  const shields = new EpisodeClient(parts.requests);

  return {
    handlers: [
      ...ledgerHandlers({
        ledger: new ReadLedger(work, verifier, shields),
        timeline: new ReadTimeline(work, shields),
        witness: new WitnessCheckpoint(work, verifier, parts.clock),
      }),
      ...policyHandlers({
        drafts: new DraftPolicy(work, access, parts.ids, leadMs),
        policies: new ReadPolicies(work, access, leadMs),
        trial: new TryPolicy(work, access),
        explanation: new ExplainDecision(work, access, shields),
      }),
    ],
  };
}

/**
 * Takes evidence in for as long as the ledger goes on from what was signed.
 * @param keptIn file; none where nothing is kept apart
 */
export async function attach(
  parts: ServiceParts<LedgerKeys>,
  keptIn: string | undefined,
): Promise<void> {
  const { consuming, ids, log, probes } = parts;
  const work = workOf(parts);
  const signer = signerIn(parts);
  const keeper = keptIn === undefined ? NOTHING_KEPT : new CheckpointFile(keptIn);
  const guard = new LedgerGuard(keeper, verifierOf(signer), (trouble) => {
    if (trouble) log.error(LOG.notWhole, { code: trouble.kind });
    else log.info(LOG.wholeAgain);
  });
  new Gauge({
    name: 'hub_ledger_not_whole',
    help: '1 while the ledger does not go on from what was signed, and no evidence is taken in',
    registers: [probes.registry],
    collect() {
      this.set(guard.because === undefined ? 0 : 1);
    },
  });
  probes.require('ledger', () =>
    guard.because === undefined ? { ready: true } : { ready: false, because: guard.because },
  );
  const keep = new KeepCheckpoint(work, guard, keeper, ids);
  await keep.execute();
  parts.onStop(repeat(keep, KEEP_MS, log));
  const append = new AppendEvidence(work, signer, guard, parts);
  const consumer = consumeBatches(consuming, {
    queue: EVIDENCE_QUEUE,
    log,
    take: (batches) => append.execute(batches as EvidenceBatch[]),
  });
  probes.require('evidence', () =>
    consumer.ready ? { ready: true } : { ready: false, because: 'not attached yet' },
  );
  parts.onStop(() => consumer.stop());
}

function workOf(parts: ServiceParts<LedgerKeys>): LedgerWork {
  return parts.unitOfWork<LedgerStores>(storesOn);
}

function signerIn({ keys }: ServiceParts<LedgerKeys>): Signer {
  const { name, seed } = keys.ledger;
  return signerOf(name, 'ledger', seed);
}
