import { type EntityManager, IsNull, LessThanOrEqual } from 'typeorm';
import type { LateAnswerStore } from '../../application/late-answers/late-answer-ports.js';
import type { GivenAnswer, LateAnswer, OpenAnswer } from '../../domain/late-answers/late-answer.js';
import { type LateAnswerRow, lateAnswerTable } from './late-answer-table.js';

export class TypeormLateAnswerStore implements LateAnswerStore {
  constructor(private readonly manager: EntityManager) {}

  async add(answers: readonly OpenAnswer[]): Promise<void> {
    if (answers.length === 0) return;
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(lateAnswerTable)
      .values(answers.map(toRow))
      .orIgnore()
      .execute();
  }

  async find(id: string): Promise<LateAnswer | undefined> {
    const row = await this.manager.findOneBy(lateAnswerTable, { id });
    return row ? read(row) : undefined;
  }

  async lock(id: string): Promise<LateAnswer | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await this.manager.findOne(lateAnswerTable, { where: { id }, lock });
    return row ? read(row) : undefined;
  }

  async save(answer: LateAnswer): Promise<void> {
    await this.manager.update(lateAnswerTable, { id: answer.id }, toRow(answer));
  }

  async unseen(episodeId: string): Promise<GivenAnswer[]> {
    const rows = await this.manager.find(lateAnswerTable, {
      where: { episodeId, seen: false, nextAt: IsNull() },
      order: { authority: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return rows.map(read).filter((late) => late.state === 'given');
  }

  async due(at: string, limit: number): Promise<string[]> {
    const rows = await this.manager.find(lateAnswerTable, {
      select: { id: true },
      where: { nextAt: LessThanOrEqual(new Date(at)) },
      order: { nextAt: 'ASC', id: 'ASC' },
      take: limit,
    });
    return rows.map(({ id }) => id);
  }

  async wake(authority: string, at: string, lookupId?: string): Promise<void> {
    await this.manager.query(
      `UPDATE late_answer late SET next_at = $2 FROM hub_episode hub
       WHERE late.authority = $1 AND late.next_at > $2 AND hub.episode_id = late.episode_id
         AND hub.lookup_id = coalesce($3, hub.lookup_id)`,
      [authority, at, lookupId],
    );
  }
}

function toRow(answer: LateAnswer): LateAnswerRow {
  const { id, episodeId, authority, askedUntil } = answer;
  const asked = { id, episodeId, authority, askedUntil: new Date(askedUntil) };
  if (answer.state === 'open') {
    const { tries, nextAt } = answer;
    const none = { outcome: null, references: [], answeredAt: null, seen: false };
    return { ...asked, tries, nextAt: new Date(nextAt), ...none };
  }
  const { outcome, references, answeredAt, seen } = answer;
  const given = { outcome, references: [...references], answeredAt: new Date(answeredAt), seen };
  return { ...asked, tries: 0, nextAt: null, ...given };
}

function read(row: LateAnswerRow): LateAnswer {
  const { id, episodeId, authority, tries, nextAt, outcome, references, answeredAt, seen } = row;
  const asked = { id, episodeId, authority, askedUntil: row.askedUntil.toISOString() };
  if (nextAt) return { ...asked, state: 'open', tries, nextAt: nextAt.toISOString() };
  if (!outcome || !answeredAt) throw new Error(`The late answer ${id} is neither open nor given`);
  const given = { outcome, references, answeredAt: answeredAt.toISOString(), seen };
  return { ...asked, state: 'given', ...given };
}
