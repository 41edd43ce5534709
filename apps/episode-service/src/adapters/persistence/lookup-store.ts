import type { EntityManager } from 'typeorm';
import type { LookupView } from '@hub/contracts';
import type { Sealer } from '@hub/security';
import type { LookupRecord, LookupStore } from '../../application/ports.js';
import { type LookupRow, lookupTable } from './tables.js';

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
      answer: this.seal(view),
      askedAt: new Date(view.askedAt),
    });
  }

  async find(id: string): Promise<LookupRecord | undefined> {
    return this.read(await this.manager.findOneBy(lookupTable, { id }));
  }

  async lock(id: string): Promise<LookupRecord | undefined> {
    return this.read(await this.manager.findOne(lookupTable, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async save({ view }: LookupRecord): Promise<void> {
    await this.manager.update(lookupTable, { id: view.id }, { answer: this.seal(view) });
  }

  private read(row: LookupRow | null): LookupRecord | undefined {
    if (!row) return undefined;
    const view = JSON.parse(this.sealer.open(row.answer, `lookup ${row.id}`).toString('utf8')) as LookupView;
    return { view, authority: row.authority, personId: row.personId ?? undefined, detailsHash: row.detailsHash };
  }

  private seal(view: LookupView): Buffer {
    return this.sealer.seal(JSON.stringify(view), `lookup ${view.id}`);
  }
}
