import type { ClosedDays } from '@hub/contracts/identity';
import type { PersonView } from '@hub/internal-messages';
import { actingLead } from '../../domain/episode.js';
import type { ClosedPeople } from '../../domain/planning/closed-on-day.js';
import type { EpisodeWork, Organisations, People } from '../ports.js';

/** When those who lead are closed: asked before anything is locked. */
export class ClosedLeads {
  constructor(
    private readonly work: EpisodeWork,
    private readonly people: People,
    private readonly organisations: Organisations,
  ) {}

  async of(episodeId: string): Promise<readonly ClosedDays[]> {
    const episode = await this.work.read(({ episodes }) => episodes.find(episodeId));
    return episode ? this.ofPerson(actingLead(episode)) : [];
  }

  /** Of whoever leads, of the team and of who asks, by person. */
  async ofTeam(episodeId: string, asker: string | undefined): Promise<ClosedPeople> {
    const episode = await this.work.read(({ episodes }) => episodes.find(episodeId));
    if (!episode) return new Map();
    const team = episode.team.map(({ personId }) => personId);
    const all = [...team, actingLead(episode), ...(asker === undefined ? [] : [asker])];
    const found = [...new Set(all)].map(async (one) => [one, await this.ofPerson(one)] as const);
    return new Map(await Promise.all(found));
  }

  async ofPerson(personId: string): Promise<readonly ClosedDays[]> {
    return this.ofFound(await this.people.find(personId));
  }

  /** When whom somebody works for is closed, who was found before. */
  async ofFound(
    person: Pick<PersonView, 'organisation'> | undefined,
  ): Promise<readonly ClosedDays[]> {
    const employer = person?.organisation;
    const found = employer && (await this.organisations.closedDays(employer.id));
    return found?.closed ?? [];
  }
}
