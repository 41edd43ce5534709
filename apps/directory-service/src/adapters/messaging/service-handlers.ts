import * as messages from '@hub/contracts';
import { answer, type Handler } from '@hub/service-host';
import type { FindServices } from '../../application/services/find-services.js';
import type { ReadService } from '../../application/services/read-service.js';

/** The question practitioners ask. */
export function serviceHandlers({
  findServices,
  readService,
}: {
  readonly findServices: FindServices;
  readonly readService: ReadService;
}): Handler[] {
  return [
    answer(messages.FindServices, (question) => findServices.execute(question)),
    answer(messages.ReadService, (query) => readService.execute(query)),
  ];
}
