import type { EntityManager } from 'typeorm';
import type { AgePassed } from '@hub/contracts/consent';
import type { AgeStore } from '../../application/ages/age-ports.js';
import type { ComingAge, NotedAges } from '../../domain/ages/coming-age.js';

interface AgeRow {
  readonly asked: AgePassed | null;
  readonly asked_month: string | null;
  readonly asked_since: string | null;
  readonly next: AgePassed | null;
  readonly next_month: string | null;
}

export class SqlAgeStore implements AgeStore {
  constructor(private readonly manager: EntityManager) {}

  unnoted(limit: number): Promise<string[]> {
    return this.ids(
      `SELECT episode_id FROM hub_episode WHERE state = 'open' AND NOT ages_noted
       ORDER BY claimed_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    );
  }

  async lock(episodeId: string): Promise<NotedAges | undefined> {
    const [row] = await this.manager.query<AgeRow[]>(
      `SELECT asked, to_char(asked_month, 'YYYY-MM') AS asked_month,
         to_char(asked_since, 'YYYY-MM-DD') AS asked_since, next, to_char(next_month, 'YYYY-MM') AS next_month
       FROM noted_age WHERE episode_id = $1 FOR UPDATE`,
      [episodeId],
    );
    if (!row) return undefined;
    const { asked_since: since } = row;
    const asked = readAge(row.asked, row.asked_month);
    const next = readAge(row.next, row.next_month);
    return {
      episodeId,
      ...(asked && since !== null ? { asked: { ...asked, since } } : {}),
      ...(next ? { next } : {}),
    };
  }

  async save({ episodeId, asked, next }: NotedAges): Promise<void> {
    await this.manager.query(
      `WITH noted AS (UPDATE hub_episode SET ages_noted = true WHERE episode_id = $1)
       INSERT INTO noted_age (episode_id, asked, asked_month, asked_since, next, next_month)
         VALUES ($1, $2, to_date($3, 'YYYY-MM'), $4, $5, to_date($6, 'YYYY-MM'))
       ON CONFLICT (episode_id) DO UPDATE SET asked = excluded.asked,
         asked_month = excluded.asked_month, asked_since = excluded.asked_since,
         next = excluded.next, next_month = excluded.next_month`,
      [
        ...[episodeId, asked?.age ?? null, asked?.month ?? null, asked?.since ?? null],
        ...[next?.age ?? null, next?.month ?? null],
      ],
    );
  }

  due(month: string, limit: number): Promise<string[]> {
    return this.ids(
      `SELECT episode_id FROM noted_age WHERE next IS NOT NULL
         AND next_month <= to_date($1, 'YYYY-MM')
       ORDER BY next_month, episode_id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [month, limit],
    );
  }

  async renew(episodeId: string): Promise<void> {
    await this.manager.query('UPDATE hub_episode SET ages_noted = false WHERE episode_id = $1', [
      episodeId,
    ]);
  }

  private async ids(sql: string, values: readonly unknown[]): Promise<string[]> {
    const rows = await this.manager.query<{ episode_id: string }[]>(sql, [...values]);
    return rows.map((row) => row.episode_id);
  }
}

function readAge(age: AgePassed | null, month: string | null): ComingAge | undefined {
  return age === null || month === null ? undefined : { age, month };
}
