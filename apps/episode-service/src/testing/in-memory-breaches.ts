import type { BreachStore } from '../application/breaches/breach-ports.js';
import type { Breach } from '../domain/breaches/breach.js';

export class InMemoryBreaches implements BreachStore {
  private readonly breaches = new Map<string, Breach>();

  add(breach: Breach): Promise<void> {
    return this.save(breach);
  }
  save(breach: Breach): Promise<void> {
    this.breaches.set(breach.correctionId, breach);
    return Promise.resolve();
  }
  find(correctionId: string): Promise<Breach | undefined> {
    return Promise.resolve(this.breaches.get(correctionId));
  }
  lock(correctionId: string): Promise<Breach | undefined> {
    return this.find(correctionId);
  }
}
