import { type EntityManager, LessThanOrEqual } from 'typeorm';
import type { JoinPage, JoinRequestStore, JoinSide } from '../../application/joining/join-ports.js';
import type { RecordReference } from '../../domain/episodes/hub-episode.js';
import {
  alarmOf,
  type JoinAnswer,
  type JoinRequest,
  seenFrom,
} from '../../domain/joining/join-request.js';
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
  answerer: `request.answers = :authority AND (request.leadPersonId = :personId
    OR request.missed - num_nonnulls(request.leadPersonId) >= :from)`,
} as const;

export class TypeormJoinRequestStore implements JoinRequestStore {
  constructor(private readonly manager: EntityManager) {}

  async add(request: JoinRequest): Promise<void> {
    const { answer: _none, endedAt: _open, askedAt, ...same } = request;
    await this.manager.insert(joinRequestTable, {
      ...same,
      ...clockOf(request),
      askedAt: new Date(askedAt),
    });
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

  async save(request: JoinRequest): Promise<void> {
    const { id, answers, leadPersonId, answer, endedAt } = request;
    await this.manager.update(
      joinRequestTable,
      { id },
      {
        answers,
        leadPersonId: leadPersonId ?? null,
        ...clockOf(request),
        endedAt: endedAt === undefined ? null : new Date(endedAt),
        ...(answer ? columnsOf(answer) : {}),
      },
    );
  }

  async ofLookup(lookupId: string): Promise<JoinRequest[]> {
    const order = { askedAt: 'DESC', id: 'DESC' } as const;
    const rows = await this.manager.find(joinRequestTable, { where: { lookupId }, order });
    return rows.map(read);
  }

  async list(side: JoinSide, { state, now, limit, after }: JoinPage): Promise<JoinRequest[]> {
    const query = this.manager
      .createQueryBuilder(joinRequestTable, 'request')
      .where(OF_SIDE[side.as], valuesOf(side))
      .orderBy('request.askedAt', 'DESC')
      .addOrderBy('request.id', 'DESC')
      .take(limit);
    if (state) query.andWhere(IN_STATE[state], { now });
    if (after) query.andWhere('(request.askedAt, request.id) < (:at::timestamptz, :id)', after);
    return (await query.getMany()).map(read);
  }

  async due(at: string, limit: number): Promise<string[]> {
    const rows = await this.manager.find(joinRequestTable, {
      select: { id: true },
      where: { climbsAt: LessThanOrEqual(new Date(at)) },
      order: { climbsAt: 'ASC', id: 'ASC' },
      take: limit,
    });
    return rows.map(({ id }) => id);
  }

  async openAbout(record: RecordReference): Promise<JoinRequest[]> {
    const query = this.manager
      .createQueryBuilder(joinRequestTable, 'request')
      .where('request.authority = :authority AND request.reference = :reference', record)
      .andWhere(IS_OPEN)
      .orderBy('request.id')
      .setLock('pessimistic_write');
    return (await query.getMany()).map(read);
  }
}

/** Nobody is that high: without a role that it climbs to, one’s own are shown alone. */
const NOBODY = 99;

function valuesOf(side: JoinSide): object {
  return side.as === 'asker' ? side : { ...side, from: seenFrom(side.roles) ?? NOBODY };
}

function clockOf(
  request: JoinRequest,
): Pick<JoinRequestRow, 'dueAt' | 'notCounted' | 'missed' | 'climbsAt'> {
  const { dueAt, notCounted = null, missed } = request;
  const climbsAt = alarmOf(request);
  return {
    dueAt: new Date(dueAt),
    notCounted,
    missed,
    climbsAt: climbsAt === undefined ? null : new Date(climbsAt),
  };
}

function columnsOf(answer: NonNullable<JoinRequest['answer']>): Partial<JoinRequestRow> {
  const { outcome, answeredBy, answeredAt, seen } = answer;
  const because = answer.outcome === 'declined' ? answer.because : null;
  const admission = (answer.outcome === 'joins' ? answer.admission : undefined) ?? null;
  return { outcome, because, admission, answeredBy, answeredAt: new Date(answeredAt), seen };
}

function read(row: JoinRequestRow): JoinRequest {
  const { outcome, because, admission, endedAt, answeredBy, answeredAt, seen, ...rest } = row;
  const { leadPersonId, notCounted, climbsAt: _derived, ...asked } = rest;
  const times = { askedAt: asked.askedAt.toISOString(), dueAt: asked.dueAt.toISOString() };
  const ended = endedAt ? { endedAt: endedAt.toISOString() } : {};
  const lead = leadPersonId === null ? {} : { leadPersonId };
  const closed = notCounted === null ? {} : { notCounted };
  const request = { ...asked, ...lead, ...times, ...closed, ...ended };
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
