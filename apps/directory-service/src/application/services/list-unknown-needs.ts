import { type Refusal, refuse } from '@hub/contracts';
import type { FeedPayload, UnknownNeed, UnknownNeedList } from '@hub/contracts/directory';
import type { IndexedService } from '../../domain/services/indexed-service.js';
import { NEEDS_TAXONOMY, type ServiceTaxonomy } from '../../domain/services/taxonomy.js';
import type { DirectoryWork } from '../ports.js';

const MOST = 500;
const MOST_TERMS = 50;

/** Services that no question by need finds, for whoever keeps their feed. */
export class ListUnknownNeeds {
  constructor(
    private readonly work: DirectoryWork,
    private readonly taxonomy: ServiceTaxonomy,
  ) {}

  async execute({ feedId }: FeedPayload): Promise<UnknownNeedList | Refusal> {
    return this.work.read(async ({ feeds, services }) => {
      if (!(await feeds.find(feedId))) return refuse('not_found');
      const { services: count, items } = await services.ofUnknownNeed(feedId, MOST);
      return { services: count, items: items.map((one) => this.view(one)) };
    });
  }

  private view({ id, indexed }: { id: string; indexed: IndexedService }): UnknownNeed {
    const { vocabulary } = this.taxonomy;
    const reads = vocabulary.needsIn(vocabulary.read(indexed.name))[0]?.need;
    const term = reads === undefined ? 'a term' : `the term ${reads}`;
    return {
      serviceId: id,
      name: indexed.name,
      terms: indexed.terms.slice(0, MOST_TERMS).map((name) => name.slice(0, 200)),
      ...(reads === undefined ? {} : { reads }),
      fix: `Give it ${term} of the taxonomy ${NEEDS_TAXONOMY} (/open-referral-uk/v3/taxonomy_terms), or have its own terms added to the hub’s vocabulary.`,
    };
  }
}
