import { type EntityManager, LessThan } from 'typeorm';
import type { ChildDetails } from '@hub/contracts/lookup';
import type { Sealer } from '@hub/security';
import type { DetailsStore } from '../../application/episodes/episode-ports.js';
import { lookupDetailsTable } from './episode-tables.js';

export class TypeormDetailsStore implements DetailsStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async keep(lookupId: string, child: ChildDetails, until: string): Promise<void> {
    const envelope = this.sealer.seal(JSON.stringify(child), bindingOf(lookupId));
    await this.manager.insert(lookupDetailsTable, { lookupId, envelope, until: new Date(until) });
  }

  /** Those under a key that was retired since are as good as destroyed. */
  async find(lookupId: string): Promise<ChildDetails | undefined> {
    const row = await this.manager.findOneBy(lookupDetailsTable, { lookupId });
    if (!row || !this.sealer.versions.includes(row.envelope.readUInt8(0))) return undefined;
    const details = this.sealer.open(row.envelope, bindingOf(lookupId));
    return JSON.parse(details.toString('utf8')) as ChildDetails;
  }

  async destroy(lookupId: string): Promise<void> {
    await this.manager.delete(lookupDetailsTable, { lookupId });
  }

  async destroyOutdated(at: string): Promise<void> {
    await this.manager.delete(lookupDetailsTable, { until: LessThan(new Date(at)) });
  }
}

function bindingOf(lookupId: string): string {
  return `details ${lookupId}`;
}
