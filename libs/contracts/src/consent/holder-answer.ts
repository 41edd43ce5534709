import { type Refusal, refuse } from '../refusal.js';
import type { RecallAnswer } from './recalls.js';

/** Whoever keeps what it was given says on what ground, and nobody else names one. */
export function groundFault({ outcome, ground }: RecallAnswer): Refusal | undefined {
  return (outcome === 'kept') === (ground !== undefined) ? undefined : refuse('ground_missing');
}

/**
 * What a holder's answer does to the one before: what was kept may be deleted later; what was
 * deleted cannot come back.
 */
export function changeOfAnswer(
  before: RecallAnswer | undefined,
  { outcome }: RecallAnswer,
): 'new' | 'same' | Refusal {
  if (before?.outcome === outcome) return 'same';
  return before?.outcome === 'deleted' ? refuse('conflict', 'It was deleted already.') : 'new';
}
