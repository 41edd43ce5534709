import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  BeginReconciliation,
  type BeginReconciliationPayload,
  CompleteReconciliation,
  type MessageContext,
  type PointerView,
  PublishPointer,
  type PublishPointerPayload,
  ReadReconciliation,
  type ReadReconciliationPayload,
  type ReconciliationView,
  type Refusal,
} from '@hub/contracts';
import { PublishPointers } from '../../application/pointers/publish-pointers.js';
import { ReconcilePointers } from '../../application/pointers/reconcile-pointers.js';

@Controller()
export class PointerController {
  constructor(
    private readonly publishPointers: PublishPointers,
    private readonly reconcilePointers: ReconcilePointers,
  ) {}

  @MessagePattern(PublishPointer.type)
  publish(
    @Payload() payload: PublishPointerPayload,
    @Ctx() context: MessageContext,
  ): Promise<PointerView | Refusal> {
    return this.publishPointers.one(payload, context);
  }

  @MessagePattern(BeginReconciliation.type)
  begin(
    @Payload() payload: BeginReconciliationPayload,
    @Ctx() context: MessageContext,
  ): Promise<ReconciliationView | Refusal> {
    return this.reconcilePointers.begin(payload, context);
  }

  @MessagePattern(ReadReconciliation.type)
  read(
    @Payload() payload: ReadReconciliationPayload,
    @Ctx() context: MessageContext,
  ): Promise<ReconciliationView | Refusal> {
    return this.reconcilePointers.read(payload, context);
  }

  @MessagePattern(CompleteReconciliation.type)
  complete(
    @Payload() payload: ReadReconciliationPayload,
    @Ctx() context: MessageContext,
  ): Promise<ReconciliationView | Refusal> {
    return this.reconcilePointers.complete(payload, context);
  }
}
