import type { ClosedDays } from '@hub/contracts/identity';
import { actingLead } from '../../domain/episode.js';
import type { EpisodeWork, People } from '../ports.js';

/** When those who lead are closed: asked before anything is locked. */
export class ClosedLeads {
  constructor(
    private readonly work: EpisodeWork,
    private readonly people: People,
  ) {}

  async of(episodeId: string): Promise<readonly ClosedDays[]> {
    const episode = await this.work.read(({ episodes }) => episodes.find(episodeId));
    const leading = episode && (await this.people.find(actingLead(episode)));
    return leading?.closed ?? [];
  }
}
