import type { Reaction } from './reaction.js';
import type { StreamMessage } from './stream-message.js';

export interface BatchSettings {
  readonly service: string;
  readonly levelsMs: readonly number[];
  /** Starts the handler of a message. */
  readonly dispatch: (message: StreamMessage) => Reaction;
  /**
   * Each message in a savepoint of its own: slower, but one that fails leaves the others as they
   * are.
   */
  readonly guarded: boolean;
}
