import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import {
  FindServices as FindServicesMessage,
  type FindServicesPayload,
  ReadService as ReadServiceMessage,
  type ReadServicePayload,
  type Refusal,
  type ServiceDetail,
  type ServicePage,
} from '@hub/contracts';
import { FindServices } from '../../application/services/find-services.js';
import { ReadService } from '../../application/services/read-service.js';

/** The question practitioners ask. */
@Controller()
export class ServiceController {
  constructor(
    private readonly findServices: FindServices,
    private readonly readService: ReadService,
  ) {}

  @MessagePattern(FindServicesMessage.type)
  find(@Payload() question: FindServicesPayload): Promise<ServicePage | Refusal> {
    return this.findServices.execute(question);
  }

  @MessagePattern(ReadServiceMessage.type)
  read(@Payload() query: ReadServicePayload): Promise<ServiceDetail | Refusal> {
    return this.readService.execute(query);
  }
}
