import type { Place } from '@hub/contracts';
import type {
  EpisodeStore,
  EpisodeStores,
  IndexedPointer,
  KnownConsentStore,
  LookupRecord,
  LookupStore,
  PointerStore,
  TransferStore,
} from '../application/ports.js';
import { type Episode, hasPart, type TeamMember } from '../domain/episode.js';
import type { KnownConsent } from '../domain/known-consent.js';
import type { Freshness } from '../domain/lookup.js';
import { isOpen, isParty, type OpenTransfer, type Transfer } from '../domain/transfer.js';

function page<T>(items: T[], placeOf: (item: T) => Place, limit: number, after?: Place): T[] {
  const key = (item: Place): string => `${item.at} ${item.id}`;
  const sorted = items.sort((a, b) => (key(placeOf(a)) < key(placeOf(b)) ? 1 : -1));
  return sorted.filter((item) => after === undefined || key(placeOf(item)) < key(after)).slice(0, limit);
}

class InMemoryEpisodes implements EpisodeStore {
  private readonly episodes = new Map<string, Episode>();

  add(episode: Episode): Promise<void> {
    if (this.episodes.has(episode.id)) return Promise.reject(new Error('duplicate key'));
    return this.save(episode);
  }
  find(id: string): Promise<Episode | undefined> {
    return Promise.resolve(this.episodes.get(id));
  }
  lock(id: string): Promise<Episode | undefined> {
    return this.find(id);
  }
  list(authority: string, limit: number, after?: Place): Promise<Episode[]> {
    const own = [...this.episodes.values()].filter((episode) => hasPart(episode, authority));
    return Promise.resolve(page(own, ({ startedAt, id }) => ({ at: startedAt, id }), limit, after));
  }
  save(episode: Episode): Promise<void> {
    this.episodes.set(episode.id, episode);
    return Promise.resolve();
  }
  addTeamMember(episode: Episode, _member: TeamMember): Promise<void> {
    return this.save(episode);
  }
  switchLead(episode: Episode): Promise<void> {
    return this.save(episode);
  }
}

class InMemoryTransfers implements TransferStore {
  private readonly transfers = new Map<string, Transfer>();

  add(transfer: Transfer): Promise<void> {
    const other = [...this.transfers.values()].some((known) => known.episodeId === transfer.episodeId && isOpen(known));
    return other ? Promise.reject(new Error('transfer_one_open')) : this.save(transfer);
  }
  save(transfer: Transfer): Promise<void> {
    this.transfers.set(transfer.id, transfer);
    return Promise.resolve();
  }
  find(id: string): Promise<Transfer | undefined> {
    return Promise.resolve(this.transfers.get(id));
  }
  lock(id: string): Promise<Transfer | undefined> {
    return this.find(id);
  }
  openOf(episodeId: string): Promise<OpenTransfer | undefined> {
    return Promise.resolve([...this.transfers.values()].filter(isOpen).find((transfer) => transfer.episodeId === episodeId));
  }
  list(authority: string, limit: number, after?: Place): Promise<Transfer[]> {
    const own = [...this.transfers.values()].filter((transfer) => isParty(transfer, authority));
    return Promise.resolve(page(own, ({ proposedAt, id }) => ({ at: proposedAt, id }), limit, after));
  }
}

class InMemoryKnownConsents implements KnownConsentStore {
  private readonly known = new Map<string, KnownConsent>();

  find(id: string): Promise<KnownConsent | undefined> {
    return Promise.resolve(this.known.get(id));
  }
  remember(consent: KnownConsent): Promise<void> {
    const before = this.known.get(consent.id);
    if (!before) this.known.set(consent.id, consent);
    else if (consent.state === 'withdrawn') this.known.set(consent.id, { ...before, state: 'withdrawn' });
    return Promise.resolve();
  }
  lock(id: string): Promise<KnownConsent | undefined> {
    return this.find(id);
  }
  ofEpisode(episodeId: string): Promise<KnownConsent[]> {
    return Promise.resolve([...this.known.values()].filter((consent) => consent.episodeId === episodeId));
  }
}

class InMemoryLookups implements LookupStore {
  private readonly lookups = new Map<string, LookupRecord>();

  add(lookup: LookupRecord): Promise<void> {
    this.lookups.set(lookup.view.id, lookup);
    return Promise.resolve();
  }
  find(id: string): Promise<LookupRecord | undefined> {
    return Promise.resolve(this.lookups.get(id));
  }
}

class InMemoryPointers implements PointerStore {
  private readonly pointers = new Map<string, IndexedPointer>();
  private readonly complete = new Map<string, string>();

  put(pointer: IndexedPointer): Promise<void> {
    this.pointers.set(`${pointer.authority} ${pointer.pointer.reference}`, pointer);
    return Promise.resolve();
  }
  async replaceAll(authority: string, pointers: readonly IndexedPointer[], completeUpTo: string): Promise<number> {
    const kept = new Set(pointers.map(({ pointer }) => pointer.reference));
    const before = [...this.pointers.values()].filter((known) => known.authority === authority);
    for (const known of before) this.pointers.delete(`${authority} ${known.pointer.reference}`);
    for (const pointer of pointers) await this.put(pointer);
    this.complete.set(authority, completeUpTo);
    return before.filter((known) => !kept.has(known.pointer.reference)).length;
  }
  match(tokens: readonly Buffer[]): Promise<IndexedPointer[]> {
    const shares = ({ tokens: own }: IndexedPointer): boolean => own.some((token) => tokens.some((wanted) => wanted.equals(token)));
    const found = [...this.pointers.entries()].filter(([, pointer]) => shares(pointer)).sort(([a], [b]) => (a < b ? -1 : 1));
    return Promise.resolve(found.map(([, pointer]) => ({ ...pointer, tokens: [] })));
  }
  freshness(): Promise<Freshness> {
    return Promise.resolve(new Map(this.complete));
  }
}

export function inMemoryEpisodeStores(): EpisodeStores {
  return {
    episodes: new InMemoryEpisodes(),
    transfers: new InMemoryTransfers(),
    consents: new InMemoryKnownConsents(),
    lookups: new InMemoryLookups(),
    pointers: new InMemoryPointers(),
  };
}
