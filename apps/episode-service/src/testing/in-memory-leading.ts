import type { CaseloadView } from '@hub/contracts/leading';
import type {
  CaseloadStore,
  CoverStore,
  KeptLeadStore,
  LeadingStores,
  LeadRequestStore,
  OutsideStore,
} from '../application/leading/leading-ports.js';
import type { EpisodeStore } from '../application/ports.js';
import type { LeadCover } from '../domain/leading/lead-cover.js';
import type { LeadRequest } from '../domain/leading/lead-request.js';
import type { KeptLead } from '../domain/leading/move-offer.js';
import type { OutsideHandOver } from '../domain/leading/outside-hand-over.js';
import { actingLead, type Episode, isLived } from '../domain/episode.js';

class InMemoryCaseloads implements CaseloadStore {
  constructor(private readonly all: () => readonly Episode[]) {}

  ledBy({ authority, personId }: Parameters<CaseloadStore['ledBy']>[0]): Promise<string[]> {
    const led = this.all().filter(
      ({ lead }) => lead.authority === authority && lead.personId === personId,
    );
    const open = led.filter((one) => isLived(one) && one.state !== 'closed');
    return Promise.resolve(open.map(({ id }) => id).sort());
  }

  ofAuthority(authority: string, today: string): Promise<CaseloadView[]> {
    const loads = new Map<string, CaseloadView>();
    for (const one of this.all()) {
      const { lead, nextReviewOn = today } = one;
      if (lead.authority !== authority || !isLived(one) || one.state === 'closed') continue;
      const personId = actingLead(one);
      const load = loads.get(personId) ?? { personId, leads: 0, standsIn: 0, overdue: 0 };
      loads.set(personId, {
        personId,
        leads: load.leads + (personId === lead.personId ? 1 : 0),
        standsIn: load.standsIn + (personId === lead.personId ? 0 : 1),
        overdue: load.overdue + (nextReviewOn < today ? 1 : 0),
      });
    }
    const cases = ({ leads, standsIn }: CaseloadView): number => leads + standsIn;
    return Promise.resolve(
      [...loads.values()].sort((a, b) => cases(b) - cases(a) || (a.personId < b.personId ? -1 : 1)),
    );
  }
}

class InMemoryCovers implements CoverStore {
  private readonly covers = new Map<string, LeadCover>();

  constructor(private readonly episodes: Pick<EpisodeStore, 'save'>) {}

  add(cover: LeadCover): Promise<void> {
    return this.save(cover);
  }
  save(cover: LeadCover): Promise<void> {
    this.covers.set(cover.id, cover);
    return Promise.resolve();
  }
  find(id: string): Promise<LeadCover | undefined> {
    return Promise.resolve(this.covers.get(id));
  }
  ofEpisode(episodeId: string): Promise<LeadCover[]> {
    const own = [...this.covers.values()].filter((cover) => cover.episodeId === episodeId);
    return Promise.resolve(own.sort((a, b) => (a.namedAt < b.namedAt ? 1 : -1)));
  }
  show(episode: Episode): Promise<void> {
    return this.episodes.save(episode);
  }
}

class InMemoryLeadRequests implements LeadRequestStore {
  private readonly requests = new Map<string, LeadRequest>();

  add(request: LeadRequest): Promise<void> {
    return this.save(request);
  }
  save(request: LeadRequest): Promise<void> {
    this.requests.set(request.id, request);
    return Promise.resolve();
  }
  ofEpisode(episodeId: string): Promise<LeadRequest[]> {
    const own = [...this.requests.values()].filter((one) => one.episodeId === episodeId);
    return Promise.resolve(own.sort((a, b) => (a.askedAt < b.askedAt ? 1 : -1)));
  }
}

class InMemoryKeptLeads implements KeptLeadStore {
  private readonly kept: KeptLead[] = [];

  add(kept: KeptLead): Promise<void> {
    this.kept.unshift(kept);
    return Promise.resolve();
  }
  ofEpisode(episodeId: string): Promise<KeptLead[]> {
    return Promise.resolve(this.kept.filter((one) => one.episodeId === episodeId));
  }
}

class InMemoryOutside implements OutsideStore {
  private readonly all = new Map<string, OutsideHandOver>();

  add(one: OutsideHandOver): Promise<void> {
    return this.save(one);
  }
  save(one: OutsideHandOver): Promise<void> {
    this.all.set(one.id, one);
    return Promise.resolve();
  }
  ofEpisode(episodeId: string): Promise<OutsideHandOver[]> {
    const own = [...this.all.values()].filter((one) => one.episodeId === episodeId);
    return Promise.resolve(own.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1)));
  }
}

/** @param episodes with every one */
export function inMemoryLeading(
  episodes: Pick<EpisodeStore, 'save'> & { all(): readonly Episode[] },
): LeadingStores {
  return {
    caseloads: new InMemoryCaseloads(() => episodes.all()),
    covers: new InMemoryCovers(episodes),
    leadRequests: new InMemoryLeadRequests(),
    keptLeads: new InMemoryKeptLeads(),
    outsideHandOvers: new InMemoryOutside(),
  };
}
