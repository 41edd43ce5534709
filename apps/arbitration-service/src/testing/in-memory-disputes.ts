import type { Place } from '@hub/contracts';
import type { ArbitrationStores, CounterpartStore, DisputeStore } from '../application/ports.js';
import { type Dispute, isParty } from '../domain/dispute.js';

class InMemoryDisputes implements DisputeStore {
  private readonly disputes = new Map<string, Dispute>();

  add(dispute: Dispute): Promise<void> {
    this.disputes.set(dispute.id, dispute);
    return Promise.resolve();
  }

  find(id: string): Promise<Dispute | undefined> {
    return Promise.resolve(this.disputes.get(id));
  }

  list(authority: string, limit: number, after?: Place): Promise<Dispute[]> {
    const key = ({ openedAt, id }: Dispute): string => `${openedAt} ${id}`;
    const own = [...this.disputes.values()].filter((dispute) => isParty(dispute, authority)).sort((a, b) => (key(a) < key(b) ? 1 : -1));
    return Promise.resolve(own.filter((dispute) => after === undefined || key(dispute) < `${after.at} ${after.id}`).slice(0, limit));
  }
}

class InMemoryCounterparts implements CounterpartStore {
  private readonly known = new Map<string, Set<string>>();

  of(episodeId: string): Promise<string[]> {
    return Promise.resolve([...(this.known.get(episodeId) ?? [])].sort());
  }

  add(episodeId: string, authorities: readonly string[]): Promise<void> {
    this.known.set(episodeId, new Set([...(this.known.get(episodeId) ?? []), ...authorities]));
    return Promise.resolve();
  }
}

export function inMemoryArbitrationStores(): ArbitrationStores {
  return { disputes: new InMemoryDisputes(), counterparts: new InMemoryCounterparts() };
}
