/** Runs work of one key one after another, and of different keys side by side. */
export class KeyedQueue {
  private readonly last = new Map<string, Promise<void>>();

  async run(key: string, work: () => Promise<void>): Promise<void> {
    const before = this.last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const quiet = mine.catch(() => undefined);
    this.last.set(key, quiet);
    try {
      await mine;
    } finally {
      if (this.last.get(key) === quiet) this.last.delete(key);
    }
  }
}
