import type { ConsentStore, ConsentStores, CounterpartStore, Notice, Receipt, ReceiptOf } from '../application/ports.js';
import type { Consent } from '../domain/consent.js';

class InMemoryConsents implements ConsentStore {
  private readonly consents = new Map<string, Consent>();
  private readonly notes = new Map<string, Receipt>();

  async add(consent: Consent): Promise<void> {
    if (this.consents.has(consent.id)) throw new Error('duplicate key');
    await this.save(consent);
  }

  save(consent: Consent): Promise<void> {
    this.consents.set(consent.id, consent);
    return Promise.resolve();
  }

  find(id: string): Promise<Consent | undefined> {
    return Promise.resolve(this.consents.get(id));
  }

  lock(id: string): Promise<Consent | undefined> {
    return this.find(id);
  }

  lockInForce(episodeId: string): Promise<Consent[]> {
    const inForce = [...this.consents.values()].filter((consent) => consent.episodeId === episodeId && consent.state === 'granted');
    return Promise.resolve(inForce.sort((a, b) => (a.id < b.id ? -1 : 1)));
  }

  expectReceipts(consentId: string, notice: Notice, authorities: readonly string[]): Promise<void> {
    for (const authority of authorities) {
      const key = `${consentId} ${notice} ${authority}`;
      if (!this.notes.has(key)) this.notes.set(key, { authority, notice });
    }
    return Promise.resolve();
  }

  noteReceipts(receipts: readonly ReceiptOf[]): Promise<void> {
    for (const { consentId, ...receipt } of receipts) {
      const key = `${consentId} ${receipt.notice} ${receipt.authority}`;
      const known = this.notes.get(key);
      if (known) this.notes.set(key, { ...receipt, ...known });
    }
    return Promise.resolve();
  }

  receipts(consentId: string): Promise<Receipt[]> {
    const own = [...this.notes].filter(([key]) => key.startsWith(consentId)).sort(([a], [b]) => (a < b ? -1 : 1));
    return Promise.resolve(own.map(([, receipt]) => receipt));
  }
}

class InMemoryCounterparts implements CounterpartStore {
  private readonly known = new Map<string, Set<string>>();

  of(episodeId: string): Promise<string[]> {
    return Promise.resolve([...(this.known.get(episodeId) ?? [])].sort());
  }

  lock(): Promise<void> {
    return Promise.resolve();
  }

  add(episodeId: string, authorities: readonly string[]): Promise<void> {
    this.known.set(episodeId, new Set([...(this.known.get(episodeId) ?? []), ...authorities]));
    return Promise.resolve();
  }
}

export function inMemoryConsentStores(): ConsentStores {
  return { consents: new InMemoryConsents(), counterparts: new InMemoryCounterparts() };
}
