import type { CaseloadView } from '@hub/contracts/leading';
import type {
  CaseloadCoverStore,
  CaseloadStore,
  CaseOfCover,
  CoverStore,
  KeptLeadStore,
  LeadingStores,
  LeadRequestStore,
  OutsideStore,
} from '../application/leading/leading-ports.js';
import type { EpisodeStore } from '../application/ports.js';
import { type CaseloadQuestion, caseloadsOf } from '../domain/leading/caseload.js';
import {
  type CaseloadCover,
  caseloadCoverOver,
  type Coverage,
  coverageOf,
} from '../domain/leading/caseload-cover.js';
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

  constructor(
    private readonly episodes: Pick<EpisodeStore, 'save'> & { all(): readonly Episode[] },
    private readonly gone: ReadonlyMap<string, string>,
  ) {}

  values(): LeadCover[] {
    return [...this.covers.values()];
  }

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
  over(limit: number): Promise<string[]> {
    const leads = ({ episodeId, term }: LeadCover): boolean =>
      this.episodes.all().some(({ id, lead }) => id === episodeId && lead.term === term);
    const over = this.values().filter(
      (cover) => cover.state !== 'ended' && (this.gone.has(cover.personId) || !leads(cover)),
    );
    return Promise.resolve(over.map(({ id }) => id).slice(0, limit));
  }
  show(episode: Episode): Promise<void> {
    return this.episodes.save(episode);
  }
}

const keyOf = ({
  authority,
  leadProfessionalId,
}: Pick<CaseloadCover, 'authority' | 'leadProfessionalId'>): string =>
  `${authority} ${leadProfessionalId}`;

class InMemoryCaseloadCovers implements CaseloadCoverStore {
  private readonly all = new Map<string, CaseloadCover>();

  constructor(
    private readonly episodes: () => readonly Episode[],
    private readonly covers: InMemoryCovers,
    private readonly gone: ReadonlyMap<string, string>,
  ) {}

  async add(cover: CaseloadCover): Promise<boolean> {
    if (await this.openOf(cover)) return false;
    await this.save(cover);
    return true;
  }
  save(cover: CaseloadCover): Promise<void> {
    this.all.set(cover.id, cover);
    return Promise.resolve();
  }
  find(id: string): Promise<CaseloadCover | undefined> {
    return Promise.resolve(this.all.get(id));
  }
  lock(id: string): Promise<CaseloadCover | undefined> {
    return this.find(id);
  }
  openOf(of: Parameters<CaseloadCoverStore['openOf']>[0]): Promise<CaseloadCover | undefined> {
    return Promise.resolve(this.open().find((one) => keyOf(one) === keyOf(of)));
  }
  ofAuthority(authority: string): Promise<CaseloadCover[]> {
    const own = this.open().filter((one) => one.authority === authority);
    return Promise.resolve(own.sort((a, b) => (a.namedAt < b.namedAt ? 1 : -1)));
  }
  over(today: string): Promise<string[]> {
    const over = this.open().filter((cover) =>
      caseloadCoverOver(cover, {
        today,
        hasLeft: this.gone.has(cover.personId),
        leadsNothing: this.gone.has(cover.leadProfessionalId) && this.led(cover).length === 0,
      }),
    );
    return Promise.resolve(over.map(({ id }) => id));
  }
  beginning({
    limit,
    coverId,
  }: Parameters<CaseloadCoverStore['beginning']>[0]): Promise<CaseOfCover[]> {
    const all = this.open()
      .filter(({ id }) => coverId === undefined || id === coverId)
      .flatMap((cover) =>
        this.led(cover)
          .filter(({ id, lead }) => !this.isSaid(cover, id, lead.term))
          .map(({ id: episodeId }) => ({ coverId: cover.id, episodeId })),
      );
    return Promise.resolve(all.slice(0, limit));
  }
  ending({ limit, coverId }: Parameters<CaseloadCoverStore['ending']>[0]): Promise<CaseOfCover[]> {
    const over = (id = '-'): boolean => this.all.get(id)?.endedAt !== undefined;
    const all = this.covers
      .values()
      .filter(({ caseloadCoverId: of, state }) => state !== 'ended' && over(of))
      .flatMap(({ caseloadCoverId: of, episodeId }) =>
        of === undefined || (coverId !== undefined && of !== coverId)
          ? []
          : [{ coverId: of, episodeId }],
      );
    return Promise.resolve(all.slice(0, limit));
  }
  coverage(
    cover: CaseloadCover,
    question: Parameters<CaseloadCoverStore['coverage']>[1],
  ): Promise<Coverage> {
    return Promise.resolve(coverageOf(cover, this.episodes(), this.covers.values(), question));
  }
  private open(): CaseloadCover[] {
    return [...this.all.values()].filter(({ endedAt }) => endedAt === undefined);
  }
  private led(cover: CaseloadCover): Episode[] {
    return this.episodes()
      .filter(
        (one) =>
          isLived(one) &&
          one.state !== 'closed' &&
          keyOf({ ...one.lead, leadProfessionalId: one.lead.personId }) === keyOf(cover),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  private isSaid({ id }: CaseloadCover, episodeId: string, term: number): boolean {
    return this.covers
      .values()
      .some(
        (one) =>
          one.episodeId === episodeId &&
          one.term === term &&
          (one.caseloadCoverId === id || (one.forAll && one.state !== 'ended')),
      );
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
  const covers = new InMemoryCovers(episodes, gone);
  return {
    caseloads: new InMemoryCaseloads(() => episodes.all(), gone),
    covers,
    caseloadCovers: new InMemoryCaseloadCovers(() => episodes.all(), covers, gone),
    leadRequests: new InMemoryLeadRequests(),
    keptLeads: new InMemoryKeptLeads(),
    outsideHandOvers: new InMemoryOutside(),
  };
}
