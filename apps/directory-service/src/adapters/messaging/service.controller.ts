import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import {
  type FeedPayload,
  FindServices as FindServicesMessage,
  type FindServicesPayload,
  ListUnknownNeeds as ListUnknownNeedsMessage,
  ReadService as ReadServiceMessage,
  type ReadServicePayload,
  type Refusal,
  type ServiceDetail,
  type ServicePage,
  type UnknownNeedList,
} from '@hub/contracts';
import { FindServices } from '../../application/services/find-services.js';
import { ListUnknownNeeds } from '../../application/services/list-unknown-needs.js';
import { ReadService } from '../../application/services/read-service.js';

/** The question practitioners ask. */
@Controller()
export class ServiceController {
  constructor(
    private readonly findServices: FindServices,
    private readonly readService: ReadService,
    private readonly listUnknownNeeds: ListUnknownNeeds,
  ) {}

  @MessagePattern(FindServicesMessage.type)
  find(@Payload() question: FindServicesPayload): Promise<ServicePage | Refusal> {
    return this.findServices.execute(question);
  }

  @MessagePattern(ReadServiceMessage.type)
  read(@Payload() query: ReadServicePayload): Promise<ServiceDetail | Refusal> {
    return this.readService.execute(query);
  }

  @MessagePattern(ListUnknownNeedsMessage.type)
  unknownNeeds(@Payload() query: FeedPayload): Promise<UnknownNeedList | Refusal> {
    return this.listUnknownNeeds.execute(query);
  }
}
