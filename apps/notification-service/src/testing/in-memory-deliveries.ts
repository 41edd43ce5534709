import { InMemoryInbox } from './in-memory-inbox.js';
import type {
  DeliveryStore,
  NotificationStores,
  SentDelivery,
  StoredDelivery,
} from '../application/ports.js';
import type { Delivery } from '../domain/delivery.js';

interface Kept {
  readonly delivery: StoredDelivery;
  sentAt?: string;
  confirmed: boolean;
  reported: boolean;
}

class InMemoryDeliveries implements DeliveryStore {
  private readonly kept: Kept[] = [];

  add(deliveries: readonly Delivery[]): Promise<void> {
    for (const delivery of deliveries) {
      const sequence =
        this.kept.filter((one) => one.delivery.authority === delivery.authority).length + 1;
      this.kept.push({ delivery: { ...delivery, sequence }, confirmed: false, reported: false });
    }
    return Promise.resolve();
  }

  unsent(authority: string, limit: number): Promise<StoredDelivery[]> {
    const waiting = this.kept.filter(
      (one) => one.sentAt === undefined && one.delivery.authority === authority,
    );
    return Promise.resolve(waiting.slice(0, limit).map((one) => one.delivery));
  }

  authoritiesWithUnsent(): Promise<string[]> {
    return Promise.resolve(
      [
        ...new Set(
          this.kept.filter((one) => one.sentAt === undefined).map((one) => one.delivery.authority),
        ),
      ].sort(),
    );
  }

  markSent(authority: string, messageIds: readonly string[], at: string): Promise<void> {
    for (const one of this.kept) {
      if (one.delivery.authority === authority && messageIds.includes(one.delivery.messageId))
        one.sentAt ??= at;
    }
    return Promise.resolve();
  }

  takeUnconfirmed(
    types: readonly string[],
    sentBefore: string,
    limit: number,
  ): Promise<SentDelivery[]> {
    const waiting = this.kept.filter(
      (one) =>
        !one.confirmed &&
        !one.reported &&
        types.includes(one.delivery.type) &&
        (one.sentAt ?? sentBefore) < sentBefore,
    );
    const taken = waiting.slice(0, limit);
    for (const one of taken) one.reported = true;
    return Promise.resolve(taken.map((one) => ({ ...one.delivery, sentAt: one.sentAt ?? '' })));
  }

  markConfirmed(
    authority: string,
    messageId: string,
    at: string,
  ): Promise<{ delivery: SentDelivery; firstTime: boolean } | undefined> {
    const one = this.kept.find(
      ({ delivery }) => delivery.authority === authority && delivery.messageId === messageId,
    );
    if (!one) return Promise.resolve(undefined);
    const firstTime = !one.confirmed;
    one.confirmed = true;
    one.sentAt ??= at;
    return Promise.resolve({ delivery: { ...one.delivery, sentAt: one.sentAt }, firstTime });
  }
}

export function inMemoryNotificationStores(): NotificationStores {
  return { deliveries: new InMemoryDeliveries(), inbox: new InMemoryInbox() };
}
