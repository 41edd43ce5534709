import { EntitySchema, type EntityManager } from 'typeorm';
import { readRow } from '@hub/persistence';
import type { KeptLeadStore, LeadRequestStore } from '../../application/leading/leading-ports.js';
import type { LeadRequest } from '../../domain/leading/lead-request.js';
import type { KeptLead } from '../../domain/leading/move-offer.js';

interface LeadRequestRow extends Pick<
  LeadRequest,
  'id' | 'episodeId' | 'term' | 'authority' | 'because' | 'state'
> {
  personId: string | null;
  askedAt: Date;
  answerBy: Date;
  notCounted: NonNullable<LeadRequest['notCounted']> | null;
  answeredAt: Date | null;
  reason: NonNullable<LeadRequest['reason']> | null;
  transferId: string | null;
}

export const leadRequestTable = new EntitySchema<LeadRequestRow>({
  name: 'lead_request',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    term: { type: 'integer' },
    authority: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id', nullable: true },
    because: { type: 'text' },
    state: { type: 'text' },
    askedAt: { type: 'timestamptz', name: 'asked_at' },
    answerBy: { type: 'timestamptz', name: 'answer_by' },
    notCounted: { type: 'jsonb', name: 'not_counted', nullable: true },
    answeredAt: { type: 'timestamptz', name: 'answered_at', nullable: true },
    reason: { type: 'text', nullable: true },
    transferId: { type: 'uuid', name: 'transfer_id', nullable: true },
  },
});

export class TypeormLeadRequestStore implements LeadRequestStore {
  constructor(private readonly manager: EntityManager) {}

  async add(request: LeadRequest): Promise<void> {
    await this.manager.insert(leadRequestTable, toRow(request));
  }

  async save(request: LeadRequest): Promise<void> {
    const { id, ...columns } = toRow(request);
    await this.manager.update(leadRequestTable, { id }, columns);
  }

  async ofEpisode(episodeId: string): Promise<LeadRequest[]> {
    const rows = await this.manager.find(leadRequestTable, {
      where: { episodeId },
      order: { askedAt: 'DESC', id: 'DESC' },
    });
    return rows.map((row) => readRow(row));
  }
}

export class SqlKeptLeadStore implements KeptLeadStore {
  constructor(private readonly manager: EntityManager) {}

  async add({ episodeId, because, at }: KeptLead): Promise<void> {
    await this.manager.query(
      'INSERT INTO kept_lead (episode_id, at, because) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [episodeId, at, because],
    );
  }

  async ofEpisode(episodeId: string): Promise<KeptLead[]> {
    const rows = await this.manager.query<{ at: Date; because: KeptLead['because'] }[]>(
      'SELECT at, because FROM kept_lead WHERE episode_id = $1 ORDER BY at DESC',
      [episodeId],
    );
    return rows.map(({ at, because }) => ({ episodeId, because, at: at.toISOString() }));
  }
}

function toRow(request: LeadRequest): LeadRequestRow {
  const { personId, askedAt, answerBy, answeredAt, reason, transferId } = request;
  return {
    ...request,
    personId: personId ?? null,
    askedAt: new Date(askedAt),
    answerBy: new Date(answerBy),
    notCounted: request.notCounted ?? null,
    answeredAt: answeredAt === undefined ? null : new Date(answeredAt),
    reason: reason ?? null,
    transferId: transferId ?? null,
  };
}
