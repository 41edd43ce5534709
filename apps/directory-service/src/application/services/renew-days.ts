import { ServiceChanged } from '@hub/internal-messages';
import { choreContext, type Clock, fact, type Ids } from '@hub/use-case';
import { indexService } from '../../domain/services/indexed-service.js';
import { londonDay } from '../../domain/services/opening.js';
import { postcodesOf } from '../../domain/services/places.js';
import { changeBetween } from '../../domain/services/service-change.js';
import type { OwnTerms } from '../../domain/services/own-terms.js';
import type { ServiceTaxonomy } from '../../domain/services/taxonomy.js';
import type { DirectoryWork, DueService, Gazetteer } from '../ports.js';

const AT_ONCE = 100;

interface RenewTools {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly gazetteer: Gazetteer;
  readonly taxonomy: ServiceTaxonomy;
  readonly own: OwnTerms;
}

/**
 * Looks again at services whose schedules have begun or ended since they were read: no feed says so
 * on the day.
 */
export class RenewDays {
  constructor(
    private readonly work: DirectoryWork,
    private readonly tools: RenewTools,
  ) {}

  async execute(): Promise<void> {
    const { clock, ids } = this.tools;
    const now = clock.now();
    await this.work.request(
      choreContext('directory-service', 'services.renew_days', ids),
      {},
      async ({ services }) => {
        const due = await services.daysDue(londonDay(now), AT_ONCE);
        const facts = [];
        for (const service of due) {
          const indexed = await this.indexAnew(service, now);
          await services.renew(service.id, indexed);
          const change = changeBetween(service.indexed, indexed);
          if (change)
            facts.push(
              fact(ServiceChanged, {
                serviceId: service.id,
                authority: service.authority,
                change: change.change,
                fields: [...change.fields],
              }),
            );
        }
        return { result: {}, facts };
      },
    );
  }

  private async indexAnew(
    { document, authority, unlessSaid }: DueService,
    now: string,
  ): Promise<DueService['indexed']> {
    const positions = await this.tools.gazetteer.locate(postcodesOf(document));
    return indexService(document, {
      taxonomy: this.tools.taxonomy,
      own: this.tools.own,
      feed: { authority, ...(unlessSaid ? { unlessSaid } : {}) },
      locate: (postcode) => positions.get(postcode),
      now,
    });
  }
}
