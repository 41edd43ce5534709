import type { EntityManager } from 'typeorm';
import type { ShieldChangedPayload } from '@hub/internal-messages';
import type { PeopleShielded } from '../../application/ports.js';

/** Single people from whom episodes are hidden, beside what waits for people. */
export class SqlPeopleShielded implements PeopleShielded {
  constructor(private readonly manager: EntityManager) {}

  /** An older version changes nothing. */
  async note({ episodeId, hiddenFromPeople = [], version }: ShieldChangedPayload): Promise<void> {
    await this.manager.query(
      `INSERT INTO episode_shield (episode_id, hidden_people, version) VALUES ($1, $2, $3)
       ON CONFLICT (episode_id) DO UPDATE
       SET hidden_people = EXCLUDED.hidden_people, version = EXCLUDED.version
       WHERE episode_shield.version < EXCLUDED.version`,
      [episodeId, hiddenFromPeople, version],
    );
  }
}
