import { type DynamicModule, Module } from '@nestjs/common';
import type { EvidenceBatch } from '@hub/contracts';
import { signerOf, verifierOf } from '@hub/evidence-ledger';
import { consumeBatches, EVIDENCE_QUEUE } from '@hub/messaging';
import type { ServiceParts } from '@hub/service-host';
import { LedgerController } from './adapters/messaging/ledger.controller.js';
import { SqlLedgerStore } from './adapters/persistence/sql-ledger-store.js';
import { AppendEvidence } from './application/append-evidence.js';
import type { LedgerStores } from './application/ports.js';
import { ReadLedger } from './application/read-ledger.js';
import { WitnessCheckpoint } from './application/witness-checkpoint.js';

@Module({})
export class LedgerServiceModule {
  static of(parts: ServiceParts): DynamicModule {
    const { clock, consuming, log } = parts;
    const work = parts.unitOfWork<LedgerStores>((manager) => ({ ledger: new SqlLedgerStore(manager) }));
    const { name, seed } = parts.keys['ledger'] as { name: string; seed: string };
    const signer = signerOf(name, 'ledger', seed);
    const verifier = verifierOf(signer);
    const append = new AppendEvidence(work, signer, parts);
    const consumer = consumeBatches(consuming, { queue: EVIDENCE_QUEUE, log, take: (batches) => append.execute(batches as EvidenceBatch[]) });
    parts.probes.require('evidence', () => (consumer.ready ? { ready: true } : { ready: false, because: 'not attached yet' }));
    parts.onStop(() => consumer.stop());
    return {
      module: LedgerServiceModule,
      controllers: [LedgerController],
      providers: [
        { provide: ReadLedger, useValue: new ReadLedger(work, verifier) },
        { provide: WitnessCheckpoint, useValue: new WitnessCheckpoint(work, verifier, clock) },
      ],
    };
  }
}
