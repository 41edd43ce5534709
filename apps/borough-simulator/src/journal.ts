import type { Envelope } from '@hub/contracts';

export interface JournalEntry {
  readonly authority: string;
  readonly receivedAt: string;
  readonly message: Envelope<Record<string, unknown>>;
}

export interface JournalQuery {
  readonly authority?: string | undefined;
  readonly type?: string | undefined;
  /** Id of the aggregate that the message speaks of. */
  readonly subject?: string | undefined;
}

const MOST_ENTRIES = 50_000;

/** What the simulated authorities received, each message once however often it was delivered. */
export class Journal {
  private readonly entries = new Map<string, JournalEntry>();

  /** @returns whether this authority sees the message for the first time */
  note(authority: string, message: JournalEntry['message']): boolean {
    const key = `${authority} ${message.id}`;
    if (this.entries.has(key)) return false;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined && this.entries.size >= MOST_ENTRIES) this.entries.delete(oldest);
    this.entries.set(key, { authority, receivedAt: new Date().toISOString(), message });
    return true;
  }

  find({ authority, type, subject }: JournalQuery): JournalEntry[] {
    return [...this.entries.values()].filter(
      (entry) =>
        (authority === undefined || entry.authority === authority) &&
        (type === undefined || entry.message.type === type) &&
        (subject === undefined || entry.message.subject === subject),
    );
  }
}
