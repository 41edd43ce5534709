import type { EntityManager } from 'typeorm';
import type { Sealer } from '@hub/security';
import type { Viewer } from '@hub/use-case';
import type { OverrideStore } from '../../application/ports.js';
import { type Override, withoutWords } from '../../domain/override.js';
import { hiddenByName } from './hidden-by-name.js';

interface Row {
  readonly id: string;
  readonly content: Buffer;
}

/** Overrides, sealed as a whole; beside them what they are found by. */
export class SqlOverrideStore implements OverrideStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async add(override: Override): Promise<void> {
    const { id, episodeId, madeBy, recipient, reviewer, madeAt, expiresAt, reviewBy } = override;
    await this.manager.query(
      `INSERT INTO override (id, episode_id, made_by, recipient, reviewer, made_at, expires_at,
         review_by, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        episodeId,
        madeBy,
        recipient ?? null,
        reviewer,
        madeAt,
        expiresAt,
        reviewBy,
        this.seal(override),
      ],
    );
  }

  async save(override: Override): Promise<void> {
    await this.manager.query('UPDATE override SET content = $2, reviewed_at = $3 WHERE id = $1', [
      override.id,
      this.seal(override),
      override.review?.at ?? null,
    ]);
  }

  async find(id: string): Promise<Override | undefined> {
    return (await this.read('WHERE id = $1', [id]))[0];
  }

  async lock(id: string): Promise<Override | undefined> {
    return (await this.read('WHERE id = $1 FOR UPDATE', [id]))[0];
  }

  ofEpisode(episodeId: string): Promise<Override[]> {
    return this.read('WHERE episode_id = $1 ORDER BY made_at', [episodeId]);
  }

  async forgetWords(episodeId: string): Promise<void> {
    for (const override of await this.ofEpisode(episodeId)) await this.save(withoutWords(override));
  }

  holding(episodeId: string, now: string): Promise<Override[]> {
    return this.read('WHERE episode_id = $1 AND expires_at > $2 ORDER BY made_at', [
      episodeId,
      now,
    ]);
  }

  madeBy(authority: string, limit: number): Promise<Override[]> {
    return this.read('WHERE made_by = $1 ORDER BY made_at DESC LIMIT $2', [authority, limit]);
  }

  async list({ authority, personId }: Viewer, limit: number): Promise<Override[]> {
    const shown = [authority, limit, personId ?? null];
    const isHidden = hiddenByName('override', '$3');
    const waiting = await this.read(
      `WHERE reviewer = $1 AND reviewed_at IS NULL AND NOT ${isHidden} ORDER BY made_at LIMIT $2`,
      shown,
    );
    const own = await this.read(
      `WHERE (made_by = $1 OR recipient = $1) AND NOT ${isHidden} ORDER BY made_at DESC LIMIT $2`,
      shown,
    );
    return [...waiting, ...own];
  }

  private async read(choice: string, values: readonly unknown[]): Promise<Override[]> {
    const rows = await this.manager.query<Row[]>(`SELECT id, content FROM override ${choice}`, [
      ...values,
    ]);
    return rows.map(
      ({ id, content }) => JSON.parse(this.sealer.open(content, id).toString('utf8')) as Override,
    );
  }

  private seal(override: Override): Buffer {
    return this.sealer.seal(JSON.stringify(override), override.id);
  }
}
