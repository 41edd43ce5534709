import type { Caller } from '@hub/use-case';
import type { Split } from '../../domain/splits/split.js';

/** Splits of episodes that two children were in. */
export interface SplitStore {
  add(split: Split): Promise<void>;
  save(split: Split): Promise<void>;
  find(id: string): Promise<Split | undefined>;
  /** Locks it until the transaction ends. Both its episodes must be locked before. */
  lock(id: string): Promise<Split | undefined>;
  /** Those about an episode, on either side, the oldest first. */
  ofEpisode(episodeId: string): Promise<Split[]>;
}

/** What was said about sharing, as consent-service keeps it. */
export interface SaidRegister {
  /** Whether the caller sees such a statement on an episode: a yes or a no. */
  isOf(episodeId: string, consentId: string, caller: Caller): Promise<boolean>;
}
