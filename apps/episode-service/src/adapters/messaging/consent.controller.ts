import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  ConsentGranted,
  type ConsentGrantedPayload,
  ConsentWithdrawn,
  type ConsentWithdrawnPayload,
  type MessageContext,
} from '@hub/contracts';
import { OnConsentChanged } from '../../application/episodes/on-consent-changed.js';

/** What consent-service makes known. */
@Controller()
export class ConsentController {
  constructor(private readonly onConsentChanged: OnConsentChanged) {}

  @EventPattern<string>(ConsentGranted.type)
  consentGranted(
    @Payload() payload: ConsentGrantedPayload,
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onConsentChanged.granted(payload, context);
  }

  @EventPattern<string>(ConsentWithdrawn.type)
  consentWithdrawn(
    @Payload() payload: ConsentWithdrawnPayload,
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onConsentChanged.withdrawn(payload, context);
  }
}
