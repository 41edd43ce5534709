import type {
  ProvisionedQuery,
  ProvisionedStore,
  ProvisioningKeyStore,
} from '../application/provisioning/provisioning-ports.js';
import type { ProvisioningKey } from '../domain/people/provisioned.js';
import type { Staff } from '../domain/people/staff.js';
import type { InMemoryStaff } from './in-memory-staff.js';

export class InMemoryProvisioned implements ProvisionedStore {
  readonly held: string[] = [];

  constructor(private readonly kept: InMemoryStaff) {}

  hold(authority: string): Promise<void> {
    this.held.push(authority);
    return Promise.resolve();
  }
  page(query: ProvisionedQuery): Promise<{ total: number; staff: Staff[] }> {
    const { authority, username, externalId, role, offset, limit } = query;
    const found = [...this.kept.staff.values()].filter(
      (one) =>
        one.authority === authority &&
        !one.ended &&
        (username === undefined || one.username === username) &&
        (externalId === undefined || one.externalId === externalId) &&
        (role === undefined || one.roles.includes(role)),
    );
    return Promise.resolve({ total: found.length, staff: found.slice(offset, offset + limit) });
  }
}

export class InMemoryProvisioningKeys implements ProvisioningKeyStore {
  readonly keys = new Map<string, ProvisioningKey>();
  readonly digests = new Map<string, string>();

  add(key: ProvisioningKey, digest: string): Promise<void> {
    this.keys.set(key.id, key);
    this.digests.set(digest, key.id);
    return Promise.resolve();
  }
  find(id: string): Promise<ProvisioningKey | undefined> {
    return Promise.resolve(this.keys.get(id));
  }
  findByDigest(digest: string): Promise<ProvisioningKey | undefined> {
    const id = this.digests.get(digest);
    return Promise.resolve(id === undefined ? undefined : this.keys.get(id));
  }
  list(authority: string, limit: number): Promise<ProvisioningKey[]> {
    const own = [...this.keys.values()].filter((key) => key.authority === authority);
    return Promise.resolve(own.reverse().slice(0, limit));
  }
  withdraw(id: string, at: string): Promise<void> {
    const key = this.keys.get(id);
    if (key) this.keys.set(id, { ...key, withdrawnAt: at });
    return Promise.resolve();
  }
  noteUse(id: string, day: string): Promise<void> {
    const key = this.keys.get(id);
    if (key) this.keys.set(id, { ...key, lastUsedOn: day });
    return Promise.resolve();
  }
}
