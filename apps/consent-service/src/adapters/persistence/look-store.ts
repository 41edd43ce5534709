import type { EntityManager } from 'typeorm';
import type { LookStore } from '../../application/ports.js';
import type { ConsentLooks } from '../../domain/consent-look.js';

const READ = 'SELECT consent_id AS "consentId", looks FROM consent_look WHERE consent_id = $1';

export class SqlLookStore implements LookStore {
  constructor(private readonly manager: EntityManager) {}

  async find(consentId: string): Promise<ConsentLooks | undefined> {
    return (await this.manager.query<ConsentLooks[]>(READ, [consentId]))[0];
  }

  async lock(consentId: string): Promise<ConsentLooks | undefined> {
    return (await this.manager.query<ConsentLooks[]>(`${READ} FOR UPDATE`, [consentId]))[0];
  }

  async save({ consentId, looks }: ConsentLooks): Promise<void> {
    await this.manager.query(
      `INSERT INTO consent_look (consent_id, looks) VALUES ($1, $2)
       ON CONFLICT (consent_id) DO UPDATE SET looks = excluded.looks`,
      [consentId, JSON.stringify(looks)],
    );
  }

  lockOf(episodeId: string): Promise<ConsentLooks[]> {
    return this.manager.query<ConsentLooks[]>(
      `SELECT l.consent_id AS "consentId", l.looks FROM consent_look l
         JOIN consent c ON c.id = l.consent_id WHERE c.episode_id = $1
         ORDER BY l.consent_id FOR UPDATE OF l`,
      [episodeId],
    );
  }

  async forgetOf(episodeId: string): Promise<void> {
    await this.manager.query(
      `DELETE FROM consent_look l USING consent c
         WHERE c.id = l.consent_id AND c.episode_id = $1`,
      [episodeId],
    );
  }
}
