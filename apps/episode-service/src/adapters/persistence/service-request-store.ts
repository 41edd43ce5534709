import type { EntityManager } from 'typeorm';
import type { Place } from '@hub/use-case';
import { readMember, toDate } from '@hub/persistence';
import type { ServiceRequestStore } from '../../application/ports.js';
import { RUNNING } from '../../domain/episode.js';
import type { ServiceRequestChoice } from '../../domain/party-choice.js';
import { type ServiceRequest, STANDING } from '../../domain/service-requests/service-request.js';
import { chosenParties } from './chosen-parties.js';
import { type ServiceRequestRow, serviceRequestTable } from './life-tables.js';

export class TypeormServiceRequestStore implements ServiceRequestStore {
  constructor(private readonly manager: EntityManager) {}

  async add(request: ServiceRequest): Promise<void> {
    await this.manager.insert(serviceRequestTable, toRow(request));
  }

  async save(request: ServiceRequest): Promise<void> {
    const { id, ...columns } = toRow(request);
    await this.manager.update(serviceRequestTable, { id }, columns);
  }

  async find(id: string): Promise<ServiceRequest | undefined> {
    const row = await this.manager.findOneBy(serviceRequestTable, { id });
    return row ? toRequest(row) : undefined;
  }

  async lock(id: string): Promise<ServiceRequest | undefined> {
    const row = await this.manager.findOne(serviceRequestTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? toRequest(row) : undefined;
  }

  async ofEpisode(episodeId: string): Promise<ServiceRequest[]> {
    const rows = await this.manager.find(serviceRequestTable, {
      where: { episodeId },
      order: { sentAt: 'ASC', id: 'ASC' },
    });
    return rows.map(toRequest);
  }

  async openFor(serviceId: string): Promise<ServiceRequest[]> {
    const rows = await this.manager
      .createQueryBuilder(serviceRequestTable, 'r')
      .where('r.serviceId = :serviceId AND r.state = ANY(:standing)', {
        serviceId,
        standing: [...STANDING],
      })
      .andWhere(
        `EXISTS (SELECT FROM episode e WHERE e.id = r.episode_id AND e.state = ANY(:running))`,
        { running: [...RUNNING] },
      )
      .orderBy('r.id')
      .getMany();
    return rows.map(toRequest);
  }

  async list(
    choice: ServiceRequestChoice,
    limit: number,
    after?: Place,
  ): Promise<ServiceRequest[]> {
    const query = chosenParties(this.manager.createQueryBuilder(serviceRequestTable, 'r'), choice)
      .orderBy('r.sentAt', 'DESC')
      .addOrderBy('r.id', 'DESC')
      .limit(limit);
    if (after) query.andWhere('(r.sentAt, r.id) < (:at::timestamptz, :id::uuid)', after);
    return (await query.getMany()).map(toRequest);
  }
}

const MEMBERS = {
  table: 'service_request',
  by: 'state',
  needs: {
    sent: [],
    waiting: ['answeredAt'],
    accepted: ['answeredAt'],
    declined: ['answeredAt', 'reason'],
    cancelled: ['answeredAt'],
    withdrawn: ['answeredAt', 'withdrawnBecause'],
  },
  lacks: {
    sent: ['answeredAt', 'answeredBy', 'reason', 'withdrawnBecause', 'cancelledBecause'],
    waiting: ['reason', 'withdrawnBecause', 'cancelledBecause'],
    accepted: ['reason', 'withdrawnBecause', 'cancelledBecause'],
    declined: ['withdrawnBecause', 'cancelledBecause'],
    cancelled: ['reason', 'withdrawnBecause'],
    withdrawn: ['reason', 'cancelledBecause'],
  },
} as const;

function toRow(request: ServiceRequest): ServiceRequestRow {
  return {
    ...request,
    serviceId: request.serviceId ?? null,
    organisationId: request.organisationId ?? null,
    because: request.because ?? null,
    reason: request.state === 'declined' ? request.reason : null,
    withdrawnBecause: request.state === 'withdrawn' ? request.withdrawnBecause : null,
    cancelledBecause: request.state === 'cancelled' ? (request.cancelledBecause ?? null) : null,
    sentAt: new Date(request.sentAt),
    askedBy: request.askedBy ?? null,
    answerBy: toDate(request.answerBy),
    notCounted: request.notCounted ?? null,
    remindedAt: toDate(request.remindedAt),
    answeredAt: request.state === 'sent' ? null : new Date(request.answeredAt),
    answeredBy: request.state === 'sent' ? null : (request.answeredBy ?? null),
  };
}

function toRequest(row: ServiceRequestRow): ServiceRequest {
  return readMember(row, MEMBERS);
}
