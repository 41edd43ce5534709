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
import { type CaseloadQuestion, caseloadsOf } from '../domain/leading/caseload.js';
import type { LeadCover } from '../domain/leading/lead-cover.js';
import type { LeadRequest } from '../domain/leading/lead-request.js';
import type { KeptLead } from '../domain/leading/move-offer.js';
import type { OutsideHandOver } from '../domain/leading/outside-hand-over.js';
import { type Episode, isLived } from '../domain/episode.js';

class InMemoryCaseloads implements CaseloadStore {
  constructor(
    private readonly all: () => readonly Episode[],
    private readonly gone: ReadonlyMap<string, string>,
  ) {}

  ledBy({ authority, personId }: Parameters<CaseloadStore['ledBy']>[0]): Promise<string[]> {
    const led = this.all().filter(
      ({ lead }) => lead.authority === authority && lead.personId === personId,
    );
    const open = led.filter((one) => isLived(one) && one.state !== 'closed');
    return Promise.resolve(open.map(({ id }) => id).sort());
  }

  ofAuthority(question: CaseloadQuestion): Promise<CaseloadView[]> {
    return Promise.resolve(caseloadsOf(this.all(), new Set(this.gone.keys()), question));
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

/**
 * @param episodes with every one
 * @param gone who acts for their authority no more
 */
export function inMemoryLeading(
  episodes: Pick<EpisodeStore, 'save'> & { all(): readonly Episode[] },
  gone: ReadonlyMap<string, string>,
): LeadingStores {
  return {
    caseloads: new InMemoryCaseloads(() => episodes.all(), gone),
    covers: new InMemoryCovers(episodes),
    leadRequests: new InMemoryLeadRequests(),
    keptLeads: new InMemoryKeptLeads(),
    outsideHandOvers: new InMemoryOutside(),
  };
}
