import { type DynamicModule, Module } from '@nestjs/common';
import type { EvidenceBatch } from '@hub/contracts';
import { type Signer, signerOf, verifierOf } from '@hub/evidence-ledger';
import { consumeBatches, EVIDENCE_QUEUE } from '@hub/messaging';
import { repeat, type ServiceParts } from '@hub/service-host';
import { CheckpointFile } from './adapters/checkpoint-file.js';
import { LedgerController } from './adapters/messaging/ledger.controller.js';
import { SqlLedgerStore } from './adapters/persistence/sql-ledger-store.js';
import { AppendEvidence } from './application/append-evidence.js';
import { KeepCheckpoint } from './application/keep-checkpoint.js';
import type { LedgerStores, LedgerWork } from './application/ports.js';
import { ReadLedger } from './application/read-ledger.js';
import { WitnessCheckpoint } from './application/witness-checkpoint.js';

const KEEP_MS = 5_000;

@Module({})
export class LedgerServiceModule {
  static of(parts: ServiceParts): DynamicModule {
    const work = workOf(parts);
    const verifier = verifierOf(signerIn(parts));
    return {
      module: LedgerServiceModule,
      controllers: [LedgerController],
      providers: [
        { provide: ReadLedger, useValue: new ReadLedger(work, verifier) },
        {
          provide: WitnessCheckpoint,
          useValue: new WitnessCheckpoint(work, verifier, parts.clock),
        },
      ],
    };
  }
  /** Takes evidence in, once the ledger is known to be no shorter than what was kept of it. @param keptIn file; none where nothing is kept */
  static async attach(parts: ServiceParts, keptIn: string | undefined): Promise<void> {
    const { consuming, log } = parts;
    const work = workOf(parts);
    const signer = signerIn(parts);
    if (keptIn !== undefined) {
      const keep = new KeepCheckpoint(work, new CheckpointFile(keptIn), verifierOf(signer));
      await keep.check();
      parts.onStop(repeat(keep, KEEP_MS, log));
    }
    const append = new AppendEvidence(work, signer, parts);
    const consumer = consumeBatches(consuming, {
      queue: EVIDENCE_QUEUE,
      log,
      take: (batches) => append.execute(batches as EvidenceBatch[]),
    });
    parts.probes.require('evidence', () =>
      consumer.ready ? { ready: true } : { ready: false, because: 'not attached yet' },
    );
    parts.onStop(() => consumer.stop());
  }
}

function workOf(parts: ServiceParts): LedgerWork {
  return parts.unitOfWork<LedgerStores>((manager) => ({ ledger: new SqlLedgerStore(manager) }));
}

function signerIn({ keys }: ServiceParts): Signer {
  const { name, seed } = keys['ledger'] as { name: string; seed: string };
  return signerOf(name, 'ledger', seed);
}
