import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  type MessageContext,
  type PointerView,
  PublishPointer,
  type PublishPointerPayload,
  type Refusal,
} from '@hub/contracts';
import { PublishPointers } from '../../application/pointers/publish-pointers.js';

@Controller()
export class PointerController {
  constructor(private readonly publishPointers: PublishPointers) {}

  @MessagePattern(PublishPointer.type)
  publish(@Payload() payload: PublishPointerPayload, @Ctx() context: MessageContext): Promise<PointerView | Refusal> {
    return this.publishPointers.one(payload, context);
  }
}
