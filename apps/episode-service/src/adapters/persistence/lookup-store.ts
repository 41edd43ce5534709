import { type EntityManager, MoreThan } from 'typeorm';
import type { LookupView, StartLookupPayload } from '@hub/contracts';
import type { Sealer } from '@hub/security';
import type { LookupRecord, LookupStore } from '../../application/ports.js';
import { type LookupRow, lookupTable } from './tables.js';

export class TypeormLookupStore implements LookupStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async add(lookup: LookupRecord): Promise<void> {
    const { view, authority, personId, detailsHash } = lookup;
    await this.manager.insert(lookupTable, {
      id: view.id,
      authority,
      personId: personId ?? null,
      detailsHash,
      askedAt: new Date(view.askedAt),
      decidedBy: null,
      ...this.changing(lookup),
    });
  }

  async find(id: string): Promise<LookupRecord | undefined> {
    return this.read(await this.manager.findOneBy(lookupTable, { id }));
  }

  async lock(id: string): Promise<LookupRecord | undefined> {
    return this.read(await this.manager.findOne(lookupTable, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async save(lookup: LookupRecord, decidedBy?: string): Promise<void> {
    const decision = decidedBy === undefined ? {} : { decidedBy };
    await this.manager.update(lookupTable, { id: lookup.view.id }, { ...this.changing(lookup), ...decision });
  }

  async waiting(authority: string, at: string, limit: number): Promise<LookupRecord[]> {
    const where = { authority, confirmBy: MoreThan(new Date(at)) };
    const rows = await this.manager.find(lookupTable, { where, order: { askedAt: 'ASC', id: 'ASC' }, take: limit });
    return rows.map((row) => this.read(row)).filter((lookup) => lookup !== undefined);
  }

  private changing({ view, waiting }: LookupRecord): Pick<LookupRow, 'answer' | 'question' | 'confirmBy'> {
    return {
      answer: this.sealer.seal(JSON.stringify(view), `lookup ${view.id}`),
      question: waiting ? this.sealer.seal(JSON.stringify(waiting.question), `question ${view.id}`) : null,
      confirmBy: waiting ? new Date(waiting.confirmBy) : null,
    };
  }

  private read(row: LookupRow | null): LookupRecord | undefined {
    if (!row) return undefined;
    const { id, authority, personId, detailsHash, question, confirmBy } = row;
    const view = JSON.parse(this.sealer.open(row.answer, `lookup ${id}`).toString('utf8')) as LookupView;
    const lookup = { view, authority, personId: personId ?? undefined, detailsHash };
    if (!question || !confirmBy) return lookup;
    const asked = JSON.parse(this.sealer.open(question, `question ${id}`).toString('utf8')) as StartLookupPayload;
    return { ...lookup, waiting: { question: asked, confirmBy: confirmBy.toISOString() } };
  }
}
