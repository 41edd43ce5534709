import type { EntityManager } from 'typeorm';
import type { ExternalLinkStore } from '../../application/external-links/external-link-ports.js';
import type { ExternalLink } from '../../domain/external-link.js';

interface LinkRow extends Pick<ExternalLink, 'system' | 'authority' | 'state'> {
  readonly episode_id: string;
  readonly own_reference: string | null;
  readonly noted_at: Date;
}

export class SqlExternalLinkStore implements ExternalLinkStore {
  constructor(private readonly manager: EntityManager) {}

  async put(link: ExternalLink): Promise<void> {
    const { episodeId, system, authority, state, ownReference, notedAt } = link;
    await this.manager.query(
      `INSERT INTO noted_link (episode_id, system, authority, state, own_reference, noted_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (episode_id, system, authority) DO UPDATE
       SET state = EXCLUDED.state, own_reference = EXCLUDED.own_reference, noted_at = EXCLUDED.noted_at`,
      [episodeId, system, authority, state, ownReference ?? null, notedAt],
    );
  }

  async ofEpisode(episodeId: string): Promise<ExternalLink[]> {
    const rows = await this.manager.query<LinkRow[]>(
      'SELECT * FROM noted_link WHERE episode_id = $1 ORDER BY system, authority',
      [episodeId],
    );
    return rows.map(({ system, authority, state, own_reference: own, noted_at: at }) => ({
      episodeId,
      system,
      authority,
      state,
      ...(own === null ? {} : { ownReference: own }),
      notedAt: at.toISOString(),
    }));
  }
}
