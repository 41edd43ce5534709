import type { EntityManager } from 'typeorm';
import { instantSql } from '@hub/persistence';
import { IS_BEHIND } from '@hub/service-host';
import type {
  CounterpartStore,
  EpisodePeople,
  KnownPeople,
  KnownShield,
} from '../../application/ports.js';
import { type EpisodeParts, type FoldedEpisode, shielded } from '../../domain/episode-parts.js';

const AT = instantSql('at');

interface PartsRow {
  readonly counterparts: string[];
  readonly named_by: string | null;
  readonly lead_authority: string | null;
  readonly hidden_from: string[] | null;
  readonly hidden_people: string[] | null;
  readonly voided: boolean;
  readonly goes_on_in: string | null;
  readonly takes_in: readonly FoldedEpisode[] | null;
  readonly said_elsewhere: string[] | null;
}

interface PeopleRow {
  readonly known: readonly EpisodePeople[] | null;
  readonly behind: boolean;
}

export class TypeormCounterpartStore implements CounterpartStore {
  constructor(private readonly manager: EntityManager) {}

  async of(episodeId: string): Promise<string[]> {
    return [...(await this.parts(episodeId)).counterparts];
  }

  async lock(episodeId: string): Promise<void> {
    await this.manager.query('SELECT hold_episode($1, false)', [episodeId]);
  }

  async share(episodeId: string): Promise<void> {
    await this.manager.query('SELECT hold_episode($1, true)', [episodeId]);
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

  async countIn(episodeId: string, consentIds: readonly string[]): Promise<void> {
    await this.manager.query(
      `INSERT INTO consent_elsewhere (episode_id, consent_id) SELECT $1, unnest($2::uuid[])
         ON CONFLICT DO NOTHING`,
      [episodeId, consentIds],
    );
  }

  async parts(episodeId: string): Promise<EpisodeParts> {
    const [row] = await this.manager.query<[PartsRow]>(
      `SELECT ARRAY(SELECT authority FROM episode_counterpart WHERE episode_id = $1
         ORDER BY authority) AS counterparts,
         named_by, lead_authority,
         (SELECT hidden_from FROM episode_shield WHERE episode_id = $1) AS hidden_from,
         (SELECT hidden_people FROM episode_shield WHERE episode_id = $1) AS hidden_people,
         EXISTS (SELECT FROM voided_episode WHERE episode_id = $1) AS voided,
         (SELECT kept_id FROM folded_episode WHERE episode_id = $1) AS goes_on_in,
         (SELECT json_agg(json_build_object('id', episode_id, 'foldedAt', ${AT})
            ORDER BY at, episode_id) FROM folded_episode WHERE kept_id = $1) AS takes_in,
         (SELECT array_agg(consent_id) FROM consent_elsewhere WHERE episode_id = $1)
           AS said_elsewhere
       FROM (VALUES ($1::uuid)) AS asked (episode_id) LEFT JOIN named_episode USING (episode_id)`,
      [episodeId],
    );
    return shielded({
      counterparts: row.counterparts,
      ...(row.hidden_from === null ? {} : { hiddenFrom: row.hidden_from }),
      ...(row.hidden_people === null ? {} : { hiddenFromPeople: row.hidden_people }),
      ...(row.voided ? { voided: true } : {}),
      ...(row.goes_on_in === null ? {} : { goesOnIn: row.goes_on_in }),
      ...(row.takes_in === null ? {} : { takesIn: row.takes_in }),
      ...(row.said_elsewhere === null ? {} : { saidElsewhere: row.said_elsewhere }),
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

  async people(episodeId: string): Promise<KnownPeople> {
    const [row] = await this.manager.query<[PeopleRow]>(
      `SELECT (
         SELECT json_agg(json_build_object('people', people, 'closed', closed) ORDER BY kept)
         FROM (
           SELECT $1::uuid AS episode_id, false AS kept
           UNION ALL SELECT kept_id, true FROM folded_episode WHERE episode_id = $1
         ) AS asked JOIN episode_people USING (episode_id)
       ) AS known,
         ${IS_BEHIND} AS behind`,
      [episodeId],
    );
    const [own, ...kept] = row.known ?? [];
    const { people, closed } = own ?? { people: [], closed: false };
    return {
      people: [...people, ...kept.flatMap((one) => one.people)],
      closed,
      behind: row.behind,
    };
  }

  async notePeople(
    episodeId: string,
    { people, closed }: EpisodePeople,
    version: number,
  ): Promise<boolean> {
    const noted = await this.manager.query<unknown[]>(
      `INSERT INTO episode_people (episode_id, people, closed, version) VALUES ($1, $2, $3, $4)
       ON CONFLICT (episode_id) DO UPDATE
       SET people = EXCLUDED.people, closed = EXCLUDED.closed, version = EXCLUDED.version
       WHERE episode_people.version < EXCLUDED.version RETURNING version`,
      [episodeId, JSON.stringify(people), closed, version],
    );
    return noted.length > 0;
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
