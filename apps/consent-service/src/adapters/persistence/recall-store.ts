import type { EntityManager } from 'typeorm';
import type { Place } from '@hub/use-case';
import type { RecallChoice, RecallStore } from '../../application/ports.js';
import type { Recall } from '../../domain/recall.js';
import { type RecallRow, recallTable } from './tables.js';

export class TypeormRecallStore implements RecallStore {
  constructor(private readonly manager: EntityManager) {}

  async open(recalls: readonly Recall[]): Promise<void> {
    if (recalls.length > 0) await this.manager.insert(recallTable, recalls.map(toRow));
  }

  async of(consentId: string): Promise<Recall[]> {
    const rows = await this.manager.find(recallTable, {
      where: { consentId },
      order: { authority: 'ASC' },
    });
    return rows.map(toRecall);
  }

  async lock(consentId: string, authority: string): Promise<Recall | undefined> {
    const row = await this.manager.findOne(recallTable, {
      where: { consentId, authority },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? toRecall(row) : undefined;
  }

  async list(
    { authority, direction, state, now }: RecallChoice,
    limit: number,
    after?: Place,
  ): Promise<Place[]> {
    const rows = await this.manager.query<{ id: string; at: Date }[]>(
      `SELECT id, at FROM (
         SELECT c.id, max(r.opened_at) AS at FROM recall r JOIN consent c ON c.id = r.consent_id
         WHERE (c.authority = $1 AND $5::text IS DISTINCT FROM 'in')
            OR (c.authority <> $1 AND r.authority = $1 AND $5 IS DISTINCT FROM 'out')
         GROUP BY c.id
         HAVING CASE $6::text WHEN 'open' THEN bool_or(r.answer IS NULL)
           WHEN 'overdue' THEN bool_or(r.answer IS NULL AND r.due_at <= $7)
           WHEN 'enforced' THEN bool_and(r.answer IS NOT NULL) ELSE true END) AS found
       WHERE $3::timestamptz IS NULL OR (at, id) < ($3, $4::uuid)
       ORDER BY at DESC, id DESC LIMIT $2`,
      [
        authority,
        limit,
        after?.at ?? null,
        after?.id ?? null,
        direction ?? null,
        state ?? null,
        now,
      ],
    );
    return rows.map(({ id, at }) => ({ id, at: at.toISOString() }));
  }

  async save(recall: Recall): Promise<void> {
    const { consentId, authority, ...columns } = toRow(recall);
    await this.manager.update(recallTable, { consentId, authority }, columns);
  }

  async takeDue(now: string, limit: number): Promise<Recall[]> {
    const rows = await this.manager
      .createQueryBuilder(recallTable, 'r')
      .where(
        'r.answer IS NULL AND r.escalatedAt IS NULL AND (r.dueAt <= :now OR (r.remindedAt IS NULL AND r.remindAt <= :now))',
        { now },
      )
      .orderBy('r.consentId')
      .addOrderBy('r.authority')
      .limit(limit)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    return rows.map(toRecall);
  }
}

function toRow(recall: Recall): RecallRow {
  return {
    consentId: recall.consentId,
    authority: recall.authority,
    openedAt: new Date(recall.openedAt),
    remindAt: new Date(recall.remindAt),
    dueAt: new Date(recall.dueAt),
    remindedAt: recall.remindedAt === undefined ? null : new Date(recall.remindedAt),
    escalatedAt: recall.escalatedAt === undefined ? null : new Date(recall.escalatedAt),
    answer: recall.answer ?? null,
  };
}

function toRecall({
  openedAt,
  remindAt,
  dueAt,
  remindedAt,
  escalatedAt,
  answer,
  ...key
}: RecallRow): Recall {
  return {
    ...key,
    openedAt: openedAt.toISOString(),
    remindAt: remindAt.toISOString(),
    dueAt: dueAt.toISOString(),
    ...(remindedAt ? { remindedAt: remindedAt.toISOString() } : {}),
    ...(escalatedAt ? { escalatedAt: escalatedAt.toISOString() } : {}),
    ...(answer ? { answer } : {}),
  };
}
