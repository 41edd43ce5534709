import type { EntityManager } from 'typeorm';
import type { JoinPage, JoinRequestStore, JoinSide } from '../../application/joining/join-ports.js';
import type { JoinAnswer, JoinRequest } from '../../domain/joining/join-request.js';
import { type JoinRequestRow, joinRequestTable } from './join-request-table.js';

const IS_OPEN = `(request.endedAt IS NULL AND (request.outcome IS NULL OR request.outcome = 'will_ring'))`;
const IN_STATE = {
  open: `${IS_OPEN} AND request.dueAt >= :now`,
  overdue: `${IS_OPEN} AND request.dueAt < :now`,
  closed: `NOT ${IS_OPEN}`,
} as const;
/** Whose a request is, as the one who reads it alone is asked too. */
const OF_SIDE = {
  asker: 'request.askedBy = :authority AND request.askerId = :personId',
  answerer: 'request.answers = :authority',
} as const;

export class TypeormJoinRequestStore implements JoinRequestStore {
  constructor(private readonly manager: EntityManager) {}

  async add({
    answer: _none,
    endedAt: _open,
    askedAt,
    dueAt,
    ...same
  }: JoinRequest): Promise<void> {
    const times = { askedAt: new Date(askedAt), dueAt: new Date(dueAt) };
    await this.manager.insert(joinRequestTable, { ...same, ...times });
  }

  async find(id: string): Promise<JoinRequest | undefined> {
    const row = await this.manager.findOneBy(joinRequestTable, { id });
    return row ? read(row) : undefined;
  }

  async lock(id: string): Promise<JoinRequest | undefined> {
    const row = await this.manager.findOne(joinRequestTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? read(row) : undefined;
  }

  async save({ id, answer, endedAt }: JoinRequest): Promise<void> {
    const ended = { endedAt: endedAt === undefined ? null : new Date(endedAt) };
    const change = { ...ended, ...(answer ? columnsOf(answer) : {}) };
    await this.manager.update(joinRequestTable, { id }, change);
  }

  async ofLookup(lookupId: string): Promise<JoinRequest[]> {
    const order = { askedAt: 'DESC', id: 'DESC' } as const;
    const rows = await this.manager.find(joinRequestTable, { where: { lookupId }, order });
    return rows.map(read);
  }

  async list(side: JoinSide, { state, now, limit, after }: JoinPage): Promise<JoinRequest[]> {
    const query = this.manager
      .createQueryBuilder(joinRequestTable, 'request')
      .where(OF_SIDE[side.as], side)
      .orderBy('request.askedAt', 'DESC')
      .addOrderBy('request.id', 'DESC')
      .take(limit);
    if (state) query.andWhere(IN_STATE[state], { now });
    if (after) query.andWhere('(request.askedAt, request.id) < (:at::timestamptz, :id)', after);
    return (await query.getMany()).map(read);
  }
}

function columnsOf(answer: NonNullable<JoinRequest['answer']>): Partial<JoinRequestRow> {
  const { outcome, answeredBy, answeredAt, seen } = answer;
  const because = answer.outcome === 'declined' ? answer.because : null;
  const admission = (answer.outcome === 'joins' ? answer.admission : undefined) ?? null;
  return { outcome, because, admission, answeredBy, answeredAt: new Date(answeredAt), seen };
}

function read(row: JoinRequestRow): JoinRequest {
  const { outcome, because, admission, endedAt, answeredBy, answeredAt, seen, ...asked } = row;
  const times = { askedAt: asked.askedAt.toISOString(), dueAt: asked.dueAt.toISOString() };
  const ended = endedAt ? { endedAt: endedAt.toISOString() } : {};
  const request = { ...asked, ...times, ...ended };
  if (!outcome || !answeredBy || !answeredAt) return request;
  const by = { answeredBy, answeredAt: answeredAt.toISOString(), seen };
  return { ...request, answer: { ...said(outcome, { because, admission }), ...by } };
}

function said(
  outcome: JoinAnswer['outcome'],
  { because, admission }: Pick<JoinRequestRow, 'because' | 'admission'>,
): JoinAnswer {
  if (outcome === 'joins') return admission ? { outcome, admission } : { outcome };
  if (outcome !== 'declined') return { outcome };
  if (!because) throw new Error('A request to join was declined without a reason');
  return { outcome, because };
}
