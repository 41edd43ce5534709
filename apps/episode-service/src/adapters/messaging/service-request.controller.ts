import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  AnswerServiceRequest,
  type AnswerServiceRequestPayload,
  ListServiceRequests,
  type MessageContext,
  type PageQuery,
  type Refusal,
  SendServiceRequest,
  type SendServiceRequestPayload,
  type ServiceRequestPage,
  type ServiceRequestView,
} from '@hub/contracts';
import { RequestService } from '../../application/service-requests/request-service.js';

@Controller()
export class ServiceRequestController {
  constructor(private readonly requests: RequestService) {}

  @MessagePattern(SendServiceRequest.type)
  send(@Payload() payload: SendServiceRequestPayload, @Ctx() context: MessageContext): Promise<ServiceRequestView | Refusal> {
    return this.requests.send(payload, context);
  }

  @MessagePattern(AnswerServiceRequest.type)
  answer(@Payload() payload: AnswerServiceRequestPayload, @Ctx() context: MessageContext): Promise<ServiceRequestView | Refusal> {
    return this.requests.answer(payload, context);
  }

  @MessagePattern(ListServiceRequests.type)
  list(@Payload() payload: PageQuery, @Ctx() context: MessageContext): Promise<ServiceRequestPage | Refusal> {
    return this.requests.list(payload, context);
  }
}
