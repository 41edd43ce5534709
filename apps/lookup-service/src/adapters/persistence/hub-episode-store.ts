import { type EntityManager, In, LessThan } from 'typeorm';
import { readRow } from '@hub/persistence';
import type { HubEpisodeStore } from '../../application/episodes/episode-ports.js';
import { HUB, type HubEpisode, type RecordReference } from '../../domain/episodes/hub-episode.js';
import { type HubEpisodeRow, hubEpisodeTable } from './episode-tables.js';
import { lockIndexOf } from './pointer-store.js';

export class TypeormHubEpisodeStore implements HubEpisodeStore {
  constructor(private readonly manager: EntityManager) {}

  lock(): Promise<void> {
    return lockIndexOf(HUB, this.manager);
  }

  async lockOne(episodeId: string): Promise<HubEpisode | undefined> {
    const row = await this.manager.findOne(hubEpisodeTable, {
      where: { episodeId },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? readRow(row) : undefined;
  }

  async add(episode: HubEpisode): Promise<void> {
    await this.manager.insert(hubEpisodeTable, toRow(episode));
  }

  async find(episodeId: string): Promise<HubEpisode | undefined> {
    return (await this.ofEpisodes([episodeId]))[0];
  }

  async ofLookup(lookupId: string): Promise<HubEpisode | undefined> {
    const row = await this.manager.findOneBy(hubEpisodeTable, { lookupId });
    return row ? readRow(row) : undefined;
  }

  async claimedAs({
    lookupId,
    episodeId,
  }: Pick<HubEpisode, 'lookupId' | 'episodeId'>): Promise<HubEpisode[]> {
    const rows = await this.manager.findBy(hubEpisodeTable, [{ lookupId }, { episodeId }]);
    return rows.map((row) => readRow(row));
  }

  async ofEpisodes(episodeIds: readonly string[]): Promise<HubEpisode[]> {
    if (episodeIds.length === 0) return [];
    const rows = await this.manager.findBy(hubEpisodeTable, { episodeId: In([...episodeIds]) });
    return rows.map((row) => readRow(row));
  }

  async ofReferences(held: readonly RecordReference[]): Promise<HubEpisode[]> {
    if (held.length === 0) return [];
    const rows = await this.manager.query<{ episode_id: string }[]>(
      `SELECT episode_id FROM hub_episode JOIN unnest($1::text[], $2::text[]) AS held(authority, reference) USING (authority, reference)
       ORDER BY claimed_at, episode_id`,
      [held.map(({ authority }) => authority), held.map(({ reference }) => reference)],
    );
    const order = rows.map((row) => row.episode_id);
    const found = await this.ofEpisodes(order);
    return found.sort((a, b) => order.indexOf(a.episodeId) - order.indexOf(b.episodeId));
  }

  async save(episode: HubEpisode): Promise<void> {
    const { episodeId, reference, state, leadAuthority, leadPersonId, ...row } = toRow(episode);
    const { hiddenFrom, goesOnIn, closing } = row;
    const change = { reference, state, leadAuthority, leadPersonId, hiddenFrom, goesOnIn, closing };
    await this.manager.update(hubEpisodeTable, { episodeId }, change);
  }

  async remove(episodeId: string): Promise<void> {
    await this.manager.delete(hubEpisodeTable, { episodeId });
  }

  async unconfirmed(before: string, limit: number): Promise<HubEpisode[]> {
    const rows = await this.manager.find(hubEpisodeTable, {
      where: { state: 'being_opened', claimedAt: LessThan(new Date(before)) },
      order: { claimedAt: 'ASC', episodeId: 'ASC' },
      take: limit,
    });
    return rows.map((row) => readRow(row));
  }
}

function toRow({
  claimedAt,
  unanswered,
  leadPersonId,
  hiddenFrom,
  goesOnIn,
  closing,
  ...same
}: HubEpisode): HubEpisodeRow {
  return {
    ...same,
    leadPersonId: leadPersonId ?? null,
    unanswered: [...unanswered],
    claimedAt: new Date(claimedAt),
    goesOnIn: goesOnIn ?? null,
    closing: closing ?? null,
    hiddenFrom: hiddenFrom ? [...hiddenFrom] : null,
  };
}
