import { EntitySchema, type EntityManager } from 'typeorm';
import { readRow } from '@hub/persistence';
import type { PlanStore } from '../../application/planning/plan-ports.js';
import type { PlanAction, PlanAgreement } from '../../domain/planning/plan.js';

interface PlanActionRow extends Pick<
  PlanAction,
  'id' | 'episodeId' | 'authority' | 'domain' | 'by' | 'dueOn' | 'documentId' | 'state'
> {
  personId: string | null;
  item: number | null;
  reason: NonNullable<PlanAction['reason']> | null;
  addedAt: Date;
  changedAt: Date;
}

interface PlanAgreementRow extends Pick<
  PlanAgreement,
  'id' | 'episodeId' | 'authority' | 'by' | 'answer' | 'on'
> {
  because: NonNullable<PlanAgreement['because']> | null;
  evidence: NonNullable<PlanAgreement['evidence']> | null;
  evidenceReference: string | null;
  recordedAt: Date;
}

export const planActionTable = new EntitySchema<PlanActionRow>({
  name: 'plan_action',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    authority: { type: 'text' },
    domain: { type: 'text' },
    by: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id', nullable: true },
    dueOn: { type: 'date', name: 'due_on' },
    documentId: { type: 'uuid', name: 'document_id' },
    item: { type: 'integer', nullable: true },
    state: { type: 'text' },
    reason: { type: 'text', nullable: true },
    addedAt: { type: 'timestamptz', name: 'added_at' },
    changedAt: { type: 'timestamptz', name: 'changed_at' },
  },
});

export const planAgreementTable = new EntitySchema<PlanAgreementRow>({
  name: 'plan_agreement',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    authority: { type: 'text' },
    by: { type: 'text' },
    answer: { type: 'text' },
    because: { type: 'text', nullable: true },
    on: { type: 'date', name: 'said_on' },
    evidence: { type: 'text', nullable: true },
    evidenceReference: { type: 'text', name: 'evidence_reference', nullable: true },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
  },
});

export class TypeormPlanStore implements PlanStore {
  constructor(private readonly manager: EntityManager) {}

  async addAction(action: PlanAction): Promise<void> {
    await this.manager.insert(planActionTable, toRow(action));
  }

  async saveAction(action: PlanAction): Promise<void> {
    const { id, ...columns } = toRow(action);
    await this.manager.update(planActionTable, { id }, columns);
  }

  async actionsOf(episodeId: string): Promise<PlanAction[]> {
    const rows = await this.manager.find(planActionTable, {
      where: { episodeId },
      order: { authority: 'ASC', dueOn: 'ASC', id: 'ASC' },
    });
    return rows.map((row) => readRow(row));
  }

  async addAgreement(agreement: PlanAgreement): Promise<void> {
    const { because, evidence, evidenceReference, recordedAt } = agreement;
    await this.manager.insert(planAgreementTable, {
      ...agreement,
      because: because ?? null,
      evidence: evidence ?? null,
      evidenceReference: evidenceReference ?? null,
      recordedAt: new Date(recordedAt),
    });
  }

  async agreementsOf(episodeId: string): Promise<PlanAgreement[]> {
    const rows = await this.manager.find(planAgreementTable, {
      where: { episodeId },
      order: { recordedAt: 'DESC', id: 'DESC' },
    });
    return rows.map((row) => readRow(row));
  }
}

function toRow(action: PlanAction): PlanActionRow {
  const { personId, item, reason, addedAt, changedAt } = action;
  return {
    ...action,
    personId: personId ?? null,
    item: item ?? null,
    reason: reason ?? null,
    addedAt: new Date(addedAt),
    changedAt: new Date(changedAt),
  };
}
