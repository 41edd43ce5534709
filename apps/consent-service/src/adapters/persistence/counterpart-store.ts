import type { EntityManager } from 'typeorm';
import { SqlPeopleHeard } from '@hub/service-host';
import type { CounterpartStore, EpisodePeople, KnownShield } from '../../application/ports.js';
import { type EpisodeParts, shielded } from '../../domain/episode-parts.js';

interface PartsRow {
  readonly counterparts: string[];
  readonly named_by: string | null;
  readonly lead_authority: string | null;
  readonly hidden_from: string[] | null;
  readonly hidden_people: string[] | null;
  readonly voided: boolean;
  readonly goes_on_in: string | null;
}

export class TypeormCounterpartStore implements CounterpartStore {
  constructor(private readonly manager: EntityManager) {}

  async of(episodeId: string): Promise<string[]> {
    return [...(await this.parts(episodeId)).counterparts];
  }

  async lock(episodeId: string): Promise<void> {
    await this.hold('pg_advisory_xact_lock', episodeId);
  }

  async share(episodeId: string): Promise<void> {
    await this.hold('pg_advisory_xact_lock_shared', episodeId);
  }

  /**
   * One that goes on in another is held with that one. Where it came to while this waited, that is
   * seen the second time.
   */
  private async hold(
    lock: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared',
    episodeId: string,
  ): Promise<void> {
    for (let times = 0; times < 2; times += 1)
      await this.manager.query(
        `SELECT ${lock}(hashtextextended(coalesce(
           (SELECT kept_id::text FROM folded_episode WHERE episode_id = $1::uuid), $1::text), 0))`,
        [episodeId],
      );
  }

  async add(episodeId: string, authorities: readonly string[]): Promise<void> {
    await this.manager.query(
      `INSERT INTO episode_counterpart (episode_id, authority) SELECT $1, unnest($2::text[])
         ON CONFLICT DO NOTHING`,
      [episodeId, authorities],
    );
  }

  async replace(episodeId: string, authorities: readonly string[]): Promise<void> {
    await this.manager.query('DELETE FROM episode_counterpart WHERE episode_id = $1', [episodeId]);
    await this.add(episodeId, authorities);
  }

  async parts(episodeId: string): Promise<EpisodeParts> {
    const [row] = await this.manager.query<[PartsRow]>(
      `SELECT ARRAY(SELECT authority FROM episode_counterpart WHERE episode_id = $1
         ORDER BY authority) AS counterparts,
         named_by, lead_authority,
         (SELECT hidden_from FROM episode_shield WHERE episode_id = $1) AS hidden_from,
         (SELECT hidden_people FROM episode_shield WHERE episode_id = $1) AS hidden_people,
         EXISTS (SELECT FROM voided_episode WHERE episode_id = $1) AS voided,
         (SELECT kept_id FROM folded_episode WHERE episode_id = $1) AS goes_on_in
       FROM (VALUES ($1::uuid)) AS asked (episode_id) LEFT JOIN named_episode USING (episode_id)`,
      [episodeId],
    );
    return shielded({
      counterparts: row.counterparts,
      ...(row.hidden_from === null ? {} : { hiddenFrom: row.hidden_from }),
      ...(row.hidden_people === null ? {} : { hiddenFromPeople: row.hidden_people }),
      ...(row.voided ? { voided: true } : {}),
      ...(row.goes_on_in === null ? {} : { goesOnIn: row.goes_on_in }),
      ...(row.named_by === null ? {} : { namedBy: row.named_by }),
      ...(row.lead_authority === null ? {} : { leadAuthority: row.lead_authority }),
    });
  }

  async shield({ episodeId, hiddenFrom, hiddenFromPeople, version }: KnownShield): Promise<void> {
    await this.manager.query(
      `INSERT INTO episode_shield (episode_id, hidden_from, hidden_people, version)
       VALUES ($1, $2, $3, $4)
       ON CONFLICT (episode_id) DO UPDATE
       SET hidden_from = EXCLUDED.hidden_from, hidden_people = EXCLUDED.hidden_people,
         version = EXCLUDED.version
       WHERE episode_shield.version < EXCLUDED.version`,
      [episodeId, hiddenFrom, hiddenFromPeople ?? null, version],
    );
  }

  async void(episodeId: string, at: string): Promise<void> {
    await this.manager.query(
      'INSERT INTO voided_episode (episode_id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [episodeId, at],
    );
  }

  async fold(episodeId: string, into: string, at: string): Promise<void> {
    await this.manager.query(
      `INSERT INTO folded_episode (episode_id, kept_id, at) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING`,
      [episodeId, into, at],
    );
  }

  async unfold(episodeId: string): Promise<void> {
    await this.manager.query('DELETE FROM folded_episode WHERE episode_id = $1', [episodeId]);
  }

  async foldedInto(episodeId: string): Promise<{ id: string; foldedAt: string }[]> {
    const rows = await this.manager.query<{ episode_id: string; at: Date }[]>(
      'SELECT episode_id, at FROM folded_episode WHERE kept_id = $1 ORDER BY at, episode_id',
      [episodeId],
    );
    return rows.map((row) => ({ id: row.episode_id, foldedAt: row.at.toISOString() }));
  }

  async claim(episodeId: string, authority: string): Promise<string> {
    // Whoever comes second waits here for the first to commit or to roll back.
    const [row] = await this.manager.query<[{ named_by: string }]>(
      `INSERT INTO named_episode (episode_id, named_by) VALUES ($1, $2)
       ON CONFLICT (episode_id) DO UPDATE SET named_by = named_episode.named_by RETURNING named_by`,
      [episodeId, authority],
    );
    return row.named_by;
  }

  async started(episodeId: string, authority: string): Promise<void> {
    await this.manager.query(
      `INSERT INTO named_episode (episode_id, named_by) VALUES ($1, $2) ON CONFLICT (episode_id)
         DO UPDATE SET named_by = EXCLUDED.named_by`,
      [episodeId, authority],
    );
  }

  async people(episodeId: string): Promise<EpisodePeople> {
    const [own, ...kept] = await this.manager.query<EpisodePeople[]>(
      `SELECT people, closed FROM episode_people
         LEFT JOIN folded_episode f ON f.kept_id = episode_people.episode_id AND f.episode_id = $1
       WHERE episode_people.episode_id = $1 OR f.episode_id IS NOT NULL
       ORDER BY f.episode_id NULLS FIRST`,
      [episodeId],
    );
    const { people, closed } = own ?? { people: [], closed: false };
    return { people: [...people, ...kept.flatMap((one) => one.people)], closed };
  }

  isBehind(episodeId: string): Promise<boolean> {
    return new SqlPeopleHeard(this.manager).isBehind(episodeId);
  }

  async notePeople(
    episodeId: string,
    { people, closed }: EpisodePeople,
    version: number,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO episode_people (episode_id, people, closed, version) VALUES ($1, $2, $3, $4)
       ON CONFLICT (episode_id) DO UPDATE
       SET people = EXCLUDED.people, closed = EXCLUDED.closed, version = EXCLUDED.version
       WHERE episode_people.version < EXCLUDED.version`,
      [episodeId, JSON.stringify(people), closed, version],
    );
  }

  async lead(
    episodeId: string,
    { term, authority }: { readonly term: number; readonly authority: string },
  ): Promise<void> {
    await this.manager.query(
      `UPDATE named_episode SET lead_authority = $2, lead_term = $3
         WHERE episode_id = $1 AND lead_term < $3`,
      [episodeId, authority, term],
    );
  }
}
