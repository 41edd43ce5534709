import type { BouncedPerson, ReminderTimes } from '@hub/contracts/notification';
import {
  type DigestInHand,
  digestKey,
  type LastDigest,
  type ReminderStore,
} from '../application/reminders/reminder-ports.js';
import type { Answer, Digest } from '../domain/reminders/digest.js';

interface DigestEntry {
  readonly digest: Digest;
  attempts: number;
  sendAt: string | undefined;
  sentAt?: string;
  refused?: { readonly at: string; readonly code: number };
}

export class InMemoryReminders implements ReminderStore {
  private readonly times = new Map<string, ReminderTimes>();
  private readonly digests = new Map<string, DigestEntry>();

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
    const keys = digests.map(digestKey).filter((key) => this.digests.has(key));
    return Promise.resolve(new Set(keys));
  }
  note(digest: Digest): Promise<void> {
    const key = digestKey(digest);
    const isDue = digest.overdue + digest.today > 0;
    if (!this.digests.has(key))
      this.digests.set(key, { digest, attempts: 0, sendAt: isDue ? digest.at : undefined });
    return Promise.resolve();
  }
  take(now: string, until: string): Promise<DigestInHand | undefined> {
    const one = [...this.digests.values()].find(
      ({ sendAt }) => sendAt !== undefined && sendAt <= now,
    );
    if (!one) return Promise.resolve(undefined);
    one.sendAt = until;
    one.attempts += 1;
    return Promise.resolve({ ...one.digest, attempts: one.attempts });
  }
  noteAnswer(
    digest: Pick<Digest, 'personId' | 'at'>,
    answer: Answer,
    at: string,
    again: string | undefined,
  ): Promise<void> {
    const one = this.digests.get(digestKey(digest));
    if (!one) return Promise.reject(new Error('There is no such digest'));
    one.sendAt = again;
    if (answer.outcome === 'taken') one.sentAt = at;
    if (answer.outcome === 'refused') one.refused = { at, code: answer.code };
    return Promise.resolve();
  }
  lastOf(personId: string): Promise<LastDigest> {
    const own = [...this.digests.values()].filter(({ digest }) => digest.personId === personId);
    const lastSentAt = newest(own.flatMap(({ sentAt }) => sentAt ?? []));
    const refused = own
      .flatMap((one) => one.refused ?? [])
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .at(0);
    const isBounced = refused && (lastSentAt === undefined || lastSentAt < refused.at);
    return Promise.resolve({
      ...(lastSentAt === undefined ? {} : { lastSentAt }),
      ...(isBounced ? { bounced: refused } : {}),
    });
  }
  async bouncesOf(authority: string, limit: number): Promise<BouncedPerson[]> {
    const own = [...this.digests.values()].filter(({ digest }) => digest.authority === authority);
    const bounces: BouncedPerson[] = [];
    for (const personId of new Set(own.map(({ digest }) => digest.personId))) {
      const { bounced } = await this.lastOf(personId);
      if (bounced) bounces.push({ personId, ...bounced });
    }
    return bounces.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, limit);
  }
  forget(before: string): Promise<void> {
    for (const [key, { digest }] of this.digests) if (digest.at < before) this.digests.delete(key);
    return Promise.resolve();
  }
}

function newest(instants: readonly string[]): string | undefined {
  return [...instants].sort().at(-1);
}
