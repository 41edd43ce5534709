import type { ContentCategory } from '@hub/contracts/consent';
import type { Viewer } from '@hub/use-case';
import type { CorrectionWithholdsPayload, WithheldBecause } from '@hub/internal-messages';
import type {
  ConsentStores,
  DataKeyStore,
  DocumentStore,
  OverrideStore,
  ReleaseStore,
} from '../application/ports.js';
import { type Override, withoutWords } from '../domain/override.js';
import type { DataKey, KnownDocument, Release } from '../domain/release.js';

class InMemoryDocuments implements DocumentStore {
  private readonly known = new Map<string, KnownDocument>();
  private readonly withholding = new Map<string, CorrectionWithholdsPayload>();

  withhold(correction: CorrectionWithholdsPayload): Promise<void> {
    if (correction.withheld) this.withholding.set(correction.correctionId, correction);
    else this.withholding.delete(correction.correctionId);
    return Promise.resolve();
  }
  withheld(documentId: string): Promise<WithheldBecause | undefined> {
    const because = [...this.withholding.values()]
      .filter((one) => one.documentId === documentId)
      .map((one) => one.because);
    return Promise.resolve(because.includes('wrong_child') ? 'wrong_child' : because[0]);
  }

  find(id: string): Promise<KnownDocument | undefined> {
    return Promise.resolve(this.known.get(id));
  }
  share(id: string): Promise<KnownDocument | undefined> {
    return this.find(id);
  }
  remember(document: KnownDocument): Promise<void> {
    const before = this.known.get(document.id);
    if (document.version >= (before?.version ?? 0)) this.known.set(document.id, document);
    return Promise.resolve();
  }
  ofEpisode(
    episodeId: string,
    { authority, categories }: { authority: string; categories: readonly ContentCategory[] },
  ): Promise<KnownDocument[]> {
    return Promise.resolve(
      [...this.known.values()]
        .filter(
          (one) =>
            one.episodeId === episodeId &&
            one.authority === authority &&
            categories.includes(one.category),
        )
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
  }
  countOf(episodeId: string): Promise<number> {
    return Promise.resolve(
      [...this.known.values()].filter((document) => document.episodeId === episodeId).length,
    );
  }
}

class InMemoryDataKeys implements DataKeyStore {
  private readonly keys = new Map<string, DataKey>();

  find(episodeId: string): Promise<DataKey | undefined> {
    return Promise.resolve(this.keys.get(episodeId));
  }
  add(key: DataKey): Promise<void> {
    this.keys.set(key.episodeId, key);
    return Promise.resolve();
  }
  erase(episodeId: string, at: string): Promise<void> {
    const key = this.keys.get(episodeId);
    if (key) this.keys.set(episodeId, { ...key, wrapped: undefined, erasedAt: at });
    return Promise.resolve();
  }
  wrappedUnder(): Promise<number[]> {
    return Promise.resolve(
      [
        ...new Set(
          [...this.keys.values()].flatMap(({ wrapped }) => (wrapped ? [wrapped[0] ?? 0] : [])),
        ),
      ].sort(),
    );
  }
  takeOutdated(version: number, limit: number): Promise<DataKey[]> {
    return Promise.resolve(
      [...this.keys.values()]
        .filter(({ wrapped }) => wrapped && wrapped[0] !== version)
        .slice(0, limit),
    );
  }
  rewrap(episodeId: string, wrapped: Buffer): Promise<void> {
    const key = this.keys.get(episodeId);
    if (key) this.keys.set(episodeId, { ...key, wrapped });
    return Promise.resolve();
  }
}

class InMemoryReleases implements ReleaseStore {
  private readonly releases = new Map<string, Release>();

  add(release: Release): Promise<void> {
    this.releases.set(release.id, release);
    return Promise.resolve();
  }
  save(release: Release): Promise<void> {
    return this.add(release);
  }
  find(id: string): Promise<Release | undefined> {
    return Promise.resolve(this.releases.get(id));
  }
  lock(id: string): Promise<Release | undefined> {
    return this.find(id);
  }
  ofEpisode(episodeId: string): Promise<Release[]> {
    return Promise.resolve(
      [...this.releases.values()].filter((release) => release.episodeId === episodeId),
    );
  }
}

/** Stands for the table of shields. */
export interface HiddenByName {
  isHiddenByName(episodeId: string, viewer: Viewer): boolean;
}

class InMemoryOverrides implements OverrideStore {
  constructor(private readonly shields: HiddenByName) {}

  private readonly overrides = new Map<string, Override>();

  add(override: Override): Promise<void> {
    this.overrides.set(override.id, override);
    return Promise.resolve();
  }
  save(override: Override): Promise<void> {
    return this.add(override);
  }
  find(id: string): Promise<Override | undefined> {
    return Promise.resolve(this.overrides.get(id));
  }
  lock(id: string): Promise<Override | undefined> {
    return this.find(id);
  }
  ofEpisode(episodeId: string): Promise<Override[]> {
    return Promise.resolve(this.oldestFirst((one) => one.episodeId === episodeId));
  }
  forgetWords(episodeId: string): Promise<void> {
    for (const one of this.oldestFirst((override) => override.episodeId === episodeId))
      this.overrides.set(one.id, withoutWords(one));
    return Promise.resolve();
  }
  holding(episodeId: string, now: string): Promise<Override[]> {
    return Promise.resolve(
      this.oldestFirst((one) => one.episodeId === episodeId && one.expiresAt > now),
    );
  }
  madeBy(authority: string, limit: number): Promise<Override[]> {
    return Promise.resolve(
      this.oldestFirst((one) => one.madeBy === authority)
        .reverse()
        .slice(0, limit),
    );
  }
  list(viewer: Viewer, limit: number): Promise<Override[]> {
    const { authority } = viewer;
    const shown = this.oldestFirst(
      ({ episodeId }) => !this.shields.isHiddenByName(episodeId, viewer),
    );
    const waiting = shown.filter((one) => one.reviewer === authority && !one.review);
    const own = shown
      .filter((one) => one.madeBy === authority || one.recipient === authority)
      .reverse();
    return Promise.resolve([...waiting.slice(0, limit), ...own.slice(0, limit)]);
  }
  private oldestFirst(wanted: (override: Override) => boolean): Override[] {
    return [...this.overrides.values()]
      .filter(wanted)
      .sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
  }
}

export function inMemoryReleaseStores(
  shields: HiddenByName,
): Pick<ConsentStores, 'documents' | 'dataKeys' | 'releases' | 'overrides'> {
  return {
    documents: new InMemoryDocuments(),
    dataKeys: new InMemoryDataKeys(),
    releases: new InMemoryReleases(),
    overrides: new InMemoryOverrides(shields),
  };
}
