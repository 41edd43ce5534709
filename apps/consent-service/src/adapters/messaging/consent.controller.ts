import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  type ConsentView,
  Decide as DecideMessage,
  type DecidePayload,
  type DecisionView,
  type MessageContext,
  ReadConsent as ReadConsentMessage,
  type ReadConsentPayload,
  ReadSharingRegister,
  type ReadSharingRegisterPayload,
  RecordConsent as RecordConsentMessage,
  type RecordConsentPayload,
  type Refusal,
  type SharingRegister,
  WithdrawConsent as WithdrawConsentMessage,
  type WithdrawConsentPayload,
} from '@hub/contracts';
import { Decide } from '../../application/consents/decide.js';
import { ReadConsent } from '../../application/consents/read-consent.js';
import { RecordConsent } from '../../application/consents/record-consent.js';
import { WithdrawConsent } from '../../application/consents/withdraw-consent.js';

@Controller()
export class ConsentController {
  constructor(
    private readonly recordConsent: RecordConsent,
    private readonly withdrawConsent: WithdrawConsent,
    private readonly readConsent: ReadConsent,
    private readonly decideSharing: Decide,
  ) {}

  @MessagePattern(RecordConsentMessage.type)
  record(
    @Payload() payload: RecordConsentPayload,
    @Ctx() context: MessageContext,
  ): Promise<ConsentView | Refusal> {
    return this.recordConsent.execute(payload, context);
  }

  @MessagePattern(WithdrawConsentMessage.type)
  withdraw(
    @Payload() payload: WithdrawConsentPayload,
    @Ctx() context: MessageContext,
  ): Promise<ConsentView | Refusal> {
    return this.withdrawConsent.execute(payload, context);
  }

  @MessagePattern(ReadConsentMessage.type)
  read(
    @Payload() payload: ReadConsentPayload,
    @Ctx() context: MessageContext,
  ): Promise<ConsentView | Refusal> {
    return this.readConsent.execute(payload, context);
  }

  @MessagePattern(DecideMessage.type)
  decide(
    @Payload() payload: DecidePayload,
    @Ctx() context: MessageContext,
  ): Promise<DecisionView | Refusal> {
    return this.decideSharing.execute(payload, context);
  }

  @MessagePattern(ReadSharingRegister.type)
  register(
    @Payload() payload: ReadSharingRegisterPayload,
    @Ctx() context: MessageContext,
  ): Promise<SharingRegister | Refusal> {
    return this.decideSharing.register(payload, context);
  }
}
