import type { EntityManager } from 'typeorm';
import { readMember, readRow, type ReadRow, toDate } from '@hub/persistence';
import type {
  CorrectionStore,
  CorrectionsWanted,
} from '../../application/corrections/correction-ports.js';
import type { Correction, CorrectionNotice } from '../../domain/corrections/correction.js';
import { correctionNoticeTable, type CorrectionRow, correctionTable } from './correction-table.js';
import { shownTo } from './shown-to.js';

const IS_TOLD =
  'EXISTS (SELECT 1 FROM correction_notice n WHERE n.correction_id = c.id AND n.authority = :authority)';

export class TypeormCorrectionStore implements CorrectionStore {
  constructor(private readonly manager: EntityManager) {}

  async add(correction: Correction): Promise<void> {
    await this.manager.insert(correctionTable, toRow(correction));
  }

  async save(correction: Correction): Promise<void> {
    const { id, ...columns } = toRow(correction);
    await this.manager.update(correctionTable, { id }, columns);
  }

  async find(id: string): Promise<Correction | undefined> {
    const row = await this.manager.findOneBy(correctionTable, { id });
    return row ? toCorrection(row) : undefined;
  }

  async lock(id: string): Promise<Correction | undefined> {
    const row = await this.manager.findOne(correctionTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? toCorrection(row) : undefined;
  }

  async ofEpisode(episodeId: string): Promise<Correction[]> {
    const order = { raisedAt: 'ASC', id: 'ASC' } as const;
    const rows = await this.manager.find(correctionTable, { where: { episodeId }, order });
    return rows.map(toCorrection);
  }

  async list({
    authority,
    personId,
    told,
    state,
    limit,
    after,
  }: CorrectionsWanted): Promise<Correction[]> {
    const query = this.manager
      .createQueryBuilder(correctionTable, 'c')
      .where(told ? IS_TOLD : `(c.raisedBy = :authority OR c.answers = :authority OR ${IS_TOLD})`, {
        authority,
      })
      .andWhere(shownTo('c'), { personId: personId ?? null })
      .orderBy('c.raisedAt', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .limit(limit);
    if (state) query.andWhere('c.state = :state', { state });
    if (after) query.andWhere('(c.raisedAt, c.id) < (:at::timestamptz, :id::uuid)', after);
    return (await query.getMany()).map(toCorrection);
  }

  async putNotice(notice: CorrectionNotice): Promise<void> {
    await this.manager.upsert(
      correctionNoticeTable,
      {
        correctionId: notice.correctionId,
        authority: notice.authority,
        openedAt: new Date(notice.openedAt),
        remindAt: new Date(notice.remindAt),
        dueAt: new Date(notice.dueAt),
        remindedAt: toDate(notice.remindedAt),
        escalatedAt: toDate(notice.escalatedAt),
        answer: notice.answer ?? null,
      },
      ['correctionId', 'authority'],
    );
  }

  async notices(correctionId: string): Promise<CorrectionNotice[]> {
    const rows = await this.manager.find(correctionNoticeTable, {
      where: { correctionId },
      order: { authority: 'ASC' },
    });
    return rows.map((row) => readRow(row));
  }

  async nextIncident(year: number): Promise<string> {
    const [row] = await this.manager.query<[{ next: string }]>(
      "SELECT nextval('incident_number') AS next",
    );
    return `${String(year)}-${row.next}`;
  }
}

const MEMBERS = {
  table: 'correction',
  by: 'state',
  needs: {
    raised: [],
    declined: ['decidedBy', 'decidedAt', 'declinedBecause'],
    made: ['decidedBy', 'decidedAt', 'askedAgain'],
    lifted: ['decidedBy', 'decidedAt', 'askedAgain', 'liftedBy', 'liftedAt', 'liftedBecause'],
  },
  lacks: {
    raised: [
      ...['decidedBy', 'decidedAt', 'declinedBecause', 'formerReference', 'askedAgain'],
      ...['liftedBy', 'liftedAt', 'liftedBecause'],
    ],
    declined: ['formerReference', 'askedAgain', 'liftedBy', 'liftedAt', 'liftedBecause'],
    made: ['declinedBecause', 'liftedBy', 'liftedAt', 'liftedBecause'],
    lifted: ['declinedBecause'],
  },
} as const;

function toRow(correction: Correction): CorrectionRow {
  const {
    decidedBy,
    decidedAt,
    declinedBecause,
    formerReference,
    askedAgain,
    liftedBy,
    liftedAt,
    liftedBecause,
  }: Partial<ReadRow<CorrectionRow>> = correction;
  return {
    ...correction,
    aboutId: correction.aboutId ?? null,
    documentVersion: correction.documentVersion ?? null,
    field: correction.field ?? null,
    ownReference: correction.ownReference ?? null,
    incident: correction.incident ?? null,
    raisedAt: new Date(correction.raisedAt),
    dueAt: new Date(correction.dueAt),
    decidedBy: decidedBy ?? null,
    decidedAt: toDate(decidedAt),
    declinedBecause: declinedBecause ?? null,
    formerReference: formerReference ?? null,
    askedAgain: askedAgain ?? null,
    liftedBy: liftedBy ?? null,
    liftedAt: toDate(liftedAt),
    liftedBecause: liftedBecause ?? null,
  };
}

function toCorrection(row: CorrectionRow): Correction {
  return readMember(row, MEMBERS);
}
