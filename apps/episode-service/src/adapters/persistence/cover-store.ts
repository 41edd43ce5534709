import { EntitySchema, type EntityManager } from 'typeorm';
import { readRow } from '@hub/persistence';
import { COVER_TIMER } from '../../application/leading/keep-cover.js';
import type { CoverStore } from '../../application/leading/leading-ports.js';
import type { Episode } from '../../domain/episode.js';
import type { LeadCover } from '../../domain/leading/lead-cover.js';

interface LeadCoverRow extends Omit<
  LeadCover,
  'namedAt' | 'namedBy' | 'endedAt' | 'endedBecause' | 'caseloadCoverId'
> {
  caseloadCoverId: string | null;
  namedAt: Date;
  namedBy: string | null;
  endedAt: Date | null;
  endedBecause: NonNullable<LeadCover['endedBecause']> | null;
}

export const leadCoverTable = new EntitySchema<LeadCoverRow>({
  name: 'lead_cover',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    authority: { type: 'text' },
    leadProfessionalId: { type: 'uuid', name: 'lead_professional_id' },
    term: { type: 'integer' },
    personId: { type: 'uuid', name: 'person_id' },
    confirmed: { type: 'boolean' },
    from: { type: 'date', name: 'from_on' },
    until: { type: 'date', name: 'until_on' },
    because: { type: 'text' },
    forAll: { type: 'boolean', name: 'for_all' },
    caseloadCoverId: { type: 'uuid', name: 'caseload_cover_id', nullable: true },
    state: { type: 'text' },
    namedAt: { type: 'timestamptz', name: 'named_at' },
    namedBy: { type: 'uuid', name: 'named_by', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    endedBecause: { type: 'text', name: 'ended_because', nullable: true },
  },
});

export class TypeormCoverStore implements CoverStore {
  constructor(private readonly manager: EntityManager) {}

  async add(cover: LeadCover): Promise<void> {
    await this.manager.insert(leadCoverTable, toRow(cover));
  }

  async save(cover: LeadCover): Promise<void> {
    const { id, ...columns } = toRow(cover);
    await this.manager.update(leadCoverTable, { id }, columns);
  }

  async find(id: string): Promise<LeadCover | undefined> {
    const row = await this.manager.findOneBy(leadCoverTable, { id });
    return row ? readRow(row) : undefined;
  }

  async ofEpisode(episodeId: string): Promise<LeadCover[]> {
    const rows = await this.manager.find(leadCoverTable, {
      where: { episodeId },
      order: { namedAt: 'DESC', id: 'DESC' },
    });
    return rows.map((row) => readRow(row));
  }

  async over(limit: number): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(OVER, [COVER_TIMER, limit]);
    return rows.map(({ id }) => id);
  }

  async show({ id: episodeId, lead }: Episode): Promise<void> {
    await this.manager.query(
      'UPDATE lead_term SET cover = $3 WHERE episode_id = $1 AND term = $2 AND ended_at IS NULL',
      [episodeId, lead.term, lead.cover ?? null],
    );
  }
}

/** The term of each is looked up by its key: few are open, and cases are many. */
const OVER = `
  SELECT own.id FROM lead_cover own
    CROSS JOIN LATERAL (SELECT term.ended_at FROM lead_term term
      WHERE term.episode_id = own.episode_id AND term.term = own.term LIMIT 1) AS lead
  WHERE own.state <> 'ended'
    AND (lead.ended_at IS NOT NULL
      OR EXISTS (SELECT FROM ended_person gone WHERE gone.person_id = own.person_id))
    AND NOT EXISTS (SELECT FROM timer WHERE timer.kind = $1 AND timer.subject = own.id
      AND (timer.due_at <= (SELECT hub_now()) OR timer.put_off > 0))
  ORDER BY own.id LIMIT $2`;

function toRow(cover: LeadCover): LeadCoverRow {
  const { namedAt, namedBy, endedAt, endedBecause, caseloadCoverId } = cover;
  return {
    ...cover,
    caseloadCoverId: caseloadCoverId ?? null,
    namedAt: new Date(namedAt),
    namedBy: namedBy ?? null,
    endedAt: endedAt === undefined ? null : new Date(endedAt),
    endedBecause: endedBecause ?? null,
  };
}
