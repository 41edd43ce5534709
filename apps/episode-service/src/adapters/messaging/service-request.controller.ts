import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import {
  AnswerServiceRequest,
  type AnswerServiceRequestPayload,
  ListServiceRequests,
  type MessageContext,
  type PageQuery,
  type Refusal,
  SendServiceRequest,
  type SendServiceRequestPayload,
  ServiceChanged,
  type ServiceChangeNotice,
  type ServiceRequestPage,
  type ServiceRequestView,
} from '@hub/contracts';
import { OnServiceChanged } from '../../application/service-requests/on-service-changed.js';
import { RequestService } from '../../application/service-requests/request-service.js';

@Controller()
export class ServiceRequestController {
  constructor(
    private readonly requests: RequestService,
    private readonly onServiceChanged: OnServiceChanged,
  ) {}

  @EventPattern<string>(ServiceChanged.type)
  serviceChanged(
    @Payload() change: ServiceChangeNotice,
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onServiceChanged.execute(change, context);
  }

  @MessagePattern(SendServiceRequest.type)
  send(
    @Payload() payload: SendServiceRequestPayload,
    @Ctx() context: MessageContext,
  ): Promise<ServiceRequestView | Refusal> {
    return this.requests.send(payload, context);
  }

  @MessagePattern(AnswerServiceRequest.type)
  answer(
    @Payload() payload: AnswerServiceRequestPayload,
    @Ctx() context: MessageContext,
  ): Promise<ServiceRequestView | Refusal> {
    return this.requests.answer(payload, context);
  }

  @MessagePattern(ListServiceRequests.type)
  list(
    @Payload() payload: PageQuery,
    @Ctx() context: MessageContext,
  ): Promise<ServiceRequestPage | Refusal> {
    return this.requests.list(payload, context);
  }
}
