import type { TiedPerson } from '@hub/policy';
import type { EpisodePeople } from '../application/joining/join-ports.js';

export class InMemoryEpisodePeople implements EpisodePeople {
  private readonly told = new Map<string, { people: readonly TiedPerson[]; version: number }>();
  /** Whether what was told may be too old. */
  behind = false;

  of(episodeId: string): Promise<readonly TiedPerson[]> {
    return Promise.resolve(this.told.get(episodeId)?.people ?? []);
  }
  isBehind(): Promise<boolean> {
    return Promise.resolve(this.behind);
  }
  note(episodeId: string, people: readonly TiedPerson[], version: number): Promise<void> {
    if ((this.told.get(episodeId)?.version ?? 0) < version)
      this.told.set(episodeId, { people, version });
    return Promise.resolve();
  }
}
