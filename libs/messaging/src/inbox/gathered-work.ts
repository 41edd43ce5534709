import type { EntityManager } from 'typeorm';
import type { SharedWork } from './reaction.js';

/**
 * Changes of several messages that one statement can make; they are made before anything that comes
 * after them.
 */
export class GatheredWork {
  private waiting: { readonly run: SharedWork['run']; readonly changes: unknown[] } | undefined;

  constructor(private readonly manager: EntityManager) {}

  /** Gathers a change; what waits for another statement is done first. */
  async add({ run, change }: SharedWork): Promise<void> {
    if (this.waiting?.run !== run) await this.run();
    this.waiting ??= { run, changes: [] };
    this.waiting.changes.push(change);
  }

  async run(): Promise<void> {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting) await waiting.run(this.manager, waiting.changes);
  }
}
