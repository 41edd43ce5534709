import { siblingsIn } from '@hub/matching';
import type {
  IndexCensus,
  IndexedPointer,
  PointerEntry,
  PointerStore,
  Reconciliation,
  ReconciliationStore,
  StagedLine,
  StagedPointer,
} from '../application/pointers/pointer-ports.js';
import type { Freshness } from '../domain/lookups/authority-answer.js';

export class InMemoryPointers implements PointerStore {
  private readonly pointers = new Map<string, PointerEntry>();
  private readonly complete = new Map<string, string>();

  put(entry: PointerEntry): Promise<void> {
    this.pointers.set(`${entry.authority} ${entry.pointer.reference}`, entry);
    return Promise.resolve();
  }
  add(entry: PointerEntry): Promise<void> {
    return this.put(entry);
  }
  reword({ authority, pointer }: Omit<IndexedPointer, 'receivedAt'>): Promise<void> {
    const before = this.pointers.get(`${authority} ${pointer.reference}`);
    return before ? this.put({ ...before, pointer }) : Promise.resolve();
  }
  remove(authority: string, reference: string): Promise<boolean> {
    return Promise.resolve(this.pointers.delete(`${authority} ${reference}`));
  }
  of(authority: string): PointerEntry[] {
    return [...this.pointers.values()].filter((known) => known.authority === authority);
  }
  completed(authority: string, upTo: string): void {
    this.complete.set(authority, upTo);
  }
  outdated(
    authority: string,
    version: number,
    after: string,
    limit: number,
  ): Promise<IndexedPointer[]> {
    const old = this.of(authority).filter(
      ({ pointer, tokens }) => pointer.reference > after && tokens.version !== version,
    );
    return Promise.resolve(
      old
        .sort((one, other) => (one.pointer.reference < other.pointer.reference ? -1 : 1))
        .slice(0, limit)
        .map(withoutTokens),
    );
  }
  async renew(_authority: string, entries: readonly PointerEntry[]): Promise<void> {
    for (const entry of entries) await this.put(entry);
  }
  recount(): Promise<void> {
    return Promise.resolve();
  }
  keyVersions(): Promise<number[]> {
    return Promise.resolve(
      [...new Set([...this.pointers.values()].map(({ tokens }) => tokens.version))].sort(
        (one, other) => one - other,
      ),
    );
  }
  find(authority: string, reference: string): Promise<IndexedPointer | undefined> {
    const entry = this.pointers.get(`${authority} ${reference}`);
    return Promise.resolve(entry && withoutTokens(entry));
  }
  candidates(keys: readonly bigint[]): Promise<IndexedPointer[]> {
    const shares = ({ tokens }: PointerEntry): boolean =>
      tokens.keys.some((token) => keys.includes(token));
    const found = [...this.pointers.entries()]
      .filter(([, pointer]) => shares(pointer))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return Promise.resolve(found.map(([, entry]) => withoutTokens(entry)));
  }
  census(values: readonly bigint[]): Promise<IndexCensus> {
    const all = [...this.pointers.values()].flatMap(({ tokens }) => tokens.values);
    const counts = new Map(
      values.map((value) => [value, all.filter((token) => token === value).length]),
    );
    const households = [...this.pointers.values()].flatMap(({ authority, tokens }) =>
      tokens.household === undefined ? [] : [`${authority} ${String(tokens.household)}`],
    );
    const together = households.reduce(
      (sum, one, place) =>
        sum + households.filter((other, elsewhere) => other === one && elsewhere !== place).length,
      0,
    );
    return Promise.resolve({
      records: this.pointers.size,
      siblings: siblingsIn({ together, inHouseholds: households.length }),
      counts,
    });
  }
  freshness(): Promise<Freshness> {
    return Promise.resolve(new Map(this.complete));
  }
  async forget(authority: string): Promise<void> {
    for (const { pointer } of this.of(authority)) await this.remove(authority, pointer.reference);
    this.complete.delete(authority);
  }
}

