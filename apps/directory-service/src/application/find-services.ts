import { type FindServicesPayload, isRefusal, pageOf, readPage, type Refusal, type ServicePage, type ServiceView } from '@hub/contracts';
import { accessSentence, type DirectoryService } from '../domain/service-access.js';
import type { ServiceStore } from './ports.js';

export class FindServices {
  constructor(private readonly services: ServiceStore) {}

  async execute(question: FindServicesPayload): Promise<ServicePage | Refusal> {
    const page = readPage(question);
    if (isRefusal(page)) return page;
    const found = await this.services.find(question, page.limit + 1, page.after);
    return pageOf(found, page.limit, ({ lastModified, id }) => ({ at: lastModified, id }), viewService);
  }
}

function viewService(service: DirectoryService): ServiceView {
  const { openTo, lastModified: _lastModified, ...same } = service;
  return { ...same, because: accessSentence(service), ...(openTo.length === 0 ? {} : { openTo: [...openTo] }) };
}
