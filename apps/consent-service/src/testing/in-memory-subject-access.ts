import type { Place, Viewer } from '@hub/use-case';
import type { SubjectAccessStore } from '../application/ports.js';
import type { SubjectAccess } from '../domain/subject-access/subject-access.js';
import type { HiddenByName } from './in-memory-releases.js';

export class InMemorySubjectAccess implements SubjectAccessStore {
  private readonly requests = new Map<string, SubjectAccess>();

  constructor(private readonly shields: HiddenByName) {}

  add(access: SubjectAccess): Promise<void> {
    this.requests.set(access.id, access);
    return Promise.resolve();
  }
  save(access: SubjectAccess): Promise<void> {
    return this.add(access);
  }
  find(id: string): Promise<SubjectAccess | undefined> {
    return Promise.resolve(this.requests.get(id));
  }
  lock(id: string): Promise<SubjectAccess | undefined> {
    return this.find(id);
  }
  list(viewer: Viewer, limit: number, after?: Place): Promise<SubjectAccess[]> {
    const key = ({ gatheredAt, id }: SubjectAccess): string => `${gatheredAt} ${id}`;
    const own = [...this.requests.values()].filter(
      (one) =>
        one.authority === viewer.authority &&
        !this.shields.isHiddenByName(one.episodeId, viewer) &&
        (after === undefined || key(one) < `${after.at} ${after.id}`),
    );
    return Promise.resolve(own.sort((a, b) => (key(a) < key(b) ? 1 : -1)).slice(0, limit));
  }
  forgetOf(episodeId: string): Promise<void> {
    for (const { id } of [...this.requests.values()].filter((one) => one.episodeId === episodeId))
      this.requests.delete(id);
    return Promise.resolve();
  }
  forget(before: string): Promise<number> {
    const old = [...this.requests.values()].filter(
      (access) => (access.state === 'ready' ? access.readyAt : access.gatheredAt) < before,
    );
    for (const { id } of old) this.requests.delete(id);
    return Promise.resolve(old.length);
  }
}
