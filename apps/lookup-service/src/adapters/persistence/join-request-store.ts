import type { EntityManager } from 'typeorm';
import type { JoinPage, JoinRequestStore, JoinSide } from '../../application/joining/join-ports.js';
import type { JoinAnswer, JoinRequest } from '../../domain/joining/join-request.js';
import { type JoinRequestRow, joinRequestTable } from './join-request-table.js';

const IS_OPEN = `(request.outcome IS NULL OR request.outcome = 'will_ring')`;
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

  async add({ answer: _none, askedAt, dueAt, ...same }: JoinRequest): Promise<void> {
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

  async save({ id, answer }: JoinRequest): Promise<void> {
    if (!answer) return;
    const { outcome, answeredBy, answeredAt, seen } = answer;
    const because = answer.outcome === 'declined' ? answer.because : null;
    const change = { outcome, because, answeredBy, answeredAt: new Date(answeredAt), seen };
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

function read(row: JoinRequestRow): JoinRequest {
  const { outcome, because, answeredBy, answeredAt, seen, askedAt, dueAt, ...same } = row;
  const asked = { ...same, askedAt: askedAt.toISOString(), dueAt: dueAt.toISOString() };
  if (!outcome || !answeredBy || !answeredAt) return asked;
  const by = { answeredBy, answeredAt: answeredAt.toISOString(), seen };
  return { ...asked, answer: { ...said(outcome, because), ...by } };
}

function said(outcome: JoinAnswer['outcome'], because: JoinRequestRow['because']): JoinAnswer {
  if (outcome !== 'declined') return { outcome };
  if (!because) throw new Error('A request to join was declined without a reason');
  return { outcome, because };
}
