import { EntitySchema, type EntityManager, type FindOneOptions, IsNull } from 'typeorm';
import { readRow } from '@hub/persistence';
import type { CaseloadCoverStore, CaseOfCover } from '../../application/leading/leading-ports.js';
import type { CaseloadCover, Coverage } from '../../domain/leading/caseload-cover.js';

interface CaseloadCoverRow extends Omit<CaseloadCover, 'namedAt' | 'endedAt' | 'endedBecause'> {
  namedAt: Date;
  endedAt: Date | null;
  endedBecause: NonNullable<CaseloadCover['endedBecause']> | null;
}

export const caseloadCoverTable = new EntitySchema<CaseloadCoverRow>({
  name: 'caseload_cover',
  columns: {
    id: { type: 'uuid', primary: true },
    authority: { type: 'text' },
    leadProfessionalId: { type: 'uuid', name: 'lead_professional_id' },
    personId: { type: 'uuid', name: 'person_id' },
    from: { type: 'date', name: 'from_on' },
    until: { type: 'date', name: 'until_on' },
    because: { type: 'text' },
    namedAt: { type: 'timestamptz', name: 'named_at' },
    namedBy: { type: 'jsonb', name: 'named_by' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    endedBecause: { type: 'text', name: 'ended_because', nullable: true },
  },
});

export class TypeormCaseloadCoverStore implements CaseloadCoverStore {
  constructor(private readonly manager: EntityManager) {}

  async add(cover: CaseloadCover): Promise<boolean> {
    const added = await this.manager
      .createQueryBuilder()
      .insert()
      .into(caseloadCoverTable)
      .values(toRow(cover))
      .orIgnore()
      .returning('id')
      .execute();
    return (added.raw as object[]).length > 0;
  }

  async save(cover: CaseloadCover): Promise<void> {
    const { id, ...columns } = toRow(cover);
    await this.manager.update(caseloadCoverTable, { id }, columns);
  }

  find(id: string): Promise<CaseloadCover | undefined> {
    return this.one({ where: { id } });
  }

  lock(id: string): Promise<CaseloadCover | undefined> {
    return this.one({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  openOf({
    authority,
    leadProfessionalId,
  }: Parameters<CaseloadCoverStore['openOf']>[0]): Promise<CaseloadCover | undefined> {
    return this.one({ where: { authority, leadProfessionalId, endedAt: IsNull() } });
  }

  async ofAuthority(authority: string): Promise<CaseloadCover[]> {
    const rows = await this.manager.find(caseloadCoverTable, {
      where: { authority, endedAt: IsNull() },
      order: { namedAt: 'DESC', id: 'DESC' },
      take: 500,
    });
    return rows.map((row) => readRow(row));
  }

  async over(today: string): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(OVER, [today]);
    return rows.map(({ id }) => id);
  }

  beginning(which: Parameters<CaseloadCoverStore['beginning']>[0]): Promise<CaseOfCover[]> {
    return this.manager.query<CaseOfCover[]>(BEGINNING, [which.coverId ?? null, which.limit]);
  }

  ending(which: Parameters<CaseloadCoverStore['ending']>[0]): Promise<CaseOfCover[]> {
    return this.manager.query<CaseOfCover[]>(ENDING, [which.coverId ?? null, which.limit]);
  }

  async coverage(
    { id, authority, leadProfessionalId }: CaseloadCover,
    { viewer, most }: Parameters<CaseloadCoverStore['coverage']>[1],
  ): Promise<Coverage> {
    const [found] = await this.manager.query<Coverage[]>(COVERAGE, [
      ...[id, authority, leadProfessionalId, viewer.personId ?? null, most],
    ]);
    return found ?? { open: 0, covered: 0, notCovered: [] };
  }

  private async one(options: FindOneOptions<CaseloadCoverRow>): Promise<CaseloadCover | undefined> {
    const row = await this.manager.findOne(caseloadCoverTable, options);
    return row ? readRow(row) : undefined;
  }
}

const OVER = `
  SELECT cover.id FROM caseload_cover cover
  WHERE cover.ended_at IS NULL AND (cover.until_on < $1::date
    OR EXISTS (SELECT FROM ended_person gone WHERE gone.person_id = cover.person_id)
    OR EXISTS (SELECT FROM ended_person gone WHERE gone.person_id = cover.lead_professional_id)
      AND NOT EXISTS (SELECT FROM lead_term lead JOIN episode ON episode.id = lead.episode_id
        WHERE lead.person_id = cover.lead_professional_id AND lead.authority = cover.authority
          AND lead.ended_at IS NULL AND episode.state NOT IN ('closed', 'voided', 'folded')))
  ORDER BY cover.id`;

const BEGINNING = `
  SELECT cover.id AS "coverId", lead.episode_id AS "episodeId"
  FROM caseload_cover cover
    JOIN lead_term lead ON lead.person_id = cover.lead_professional_id
      AND lead.authority = cover.authority AND lead.ended_at IS NULL
    JOIN episode ON episode.id = lead.episode_id
      AND episode.state NOT IN ('closed', 'voided', 'folded')
  WHERE cover.ended_at IS NULL AND ($1::uuid IS NULL OR cover.id = $1)
    AND NOT EXISTS (SELECT FROM lead_cover own
      WHERE own.episode_id = lead.episode_id AND own.term = lead.term
        AND (own.caseload_cover_id = cover.id OR (own.for_all AND own.state <> 'ended')))
  ORDER BY cover.id, lead.episode_id LIMIT $2`;

const ENDING = `
  SELECT cover.id AS "coverId", own.episode_id AS "episodeId"
  FROM lead_cover own JOIN caseload_cover cover ON cover.id = own.caseload_cover_id
  WHERE own.caseload_cover_id IS NOT NULL AND own.state <> 'ended' AND cover.ended_at IS NOT NULL
    AND ($1::uuid IS NULL OR cover.id = $1)
  ORDER BY cover.id, own.episode_id LIMIT $2`;

const COVERAGE = `
  WITH led AS (
    SELECT episode.id, EXISTS (SELECT FROM lead_cover own
      WHERE own.episode_id = lead.episode_id AND own.term = lead.term
        AND own.caseload_cover_id = $1 AND own.state <> 'ended') AS covered
    FROM lead_term lead JOIN episode ON episode.id = lead.episode_id
    WHERE lead.person_id = $3 AND lead.authority = $2 AND lead.ended_at IS NULL
      AND episode.state NOT IN ('closed', 'voided', 'folded')
      AND NOT coalesce(episode.shield->'hiddenFromPeople' @> to_jsonb($4::text), false)
  )
  SELECT count(*)::integer AS open, count(*) FILTER (WHERE covered)::integer AS covered,
    ARRAY(SELECT id FROM led WHERE NOT covered ORDER BY id LIMIT $5) AS "notCovered"
  FROM led`;

function toRow(cover: CaseloadCover): CaseloadCoverRow {
  const { namedAt, endedAt, endedBecause } = cover;
  return {
    ...cover,
    namedAt: new Date(namedAt),
    endedAt: endedAt === undefined ? null : new Date(endedAt),
    endedBecause: endedBecause ?? null,
  };
}
