import { InMemoryReminders } from './in-memory-reminders.js';
import { InMemoryInbox } from './in-memory-inbox.js';
import type {
  DeliveryStore,
  DueDelivery,
  NotificationStores,
  Sending,
  SentDelivery,
  StoredDelivery,
} from '../application/ports.js';
import type { Delivery } from '../domain/delivery.js';

interface StoredEntry {
  readonly delivery: StoredDelivery;
  sentAt?: string;
  againAt?: string | undefined;
  timesAgain: number;
  confirmed: boolean;
  reported: boolean;
}

class InMemoryDeliveries implements DeliveryStore {
  private readonly kept: StoredEntry[] = [];
  private readonly turns = new Map<string, string>();

  add(deliveries: readonly Delivery[]): Promise<void> {
    for (const delivery of deliveries) {
      const sequence =
        this.kept.filter((one) => one.delivery.authority === delivery.authority).length + 1;
      this.kept.push({
        delivery: { ...delivery, sequence },
        timesAgain: 0,
        confirmed: false,
        reported: false,
      });
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

  markSent(authority: string, sendings: readonly Sending[], at: string): Promise<void> {
    for (const { messageId, againAt } of sendings) {
      const one = this.find(authority, messageId);
      if (one?.sentAt !== undefined) continue;
      if (one) Object.assign(one, { sentAt: at, againAt });
    }
    return Promise.resolve();
  }

  authoritiesWithDue(at: string): Promise<string[]> {
    return Promise.resolve(
      [
        ...new Set(this.kept.filter((one) => isDue(one, at)).map((one) => one.delivery.authority)),
      ].sort(),
    );
  }

  due(authority: string, at: string, limit: number): Promise<DueDelivery[]> {
    const due = this.kept.filter((one) => one.delivery.authority === authority && isDue(one, at));
    return Promise.resolve(
      due.slice(0, limit).map(({ delivery, timesAgain }) => ({ ...delivery, timesAgain })),
    );
  }

  takeTurn(authority: string, at: string, until: string): Promise<boolean> {
    if ((this.turns.get(authority) ?? at) > at) return Promise.resolve(false);
    this.turns.set(authority, until);
    return Promise.resolve(true);
  }

  markSentAgain(authority: string, sendings: readonly Sending[]): Promise<void> {
    for (const { messageId, againAt } of sendings) {
      const one = this.find(authority, messageId);
      if (one) Object.assign(one, { againAt, timesAgain: one.timesAgain + 1 });
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
    const one = this.find(authority, messageId);
    if (!one) return Promise.resolve(undefined);
    const firstTime = !one.confirmed;
    one.confirmed = true;
    one.sentAt ??= at;
    return Promise.resolve({ delivery: { ...one.delivery, sentAt: one.sentAt }, firstTime });
  }

  private find(authority: string, messageId: string): StoredEntry | undefined {
    return this.kept.find(
      ({ delivery }) => delivery.authority === authority && delivery.messageId === messageId,
    );
  }
}

function isDue({ confirmed, againAt }: StoredEntry, at: string): boolean {
  return !confirmed && againAt !== undefined && againAt <= at;
}

export function inMemoryNotificationStores(): NotificationStores {
  const inbox = new InMemoryInbox();
  const reminders = new InMemoryReminders();
  return { deliveries: new InMemoryDeliveries(), inbox, shields: inbox, reminders };
}
