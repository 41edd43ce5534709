import * as messages from '@hub/contracts/directory';
import { answer, type Handler } from '@hub/service-host';
import type { FindServices } from '../../application/services/find-services.js';
import type { ListUnknownNeeds } from '../../application/services/list-unknown-needs.js';
import type { ReadService } from '../../application/services/read-service.js';

/** The question practitioners ask. */
export function serviceHandlers({
  findServices,
  readService,
  listUnknownNeeds,
}: {
  readonly findServices: FindServices;
  readonly readService: ReadService;
  readonly listUnknownNeeds: ListUnknownNeeds;
}): Handler[] {
  return [
    answer(messages.FindServices, (question) => findServices.execute(question)),
    answer(messages.ListUnknownNeeds, (query) => listUnknownNeeds.execute(query)),
    answer(messages.ReadService, (query) => readService.execute(query)),
  ];
}
