import type { GatherBell } from '../application/lookups/lookup-ports.js';

interface Waiting {
  missing: number;
  wake(): void;
}

/** Wakes those who wait in this process. */
export class InProcessBell implements GatherBell {
  private readonly waiting = new Map<string, Set<Waiting>>();

  wait(lookupId: string, answers: number, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const all = this.waiting.get(lookupId) ?? new Set();
      this.waiting.set(lookupId, all);
      const timer = setTimeout(() => {
        one.wake();
      }, milliseconds);
      const one: Waiting = {
        missing: answers,
        wake: () => {
          clearTimeout(timer);
          all.delete(one);
          if (all.size === 0) this.waiting.delete(lookupId);
          resolve();
        },
      };
      all.add(one);
    });
  }

  ring(lookupId: string): void {
    for (const one of this.waiting.get(lookupId) ?? []) {
      one.missing -= 1;
      if (one.missing <= 0) one.wake();
    }
  }
}