function withoutTokens({ authority, pointer, receivedAt }: PointerEntry): IndexedPointer {
  return { authority, pointer, receivedAt };
}

export class InMemoryReconciliations implements ReconciliationStore {
  private readonly known = new Map<string, Reconciliation>();
  private staged: (StagedPointer & { readonly id: string })[] = [];

  constructor(private readonly pointers: InMemoryPointers) {}

  begin(reconciliation: Reconciliation): Promise<void> {
    for (const one of this.known.values()) {
      if (one.authority !== reconciliation.authority || one.state !== 'receiving') continue;
      this.known.set(one.id, { ...one, state: 'abandoned' });
      this.staged = this.staged.filter(({ id }) => id !== one.id);
    }
    this.known.set(reconciliation.id, reconciliation);
    return Promise.resolve();
  }
  find(id: string, authority: string): Promise<Reconciliation | undefined> {
    const known = this.known.get(id);
    return Promise.resolve(known?.authority === authority ? known : undefined);
  }
  lock(id: string, authority: string): Promise<Reconciliation | undefined> {
    return this.find(id, authority);
  }
  empty(id: string, part: number): Promise<void> {
    this.staged = this.staged.filter((one) => one.id !== id || one.part !== part);
    const known = this.known.get(id);
    if (known)
      this.known.set(id, { ...known, received: known.received.filter((one) => one.part !== part) });
    return Promise.resolve();
  }
  stage({ id }: Reconciliation, pointers: readonly StagedPointer[]): Promise<void> {
    this.staged.push(...pointers.map((pointer) => ({ ...pointer, id })));
    return Promise.resolve();
  }
  noteReceived(id: string, part: number, pointers: number): Promise<void> {
    const known = this.known.get(id);
    if (known)
      this.known.set(id, {
        ...known,
        received: [...known.received, { part, pointers }].sort(
          (one, other) => one.part - other.part,
        ),
      });
    return Promise.resolve();
  }
  doubled(id: string, limit: number): Promise<StagedLine[]> {
    const seen = new Set<string>();
    const sorted = this.of(id).sort((one, other) => one.part - other.part || one.line - other.line);
    const again = sorted.filter(({ pointer }) => seen.size === seen.add(pointer.reference).size);
    return Promise.resolve(again.slice(0, limit).map(({ part, line }) => ({ part, line })));
  }
  async putInPlace(reconciliation: Reconciliation): Promise<number> {
    const { id, authority, begunAt } = reconciliation;
    const received = this.of(id);
    const newer = new Set(
      this.pointers
        .of(authority)
        .filter(({ receivedAt }) => receivedAt > begunAt)
        .map(({ pointer }) => pointer.reference),
    );
    const kept = new Set(received.map(({ pointer }) => pointer.reference));
    const gone = this.pointers
      .of(authority)
      .filter(({ pointer }) => !kept.has(pointer.reference) && !newer.has(pointer.reference));
    for (const { pointer } of gone) await this.pointers.remove(authority, pointer.reference);
    const same = new Map(
      this.pointers
        .of(authority)
        .map(({ pointer, tokens }) => [
          pointer.reference,
          `${String(tokens.version)} ${String(tokens.content)}`,
        ]),
    );
    for (const { pointer, tokens } of received) {
      const changed =
        same.get(pointer.reference) !== `${String(tokens.version)} ${String(tokens.content)}`;
      if (changed && !newer.has(pointer.reference))
        await this.pointers.put({ authority, pointer, receivedAt: begunAt, tokens });
    }
    this.pointers.completed(authority, begunAt);
    const { received: parts } = this.known.get(id) ?? reconciliation;
    this.known.set(id, {
      ...reconciliation,
      received: parts,
      state: 'complete',
      removed: gone.length,
    });
    this.staged = this.staged.filter((one) => one.id !== id);
    return gone.length;
  }

  private of(id: string): StagedPointer[] {
    return this.staged.filter((one) => one.id === id).map(({ id: _id, ...staged }) => staged);
  }
}
