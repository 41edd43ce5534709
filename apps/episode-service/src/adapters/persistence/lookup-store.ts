import type { EntityManager } from 'typeorm';
import type { LookupView } from '@hub/contracts';
import type { Sealer } from '@hub/security';
import type { LookupRecord, LookupStore } from '../../application/ports.js';
import { lookupTable } from './tables.js';

export class TypeormLookupStore implements LookupStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async add({ view, authority, personId, detailsHash }: LookupRecord): Promise<void> {
    await this.manager.insert(lookupTable, {
      id: view.id,
      authority,
      personId: personId ?? null,
      detailsHash,
      answer: this.sealer.seal(JSON.stringify(view), `lookup ${view.id}`),
      askedAt: new Date(view.askedAt),
    });
  }

  async find(id: string): Promise<LookupRecord | undefined> {
    const row = await this.manager.findOneBy(lookupTable, { id });
    if (!row) return undefined;
    const view = JSON.parse(this.sealer.open(row.answer, `lookup ${id}`).toString('utf8')) as LookupView;
    return { view, authority: row.authority, personId: row.personId ?? undefined, detailsHash: row.detailsHash };
  }
}
