import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  ListOverrides,
  type ListOverridesPayload,
  MakeOverride,
  type MakeOverridePayload,
  type MessageContext,
  type OverrideList,
  type OverrideView,
  type Refusal,
  ReviewOverride,
  type ReviewOverridePayload,
} from '@hub/contracts';
import { OverrideSharing } from '../../application/overrides/override-sharing.js';

@Controller()
export class OverrideController {
  constructor(private readonly overrides: OverrideSharing) {}

  @MessagePattern(MakeOverride.type)
  make(
    @Payload() payload: MakeOverridePayload,
    @Ctx() context: MessageContext,
  ): Promise<OverrideView | Refusal> {
    return this.overrides.make(payload, context);
  }

  @MessagePattern(ListOverrides.type)
  list(
    @Payload() payload: ListOverridesPayload,
    @Ctx() context: MessageContext,
  ): Promise<OverrideList> {
    return this.overrides.list(payload, context);
  }

  @MessagePattern(ReviewOverride.type)
  review(
    @Payload() payload: ReviewOverridePayload,
    @Ctx() context: MessageContext,
  ): Promise<OverrideView | Refusal> {
    return this.overrides.review(payload, context);
  }
}
