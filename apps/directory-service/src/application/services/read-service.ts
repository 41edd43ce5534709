import { type Refusal, refuse } from '@hub/contracts';
import type { ReadServicePayload, ServiceDetail } from '@hub/contracts/directory';
import type { Clock } from '@hub/use-case';
import type { ServiceTaxonomy } from '../../domain/services/taxonomy.js';
import type { DirectoryWork } from '../ports.js';
import { detailService } from './service-view.js';

/**
 * One service with all its places; also one that its feed no longer lists, since somebody may have
 * referred a child to it.
 */
export class ReadService {
  constructor(
    private readonly work: DirectoryWork,
    private readonly taxonomy: ServiceTaxonomy,
    private readonly clock: Clock,
  ) {}

  async execute({ serviceId, ...child }: ReadServicePayload): Promise<ServiceDetail | Refusal> {
    const service = (await this.work.read(({ services }) => services.read([serviceId]))).get(
      serviceId,
    );
    return service
      ? detailService(service, child, {
          protocols: this.taxonomy.protocols,
          now: this.clock.now(),
        })
      : refuse('not_found');
  }
}
