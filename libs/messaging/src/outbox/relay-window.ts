/** How a publish ended: stored in a queue, taken by none, or unknown. */
export type PublishOutcome = 'confirmed' | 'unroutable' | 'unknown';

/**
 * The rows a relay has read and not yet settled. Pure bookkeeping: a row is in flight from its
 * reading until its outcome was written to the database, so that no row is read twice meanwhile and
 * none is deleted unconfirmed.
 */
export class RelayWindow {
  private readonly flying = new Set<string>();
  private confirmed: string[] = [];
  private unroutable: string[] = [];

  constructor(private readonly most: number) {}

  get room(): number {
    return this.most - this.flying.size;
  }

  /** Ids that must not be read again now. */
  get inFlight(): string[] {
    return [...this.flying];
  }

  get idle(): boolean {
    return this.flying.size === 0;
  }

  /** How many outcomes wait to be written. */
  get unsettled(): number {
    return this.confirmed.length + this.unroutable.length;
  }

  /** Whether every row in flight has its outcome. */
  get quiet(): boolean {
    return this.unsettled === this.flying.size;
  }

  began(id: string): void {
    this.flying.add(id);
  }

  ended(id: string, outcome: PublishOutcome): void {
    if (!this.flying.has(id)) return;
    if (outcome === 'confirmed') this.confirmed.push(id);
    else if (outcome === 'unroutable') this.unroutable.push(id);
    else this.flying.delete(id);
  }

  /** What is to be written now; `settled` must follow once it was. */
  outcomes(): { readonly confirmed: readonly string[]; readonly unroutable: readonly string[] } {
    return { confirmed: this.confirmed, unroutable: this.unroutable };
  }

  settled(outcomes: {
    readonly confirmed: readonly string[];
    readonly unroutable: readonly string[];
  }): void {
    for (const id of [...outcomes.confirmed, ...outcomes.unroutable]) this.flying.delete(id);
    const left = (ids: string[]): string[] => ids.filter((id) => this.flying.has(id));
    this.confirmed = left(this.confirmed);
    this.unroutable = left(this.unroutable);
  }
}
