import type { ChildDetails } from '@hub/contracts/lookup';
import type {
  DetailsStore,
  DoubleStartStore,
  HubEpisodeStore,
} from '../application/episodes/episode-ports.js';
import {
  type DoubleStart,
  type HubEpisode,
  isSame,
  type RecordReference,
} from '../domain/episodes/hub-episode.js';

export class InMemoryDetails implements DetailsStore {
  private readonly kept = new Map<string, { child: ChildDetails; until: string }>();

  keep(lookupId: string, child: ChildDetails, until: string): Promise<void> {
    this.kept.set(lookupId, { child, until });
    return Promise.resolve();
  }
  find(lookupId: string): Promise<ChildDetails | undefined> {
    return Promise.resolve(this.kept.get(lookupId)?.child);
  }
  destroy(lookupId: string): Promise<void> {
    this.kept.delete(lookupId);
    return Promise.resolve();
  }
  destroyOutdated(at: string): Promise<void> {
    for (const [id, { until }] of this.kept) if (until < at) this.kept.delete(id);
    return Promise.resolve();
  }
}

export class InMemoryHubEpisodes implements HubEpisodeStore {
  private readonly episodes = new Map<string, HubEpisode>();

  lock(): Promise<void> {
    return Promise.resolve();
  }
  lockOne(episodeId: string): Promise<HubEpisode | undefined> {
    return this.find(episodeId);
  }
  add(episode: HubEpisode): Promise<void> {
    this.episodes.set(episode.episodeId, episode);
    return Promise.resolve();
  }
  find(episodeId: string): Promise<HubEpisode | undefined> {
    return Promise.resolve(this.episodes.get(episodeId));
  }
  ofLookup(lookupId: string): Promise<HubEpisode | undefined> {
    return Promise.resolve(this.all().find((one) => one.lookupId === lookupId));
  }
  claimedAs(claim: Pick<HubEpisode, 'lookupId' | 'episodeId'>): Promise<HubEpisode[]> {
    return Promise.resolve(
      this.all().filter(
        ({ lookupId, episodeId }) => lookupId === claim.lookupId || episodeId === claim.episodeId,
      ),
    );
  }
  ofEpisodes(episodeIds: readonly string[]): Promise<HubEpisode[]> {
    return Promise.resolve(this.all().filter(({ episodeId }) => episodeIds.includes(episodeId)));
  }
  ofReferences(held: readonly RecordReference[]): Promise<HubEpisode[]> {
    return Promise.resolve(
      this.all().filter((episode) => held.some((one) => isSame(one, episode))),
    );
  }
  save(episode: HubEpisode): Promise<void> {
    return this.add(episode);
  }
  remove(episodeId: string): Promise<void> {
    this.episodes.delete(episodeId);
    return Promise.resolve();
  }
  unconfirmed(before: string, limit: number): Promise<HubEpisode[]> {
    const open = this.all().filter(
      ({ state, claimedAt }) => state === 'being_opened' && claimedAt < before,
    );
    return Promise.resolve(open.slice(0, limit));
  }

  all(): HubEpisode[] {
    const place = ({ claimedAt, episodeId }: HubEpisode): string => `${claimedAt} ${episodeId}`;
    return [...this.episodes.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  }
}

export class InMemoryDoubleStarts implements DoubleStartStore {
  private readonly doubles = new Map<string, DoubleStart>();

  async add(double: DoubleStart): Promise<boolean> {
    const known = [...this.doubles.values()].some(
      ({ lookupId, first }) => lookupId === double.lookupId && isSame(first, double.first),
    );
    if (!known) await this.save(double);
    return !known;
  }
  find(id: string): Promise<DoubleStart | undefined> {
    return Promise.resolve(this.doubles.get(id));
  }
  lock(id: string): Promise<DoubleStart | undefined> {
    return this.find(id);
  }
  save(double: DoubleStart): Promise<void> {
    this.doubles.set(double.id, double);
    return Promise.resolve();
  }
}
