import type {
  ContentStore,
  DocumentStore,
  Passage,
  PassageStore,
} from '../application/folders/folder-ports.js';
import { type Document, newestOf } from '../domain/folders/document.js';

class InMemoryDocuments implements DocumentStore {
  readonly documents = new Map<string, Document>();

  addVersion(document: Document): Promise<void> {
    this.documents.set(document.id, document);
    return Promise.resolve();
  }
  find(id: string): Promise<Document | undefined> {
    return Promise.resolve(this.documents.get(id));
  }
  lock(id: string): Promise<Document | undefined> {
    return this.find(id);
  }
  ofEpisode(episodeId: string): Promise<Document[]> {
    const own = [...this.documents.values()].filter((document) => document.episodeId === episodeId);
    return Promise.resolve(own.sort((a, b) => (a.id < b.id ? 1 : -1)));
  }
}

class InMemoryContents implements ContentStore {
  readonly chunks = new Map<string, Buffer[]>();
  private readonly begun = new Map<string, string>();

  constructor(
    private readonly documents: InMemoryDocuments,
    private readonly passed: InMemoryPassages,
  ) {}

  begin(documentId: string, version: number, at: string): Promise<void> {
    this.begun.set(nameOf(documentId, version), at);
    this.chunks.set(nameOf(documentId, version), []);
    return Promise.resolve();
  }
  put(documentId: string, version: number, number: number, sealed: Buffer): Promise<void> {
    const chunks = this.chunks.get(nameOf(documentId, version)) ?? [];
    chunks[number] = sealed;
    this.chunks.set(nameOf(documentId, version), chunks);
    return Promise.resolve();
  }
  finish(documentId: string, version: number): Promise<void> {
    this.begun.delete(nameOf(documentId, version));
    return Promise.resolve();
  }
  discard(documentId: string, version: number): Promise<void> {
    if (this.begun.delete(nameOf(documentId, version)))
      this.chunks.delete(nameOf(documentId, version));
    return Promise.resolve();
  }
  read(documentId: string, version: number, from: number, limit: number): Promise<Buffer[]> {
    return Promise.resolve(
      (this.chunks.get(nameOf(documentId, version)) ?? []).slice(from, from + limit),
    );
  }
  discardUnfinished(before: string): Promise<number> {
    const old = [...this.begun].filter(([, at]) => at < before);
    for (const [name] of old) {
      this.begun.delete(name);
      this.chunks.delete(name);
    }
    return Promise.resolve(old.length);
  }
  discardOf(episodeId: string): Promise<void> {
    for (const document of this.documents.documents.values()) {
      if (document.episodeId !== episodeId) continue;
      for (let version = 1; version <= newestOf(document); version += 1)
        this.chunks.delete(nameOf(document.id, version));
      for (const { releaseId, documentId } of this.passed.passages.values())
        if (documentId === document.id) this.chunks.delete(nameOf(releaseId, 1));
    }
    return Promise.resolve();
  }
}

class InMemoryPassages implements PassageStore {
  readonly passages = new Map<string, Passage>();

  constructor(private readonly contents: () => InMemoryContents) {}

  add(passage: Passage): Promise<void> {
    if (this.passages.has(passage.releaseId)) return Promise.reject(new Error('duplicate key'));
    this.passages.set(passage.releaseId, passage);
    return Promise.resolve();
  }
  find(releaseId: string): Promise<Passage | undefined> {
    return Promise.resolve(this.passages.get(releaseId));
  }
  forget(before: string): Promise<number> {
    const old = [...this.passages.values()].filter(({ at }) => at < before);
    for (const { releaseId } of old) {
      this.passages.delete(releaseId);
      this.contents().chunks.delete(nameOf(releaseId, 1));
    }
    return Promise.resolve(old.length);
  }
}

function nameOf(documentId: string, version: number): string {
  return `${documentId} ${String(version)}`;
}

export function inMemoryFolders(): {
  documents: DocumentStore;
  contents: ContentStore;
  passages: PassageStore;
} {
  const documents = new InMemoryDocuments();
  const passages = new InMemoryPassages(() => contents);
  const contents: InMemoryContents = new InMemoryContents(documents, passages);
  return { documents, contents, passages };
}
