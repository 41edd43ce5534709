import type { ErasureReceipt } from '@hub/contracts/consent';
import type { Place } from '@hub/use-case';
import type { ErasureStore, RetentionStore } from '../application/retention/retention-ports.js';
import type { Retention } from '../domain/retention/retention.js';

export class InMemoryRetentions implements RetentionStore {
  private readonly retentions = new Map<string, Retention>();

  find(episodeId: string): Promise<Retention | undefined> {
    return Promise.resolve(this.retentions.get(episodeId));
  }
  save(retention: Retention): Promise<void> {
    this.retentions.set(retention.episodeId, retention);
    return Promise.resolve();
  }
  keptBy(episodeId: string): Promise<Retention[]> {
    return Promise.resolve(
      [...this.retentions.values()].filter(({ keptBy }) => keptBy === episodeId),
    );
  }
}

export class InMemoryErasures implements ErasureStore {
  private readonly erasures = new Map<string, ErasureReceipt & { readonly authority: string }>();

  add(receipt: ErasureReceipt, authority: string): Promise<void> {
    this.erasures.set(receipt.episodeId, { ...receipt, authority });
    return Promise.resolve();
  }
  async find(episodeId: string): Promise<ErasureReceipt | undefined> {
    const { authority: _who, ...receipt } = this.erasures.get(episodeId) ?? { authority: '' };
    return Promise.resolve('episodeId' in receipt ? receipt : undefined);
  }
  list(authority: string, limit: number, after?: Place): Promise<ErasureReceipt[]> {
    const key = (one: ErasureReceipt): string => `${one.erasedAt} ${one.episodeId}`;
    const own = [...this.erasures.values()].filter(
      (one) =>
        one.authority === authority &&
        (after === undefined || key(one) < `${after.at} ${after.id}`),
    );
    return Promise.resolve(
      own
        .sort((a, b) => (key(a) < key(b) ? 1 : -1))
        .slice(0, limit)
        .map(({ authority: _who, ...receipt }) => receipt),
    );
  }
}
