import type { GivenAnswer, LateAnswer, OpenAnswer } from '../../domain/late-answers/late-answer.js';

export interface LateAnswerStore {
  /** Adds these, but for authorities that are asked for the episode already. */
  add(answers: readonly OpenAnswer[]): Promise<void>;
  find(id: string): Promise<LateAnswer | undefined>;
  lock(id: string): Promise<LateAnswer | undefined>;
  save(answer: LateAnswer): Promise<void>;
  /** Locks those of an episode that were given, and that who leads has not seen. */
  unseen(episodeId: string): Promise<GivenAnswer[]>;
  /** Those that are to be asked by then, the longest due first. */
  due(at: string, limit: number): Promise<string[]>;
  /** Lets an authority be asked at once; for one lookup alone, where it is named. */
  wake(authority: string, at: string, lookupId?: string): Promise<void>;
}
