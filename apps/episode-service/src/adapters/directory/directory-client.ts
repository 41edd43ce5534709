import { isRefusal } from '@hub/contracts';
import { ReadService } from '@hub/contracts/directory';
import type { RequestClient } from '@hub/messaging';
import { internalCaller } from '@hub/use-case';
import type { ServiceDirectory } from '../../application/ports.js';

const CALLER = internalCaller('episode-service');

/** Asks directory-service. */
export class DirectoryClient implements ServiceDirectory {
  constructor(private readonly requests: Pick<RequestClient, 'request'>) {}

  async authorityOf(serviceId: string): Promise<string | undefined> {
    const service = await this.requests.request(ReadService, { serviceId }, { caller: CALLER });
    return isRefusal(service) ? undefined : service.authority;
  }
}
