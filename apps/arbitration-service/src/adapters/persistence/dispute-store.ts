import type { EntityManager } from 'typeorm';
import type { Place } from '@hub/use-case';
import type { Sealer } from '@hub/security';
import type { DisputeStore } from '../../application/ports.js';
import { partiesOf } from '../../domain/dispute.js';
import type { DisputeChoice, JudgedChoice } from '../../domain/dispute-choice.js';
import { bindingOf, type Dispute } from '../../domain/dispute-state.js';
import { readDispute, recordOf } from './dispute-record.js';

interface Row {
  readonly id: string;
  readonly sealed: Buffer | null;
  readonly unsealed: object | null;
}

/**
 * A dispute is one sealed record, since it holds words about a family; beside it stands in clear
 * what is looked for and counted.
 */
export class SqlDisputeStore implements DisputeStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async add(dispute: Dispute): Promise<void> {
    const {
      id,
      episodeId,
      kind,
      openedBy,
      respondents,
      riskOfHarm,
      state,
      rung,
      openedAt,
      transferId = null,
      version,
    } = dispute;
    await this.manager.query(
      `INSERT INTO dispute (id, episode_id, kind, opened_by, respondents, risk_of_harm, state,
         stage, opened_at, transfer_id, version, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        episodeId,
        kind,
        openedBy,
        respondents,
        riskOfHarm,
        state,
        rung,
        openedAt,
        transferId,
        version,
        this.seal(dispute),
      ],
    );
    await this.saveRungs(dispute);
  }

  async save(dispute: Dispute): Promise<void> {
    const { id, state, rung, endedAt = null, version } = dispute;
    const outcome = bindingOf(dispute);
    await this.manager.query(
      `UPDATE dispute SET state = $2, stage = $3, ended_at = $4, version = $5, sealed = $6,
         unsealed = NULL WHERE id = $1`,
      [id, state, rung, endedAt, version, this.seal(dispute)],
    );
    await this.saveRungs(dispute);
    if (outcome) {
      await this.manager.query(
        `INSERT INTO outcome_record (dispute_id, authority, recorded_at, carried_out_at, due_at,
           missed)
         SELECT $1, authority, "recordedAt", "carriedOutAt", $3, coalesce(missed, 0)
           FROM jsonb_to_recordset($2::jsonb) AS p(authority text, "recordedAt" timestamptz,
           "carriedOutAt" timestamptz, missed integer)
         ON CONFLICT (dispute_id, authority, recorded_at) DO UPDATE
           SET carried_out_at = excluded.carried_out_at, missed = excluded.missed`,
        [id, JSON.stringify(outcome.parties), outcome.dueAt ?? null],
      );
    }
  }

  find(id: string): Promise<Dispute | undefined> {
    return this.one('SELECT id, sealed, unsealed FROM dispute WHERE id = $1', id);
  }

  lock(id: string): Promise<Dispute | undefined> {
    return this.one('SELECT id, sealed, unsealed FROM dispute WHERE id = $1 FOR UPDATE', id);
  }

  async list(
    { authority, personId, worksWith, episode, state, direction }: DisputeChoice,
    limit: number,
    after?: Place,
  ): Promise<Dispute[]> {
    const rows = await this.manager.query<Row[]>(
      `SELECT id, sealed, unsealed FROM dispute
       WHERE (opened_by = $1 AND $7::text IS DISTINCT FROM 'in'
           OR respondents @> ARRAY[$1] AND $7 IS DISTINCT FROM 'out')
         AND ($5::uuid IS NULL OR episode_id = $5) AND ($6::text IS NULL OR state = $6)
         AND NOT EXISTS (SELECT FROM episode_shield s
           WHERE s.episode_id = dispute.episode_id AND s.hidden_from && ARRAY[$1, $8])
         AND ($9::jsonb IS NULL OR EXISTS (SELECT FROM episode_people p
           WHERE p.episode_id = dispute.episode_id AND p.people @> $9))
         AND ($3::timestamptz IS NULL OR (opened_at, id) < ($3, $4::uuid))
       ORDER BY opened_at DESC, id DESC LIMIT $2`,
      [
        authority,
        limit,
        after?.at ?? null,
        after?.id ?? null,
        episode ?? null,
        state ?? null,
        direction ?? null,
        personId ?? null,
        worksWith === undefined ? null : JSON.stringify([{ personId: worksWith }]),
      ],
    );
    return rows.map((row) => this.open(row));
  }

  async judgedBy(
    { authority, personId, kind, state }: JudgedChoice,
    limit: number,
    after?: Place,
  ): Promise<Dispute[]> {
    const rows = await this.manager.query<Row[]>(
      `SELECT id, sealed, unsealed FROM dispute
       WHERE id IN (SELECT dispute_id FROM appointment WHERE authority = $1 AND person_id = $2::uuid)
         AND ($6::text IS NULL OR kind = $6) AND ($7::text IS NULL OR state = $7)
         AND NOT EXISTS (SELECT FROM episode_shield s
           WHERE s.episode_id = dispute.episode_id AND s.hidden_from && ARRAY[$1, $2::text])
         AND ($4::timestamptz IS NULL OR (opened_at, id) < ($4, $5::uuid))
       ORDER BY opened_at DESC, id DESC LIMIT $3`,
      [
        ...[authority, personId, limit, after?.at ?? null, after?.id ?? null],
        ...[kind ?? null, state ?? null],
      ],
    );
    return rows.map((row) => this.open(row));
  }

  async ofEpisodes(episodes: readonly string[]): Promise<Dispute[]> {
    const rows = await this.manager.query<Row[]>(
      'SELECT id, sealed, unsealed FROM dispute WHERE episode_id = ANY($1) ORDER BY opened_at, id',
      [episodes],
    );
    return rows.map((row) => this.open(row));
  }

  async lockedOf(episodeId: string): Promise<Dispute[]> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `disputes of ${episodeId}`,
    ]);
    return this.ofEpisodes([episodeId]);
  }

  async isDisputed(transferId: string): Promise<boolean> {
    const rows = await this.manager.query<object[]>(
      'SELECT 1 FROM dispute WHERE transfer_id = $1',
      [transferId],
    );
    return rows.length > 0;
  }

  /** Only the last two can have changed. */
  private async saveRungs(dispute: Dispute): Promise<void> {
    const rungs = dispute.rungs.map((visit, place) => ({ ...visit, place })).slice(-2);
    await this.manager.query(
      `INSERT INTO dispute_rung (dispute_id, place, stage, parties, entered_at, left_at, how,
         missed)
       SELECT $1, place, rung, $2, "enteredAt", "leftAt", how,
         ARRAY(SELECT jsonb_array_elements_text(missed))
         FROM jsonb_to_recordset($3::jsonb) AS r(place integer, rung integer,
           "enteredAt" timestamptz, "leftAt" timestamptz, how text, missed jsonb)
       ON CONFLICT (dispute_id, place) DO UPDATE
         SET left_at = excluded.left_at, how = excluded.how, missed = excluded.missed`,
      [dispute.id, partiesOf(dispute), JSON.stringify(rungs)],
    );
  }

  private async one(sql: string, id: string): Promise<Dispute | undefined> {
    const [row] = await this.manager.query<Row[]>(sql, [id]);
    return row ? this.open(row) : undefined;
  }

  private seal(dispute: Dispute): Buffer {
    return this.sealer.seal(recordOf(dispute), `dispute ${dispute.id}`);
  }

  private open({ id, sealed, unsealed }: Row): Dispute {
    if (sealed) return readDispute(this.sealer.open(sealed, `dispute ${id}`).toString('utf8'));
    if (unsealed) return readDispute(JSON.stringify(unsealed));
    throw new Error('A dispute has no record');
  }
}
