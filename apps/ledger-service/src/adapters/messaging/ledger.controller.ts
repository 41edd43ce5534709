import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  type CheckpointView,
  type ConsistencyProof,
  Cosign,
  type CosignPayload,
  type EvidencePage,
  type EvidencePart,
  GatherEvidence,
  type GatherEvidencePayload,
  type InclusionProof,
  ListEvidence,
  type ListEvidencePayload,
  type MessageContext,
  ProveConsistency,
  type ProveConsistencyPayload,
  ProveInclusion,
  type ProveInclusionPayload,
  ReadCheckpoint,
  type ReadCheckpointPayload,
  type Refusal,
  RegisterWitness,
  type RegisterWitnessPayload,
  type WitnessView,
} from '@hub/contracts';
import { ReadLedger } from '../../application/read-ledger.js';
import { WitnessCheckpoint } from '../../application/witness-checkpoint.js';

@Controller()
export class LedgerController {
  constructor(
    private readonly ledger: ReadLedger,
    private readonly witness: WitnessCheckpoint,
  ) {}

  @MessagePattern(ReadCheckpoint.type)
  checkpoint(@Payload() payload: ReadCheckpointPayload): Promise<CheckpointView | Refusal> {
    return this.ledger.checkpoint(payload);
  }

  @MessagePattern(ProveInclusion.type)
  inclusion(
    @Payload() payload: ProveInclusionPayload,
    @Ctx() context: MessageContext,
  ): Promise<InclusionProof | Refusal> {
    return this.ledger.inclusion(payload, context);
  }

  @MessagePattern(ProveConsistency.type)
  consistency(@Payload() payload: ProveConsistencyPayload): Promise<ConsistencyProof | Refusal> {
    return this.ledger.consistency(payload);
  }

  @MessagePattern(ListEvidence.type)
  entries(
    @Payload() payload: ListEvidencePayload,
    @Ctx() context: MessageContext,
  ): Promise<EvidencePage | Refusal> {
    return this.ledger.entries(payload, context);
  }

  @MessagePattern(GatherEvidence.type)
  gather(@Payload() payload: GatherEvidencePayload): Promise<EvidencePart | Refusal> {
    return this.ledger.gather(payload);
  }

  @MessagePattern(RegisterWitness.type)
  register(
    @Payload() payload: RegisterWitnessPayload,
    @Ctx() context: MessageContext,
  ): Promise<WitnessView | Refusal> {
    return this.witness.register(payload, context);
  }

  @MessagePattern(Cosign.type)
  cosign(
    @Payload() payload: CosignPayload,
    @Ctx() context: MessageContext,
  ): Promise<CheckpointView | Refusal> {
    return this.witness.cosign(payload, context);
  }
}
