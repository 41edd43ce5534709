import type { JournalBatch } from '@hub/journal';
import type { Place } from '@hub/use-case';
import type {
  DeadLetterFilter,
  DeadLetterStore,
  HistoryEntry,
  HistoryStore,
  JournalStore,
  MissingMessage,
  MissingMessageStore,
  MonitorStores,
  ReplayItem,
  ReplayStore,
} from '../application/ports.js';
import type { DeadLetter } from '../domain/dead-letter.js';
import type { ItemCounts, ItemState, Replay } from '../domain/replay.js';

interface Position {
  readonly at: string;
  readonly id: string;
}

const newestFirst = (a: Position, b: Position): number =>
  a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1;
const beyond = (place: Position, after: Place | undefined): boolean =>
  after === undefined || newestFirst(place, after) > 0;

class InMemoryJournal implements JournalStore {
  private readonly seen = new Set<string>();

  append(batches: readonly JournalBatch[]): Promise<JournalBatch[]> {
    return Promise.resolve(
      batches.filter(
        ({ service, id }) =>
          !this.seen.has(`${service} ${id}`) && this.seen.add(`${service} ${id}`),
      ),
    );
  }
}

class InMemoryDeadLetters implements DeadLetterStore {
  private readonly letters = new Map<string, DeadLetter>();

  add(letter: DeadLetter): Promise<void> {
    this.letters.set(letter.id, letter);
    return Promise.resolve();
  }

  save(letter: DeadLetter): Promise<void> {
    return this.add(letter);
  }

  find(id: string): Promise<DeadLetter | undefined> {
    return Promise.resolve(this.letters.get(id));
  }

  lock(id: string): Promise<DeadLetter | undefined> {
    return this.find(id);
  }

  lockOf(service: string, messageId: string): Promise<DeadLetter | undefined> {
    return Promise.resolve(
      [...this.letters.values()].find(
        (letter) => letter.service === service && letter.messageId === messageId,
      ),
    );
  }

  list(filter: DeadLetterFilter, limit: number, after?: Place): Promise<DeadLetter[]> {
    const placeOf = (letter: DeadLetter): Position => ({ at: letter.firstAt, id: letter.id });
    const { states, service, type, fingerprint, ids } = filter;
    const fits = (letter: DeadLetter): boolean =>
      (states?.includes(letter.state) ?? true) &&
      (service ?? letter.service) === letter.service &&
      (type ?? letter.type) === letter.type &&
      (fingerprint ?? letter.fingerprint) === letter.fingerprint &&
      (ids?.includes(letter.id) ?? true);
    const found = [...this.letters.values()].filter(
      (letter) => fits(letter) && beyond(placeOf(letter), after),
    );
    return Promise.resolve(
      found.sort((a, b) => newestFirst(placeOf(a), placeOf(b))).slice(0, limit),
    );
  }
}

class InMemoryReplays implements ReplayStore {
  private readonly replays = new Map<string, Replay>();
  private readonly items: ReplayItem[] = [];

  add(replay: Replay, items: readonly ReplayItem[]): Promise<void> {
    this.items.push(...items);
    return this.save(replay);
  }

  save(replay: Replay): Promise<void> {
    this.replays.set(replay.id, replay);
    return Promise.resolve();
  }

  find(id: string): Promise<Replay | undefined> {
    return Promise.resolve(this.replays.get(id));
  }

  lock(id: string): Promise<Replay | undefined> {
    return this.find(id);
  }

  running(): Promise<string[]> {
    return Promise.resolve(
      [...this.replays.values()]
        .filter((replay) => replay.state === 'running')
        .map((replay) => replay.id),
    );
  }

  list(limit: number, after?: Place): Promise<Replay[]> {
    const placeOf = (replay: Replay): Position => ({ at: replay.requestedAt, id: replay.id });
    const found = [...this.replays.values()].filter((replay) => beyond(placeOf(replay), after));
    return Promise.resolve(
      found.sort((a, b) => newestFirst(placeOf(a), placeOf(b))).slice(0, limit),
    );
  }

  counts(id: string): Promise<ItemCounts> {
    const counts: Record<ItemState, number> = {
      waiting: 0,
      sent: 0,
      resolved: 0,
      duplicate: 0,
      failed_again: 0,
    };
    for (const item of this.items) if (item.replayId === id) counts[item.state] += 1;
    return Promise.resolve(counts);
  }

  waiting(id: string, limit: number): Promise<ReplayItem[]> {
    return Promise.resolve(
      this.items.filter((item) => item.replayId === id && item.state === 'waiting').slice(0, limit),
    );
  }

  findItem(itemId: string): Promise<ReplayItem | undefined> {
    return Promise.resolve(this.items.find((item) => item.id === itemId));
  }

  setItem(itemId: string, state: ItemState): Promise<void> {
    const place = this.items.findIndex((item) => item.id === itemId);
    const item = this.items[place];
    if (item) this.items[place] = { ...item, state };
    return Promise.resolve();
  }
}

class InMemoryHistory implements HistoryStore {
  private readonly entries: HistoryEntry[] = [];

  append(entry: HistoryEntry): Promise<void> {
    this.entries.push(entry);
    return Promise.resolve();
  }

  of(subject: string): Promise<HistoryEntry[]> {
    return Promise.resolve(this.entries.filter((entry) => entry.subject === subject));
  }
}

class InMemoryMissing implements MissingMessageStore {
  readonly lost: MissingMessage[] = [];

  find(_seconds: number, limit: number): Promise<MissingMessage[]> {
    return Promise.resolve(this.lost.slice(0, limit));
  }

  noteAsked(messageIds: readonly string[]): Promise<void> {
    for (const id of messageIds)
      this.lost.splice(
        this.lost.findIndex((message) => message.messageId === id),
        1,
      );
    return Promise.resolve();
  }
}

export function inMemoryMonitorStores(): MonitorStores & { readonly missing: InMemoryMissing } {
  return {
    missing: new InMemoryMissing(),
    journal: new InMemoryJournal(),
    deadLetters: new InMemoryDeadLetters(),
    replays: new InMemoryReplays(),
    history: new InMemoryHistory(),
  };
}
