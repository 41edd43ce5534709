import type { BouncedPerson, ReminderTimes } from '@hub/contracts/notification';
import {
  digestKey,
  type LastReminder,
  type ReminderInHand,
  type ReminderStore,
} from '../application/reminders/reminder-ports.js';
import type { Digest } from '../domain/reminders/digest.js';
import type { Answer } from '../domain/reminders/mail.js';
import type { Reminder, ReminderKey } from '../domain/reminders/reminder.js';

interface Entry {
  readonly reminder: Reminder;
  attempts: number;
  sendAt: string | undefined;
  sentAt?: string;
  refused?: { readonly at: string; readonly code: number };
}

export class InMemoryReminders implements ReminderStore {
  private readonly times = new Map<string, ReminderTimes>();
  private readonly reminders = new Map<string, Entry>();

  /** @param due where something is due */
  constructor(private readonly due: () => string[] = () => []) {}

  timesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, ReminderTimes>> {
    const own = [...this.times].filter(([personId]) => personIds.includes(personId));
    return Promise.resolve(new Map(own));
  }
  setTimes(personId: string, times: ReminderTimes): Promise<void> {
    this.times.set(personId, times);
    return Promise.resolve();
  }
  authoritiesWithDue(): Promise<string[]> {
    return Promise.resolve(this.due());
  }
  decided(digests: readonly Pick<Digest, 'personId' | 'at'>[]): Promise<ReadonlySet<string>> {
    const keys = digests
      .filter((one) => this.reminders.has(keyOf({ ...one, kind: 'due' })))
      .map(digestKey);
    return Promise.resolve(new Set(keys));
  }
  note(reminder: Reminder): Promise<void> {
    const key = keyOf(reminder);
    const isDue = reminder.kind === 'renewed' || reminder.overdue + reminder.today > 0;
    if (!this.reminders.has(key))
      this.reminders.set(key, { reminder, attempts: 0, sendAt: isDue ? reminder.at : undefined });
    return Promise.resolve();
  }
  take(now: string, until: string): Promise<ReminderInHand | undefined> {
    const one = [...this.reminders.values()].find(
      ({ sendAt }) => sendAt !== undefined && sendAt <= now,
    );
    if (!one) return Promise.resolve(undefined);
    one.sendAt = until;
    one.attempts += 1;
    return Promise.resolve({ ...one.reminder, attempts: one.attempts });
  }
  noteAnswer(
    key: ReminderKey,
    answer: Answer,
    at: string,
    again: string | undefined,
  ): Promise<void> {
    const one = this.reminders.get(keyOf(key));
    if (!one) return Promise.reject(new Error('There is no such reminder'));
    one.sendAt = again;
    if (answer.outcome === 'taken') one.sentAt = at;
    if (answer.outcome === 'refused') one.refused = { at, code: answer.code };
    return Promise.resolve();
  }
  lastOf(personId: string): Promise<LastReminder> {
    const own = [...this.reminders.values()].filter(
      ({ reminder }) => reminder.personId === personId,
    );
    const lastSentAt = newest(own.flatMap(({ sentAt }) => sentAt ?? []));
    const signInRenewedAt = newest(
      own.flatMap(({ reminder: { kind, at } }) => (kind === 'renewed' ? at : [])),
    );
    const refused = own
      .flatMap((one) => one.refused ?? [])
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .at(0);
    const isBounced = refused && (lastSentAt === undefined || lastSentAt < refused.at);
    return Promise.resolve({
      ...(lastSentAt === undefined ? {} : { lastSentAt }),
      ...(signInRenewedAt === undefined ? {} : { signInRenewedAt }),
      ...(isBounced ? { bounced: refused } : {}),
    });
  }
  async bouncesOf(authority: string, limit: number): Promise<BouncedPerson[]> {
    const own = [...this.reminders.values()].filter(
      ({ reminder }) => reminder.authority === authority,
    );
    const bounces: BouncedPerson[] = [];
    for (const personId of new Set(own.map(({ reminder }) => reminder.personId))) {
      const { bounced } = await this.lastOf(personId);
      if (bounced) bounces.push({ personId, ...bounced });
    }
    return bounces.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, limit);
  }
  forget(before: string): Promise<void> {
    for (const [key, { reminder }] of this.reminders)
      if (reminder.at < before) this.reminders.delete(key);
    return Promise.resolve();
  }
}

function keyOf({ personId, at, kind }: ReminderKey): string {
  return `${personId} ${at} ${kind}`;
}

function newest(instants: readonly string[]): string | undefined {
  return [...instants].sort().at(-1);
}
