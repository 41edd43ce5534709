import type { DeliveryStore, NotificationStores, StoredDelivery } from '../application/ports.js';
import type { Delivery } from '../domain/delivery.js';

interface Kept {
  readonly delivery: StoredDelivery;
  sent: boolean;
  confirmed: boolean;
}

class InMemoryDeliveries implements DeliveryStore {
  private readonly kept: Kept[] = [];

  add(deliveries: readonly Delivery[]): Promise<void> {
    for (const delivery of deliveries) {
      const sequence = this.kept.filter((one) => one.delivery.authority === delivery.authority).length + 1;
      this.kept.push({ delivery: { ...delivery, sequence }, sent: false, confirmed: false });
    }
    return Promise.resolve();
  }

  unsent(authority: string, limit: number): Promise<StoredDelivery[]> {
    const waiting = this.kept.filter((one) => !one.sent && one.delivery.authority === authority);
    return Promise.resolve(waiting.slice(0, limit).map((one) => one.delivery));
  }

  authoritiesWithUnsent(): Promise<string[]> {
    return Promise.resolve([...new Set(this.kept.filter((one) => !one.sent).map((one) => one.delivery.authority))].sort());
  }

  markSent(authority: string, messageIds: readonly string[]): Promise<StoredDelivery[]> {
    const marked = this.kept.filter(({ delivery, sent }) => !sent && delivery.authority === authority && messageIds.includes(delivery.messageId));
    for (const one of marked) one.sent = true;
    return Promise.resolve(marked.map((one) => one.delivery));
  }

  markConfirmed(authority: string, messageId: string): Promise<{ delivery: StoredDelivery; firstTime: boolean } | undefined> {
    const one = this.kept.find(({ delivery }) => delivery.authority === authority && delivery.messageId === messageId);
    if (!one) return Promise.resolve(undefined);
    const firstTime = !one.confirmed;
    one.confirmed = true;
    return Promise.resolve({ delivery: one.delivery, firstTime });
  }
}

export function inMemoryNotificationStores(): NotificationStores {
  return { deliveries: new InMemoryDeliveries() };
}
