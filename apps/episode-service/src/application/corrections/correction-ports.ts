import type { CorrectionState } from '@hub/contracts/protection';
import type { FindToldPayload } from '@hub/internal-messages';
import type { Place } from '@hub/use-case';
import type { Correction, CorrectionNotice } from '../../domain/corrections/correction.js';

export interface CorrectionsWanted {
  readonly authority: string;
  /** Who of its people looks, where a person does. */
  readonly personId?: string | undefined;
  /** Those alone that it was told of. */
  readonly told: boolean;
  readonly state?: CorrectionState;
  readonly limit: number;
  readonly after?: Place;
}

/** Corrections, with what is owed by whom of each. */
export interface CorrectionStore {
  add(correction: Correction): Promise<void>;
  save(correction: Correction): Promise<void>;
  find(id: string): Promise<Correction | undefined>;
  /** Locks it until the transaction ends. Its episode must be locked before. */
  lock(id: string): Promise<Correction | undefined>;
  /** Oldest first. */
  ofEpisode(episodeId: string): Promise<Correction[]>;
  /** What an authority raised, answers for or was told of, and may see; the newest first. */
  list(wanted: CorrectionsWanted): Promise<Correction[]>;
  /** Takes the place of what was noted for that authority before. */
  putNotice(notice: CorrectionNotice): Promise<void>;
  /** By authority. */
  notices(correctionId: string): Promise<CorrectionNotice[]>;
  /** A number that no other incident has. */
  nextIncident(year: number): Promise<string>;
}

/** Who was told of an episode, as consent-service knows it. */
export interface ToldRegister {
  told(question: FindToldPayload): Promise<readonly string[]>;
}
