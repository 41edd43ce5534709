import type { EntityManager } from 'typeorm';
import type { PeopleChanges } from '@hub/internal-messages';
import type { TiedPerson } from '@hub/policy';

/** A relation that ended elsewhere authorises nothing later than 5 s. */
const SILENCE = "interval '5 seconds'";
/**
 * It is asked every second, so that a change is known of after one at most; the rest is for hearing
 * of it.
 */
const UNHEARD = "interval '3 seconds'";

/**
 * SQL: whether somebody may have left the episode $1 for longer than a relation may outlive its
 * end.
 */
export const IS_BEHIND = `(NOT EXISTS (
    SELECT 1 FROM people_heard WHERE asked_at > clock_timestamp() - ${SILENCE})
  OR EXISTS (
    SELECT 1 FROM people_unheard u LEFT JOIN episode_people p USING (episode_id)
    WHERE u.episode_id = $1 AND u.version > coalesce(p.version, 0)
      AND u.found_at < clock_timestamp() - ${UNHEARD}))`;

/**
 * Who works with which child, and how far a service has heard of it. Its tables stand beside
 * `episode_people`.
 */
export class SqlPeopleHeard {
  constructor(private readonly manager: EntityManager) {}

  /** Who works with the child of an episode, as far as was told. */
  async of(episodeId: string): Promise<readonly TiedPerson[]> {
    const [row] = await this.manager.query<{ people: TiedPerson[] }[]>(
      'SELECT people FROM episode_people WHERE episode_id = $1',
      [episodeId],
    );
    return row?.people ?? [];
  }

  /** Notes who does now; an older version of the episode changes nothing. */
  async note(episodeId: string, people: readonly TiedPerson[], version: number): Promise<void> {
    await this.manager.query(
      `INSERT INTO episode_people (episode_id, people, version) VALUES ($1, $2, $3)
       ON CONFLICT (episode_id) DO UPDATE SET people = EXCLUDED.people, version = EXCLUDED.version
       WHERE episode_people.version < EXCLUDED.version`,
      [episodeId, JSON.stringify(people), version],
    );
  }

  /** Up to when the owner was asked; undefined where it never was. */
  async until(): Promise<string | undefined> {
    const [row] = await this.manager.query<{ until: Date }[]>('SELECT until FROM people_heard');
    return row?.until.toISOString();
  }

  /** Notes what the owner told that is not here yet. @param tookMs since it was asked */
  async noteChanges({ until, changes }: PeopleChanges, tookMs: number): Promise<void> {
    await this.manager.query(
      'DELETE FROM people_unheard u USING episode_people p WHERE p.episode_id = u.episode_id AND p.version >= u.version',
    );
    await this.manager.query(
      `WITH told AS (SELECT * FROM unnest($1::uuid[], $2::integer[]) AS t (episode_id, version)), unheard AS (
         INSERT INTO people_unheard
         SELECT episode_id, told.version, clock_timestamp() - $3 * interval '1 millisecond'
         FROM told LEFT JOIN episode_people p USING (episode_id) WHERE told.version > coalesce(p.version, 0)
         ON CONFLICT (episode_id) DO UPDATE SET version = greatest(people_unheard.version, EXCLUDED.version)
       )
       INSERT INTO people_heard (until, asked_at) VALUES ($4, clock_timestamp() - $3 * interval '1 millisecond')
       ON CONFLICT (one) DO UPDATE SET until = EXCLUDED.until, asked_at = EXCLUDED.asked_at`,
      [
        changes.map(({ episodeId }) => episodeId),
        changes.map(({ version }) => version),
        Math.ceil(tookMs),
        until,
      ],
    );
  }

  /** Whether somebody may have left an episode, and it was not heard of here. */
  async isBehind(episodeId: string): Promise<boolean> {
    const [row] = await this.manager.query<{ behind: boolean }[]>(`SELECT ${IS_BEHIND} AS behind`, [
      episodeId,
    ]);
    return row?.behind ?? true;
  }
}
