import type { EntityManager } from 'typeorm';
import { readRow } from '@hub/persistence';
import type { EndingConsent, KnownConsent, KnownConsentStore } from '../../application/ports.js';
import { RUNNING } from '../../domain/episode.js';
import { type KnownConsentRow, knownConsentTable } from './tables.js';

interface EndingRow {
  readonly id: string;
  readonly episodeId: string;
  readonly authority: string;
  readonly expiresAt: Date;
  readonly leadAuthority: string;
  readonly leadPerson: string;
}

/** A consent and who leads its episode now, as the columns of an `EndingRow`. */
/** Who recorded it hears of it, unless the episode is hidden from them: then who leads does. */
const ENDING = `k.id, k.episode_id AS "episodeId", k.expires_at AS "expiresAt",
  CASE WHEN e.shield->'hiddenFrom' ? k.authority THEN t.authority ELSE k.authority END AS authority,
  t.term, t.authority AS "leadAuthority", t.acting_id AS "leadPerson"`;

export class TypeormKnownConsentStore implements KnownConsentStore {
  constructor(private readonly manager: EntityManager) {}

  async remember(consent: KnownConsent): Promise<void> {
    await this.manager.query(
      `INSERT INTO known_consent AS known (id, episode_id, authority, state, renews, expires_at,
         recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET state = 'withdrawn' WHERE EXCLUDED.state = 'withdrawn'`,
      [
        consent.id,
        consent.episodeId,
        consent.authority,
        consent.state,
        consent.renews,
        consent.expiresAt,
        consent.recordedAt,
      ],
    );
  }

  async lock(id: string): Promise<KnownConsent | undefined> {
    const row = await this.manager.findOne(knownConsentTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? toConsent(row) : undefined;
  }

  async inForce(episodeId: string): Promise<KnownConsent[]> {
    const rows = await this.manager.find(knownConsentTable, {
      where: { episodeId, state: 'granted' },
      order: { id: 'DESC' },
    });
    return rows.map(toConsent);
  }

  async takeEnding(
    { from, until }: { readonly from: string; readonly until: string },
    notice: string,
    limit: number,
  ): Promise<EndingConsent[]> {
    const [rows] = await this.manager.query<[EndingRow[], number]>(
      `WITH ending AS (
         SELECT ${ENDING} FROM known_consent k
         JOIN episode e ON e.id = k.episode_id AND e.consent_id = k.id AND e.state = ANY($3)
         JOIN lead_term t ON t.episode_id = e.id AND t.ended_at IS NULL
         WHERE k.state = 'granted' AND k.expires_at > $1 AND k.expires_at <= $2
           AND k.warned_of IS DISTINCT FROM $4 || ' ' || t.term
         ORDER BY k.id LIMIT $5 FOR UPDATE OF k SKIP LOCKED
       )
       UPDATE known_consent known SET warned_of = $4 || ' ' || ending.term
       FROM ending WHERE known.id = ending.id RETURNING ending.*`,
      [from, until, RUNNING, notice, limit],
    );
    return rows.map((row) => ({ ...toSettled(row), expiresAt: row.expiresAt.toISOString() }));
  }

  async takeSettled(limit: number): Promise<ReturnType<typeof toSettled>[]> {
    const [rows] = await this.manager.query<[EndingRow[], number]>(
      `WITH settled AS (
         SELECT ${ENDING} FROM known_consent k
         JOIN episode e ON e.id = k.episode_id
         JOIN lead_term t ON t.episode_id = e.id AND t.ended_at IS NULL
         WHERE k.warned_of IS NOT NULL
           AND NOT (k.state = 'granted' AND e.consent_id = k.id AND e.state = ANY($1))
         ORDER BY k.id LIMIT $2 FOR UPDATE OF k SKIP LOCKED
       )
       UPDATE known_consent known SET warned_of = NULL
       FROM settled WHERE known.id = settled.id RETURNING settled.*`,
      [RUNNING, limit],
    );
    return rows.map(toSettled);
  }
}

function toConsent(row: KnownConsentRow): KnownConsent {
  const { warnedOf: _warned, ...consent } = row;
  return readRow(consent);
}

function toSettled({ id, episodeId, authority, leadAuthority, leadPerson }: EndingRow) {
  return { id, episodeId, authority, lead: { authority: leadAuthority, personId: leadPerson } };
}
