import { type Refusal, refuse } from '@hub/contracts';
import type { ContentCategory } from '@hub/contracts/consent';
import { ActionPlan, CONTENT_FORMS, ProgressReview } from '@hub/contracts/episode';
import { readShape } from '@hub/contracts/shape';

/** What a folder's JSON says that the hub itself needs to know. */
export interface StructuredContent {
  /** When the episode is reviewed next, `YYYY-MM-DD`. */
  readonly nextReviewOn?: string;
}

/** Reads JSON of a category that has a form; other categories take in any. */
export function readStructured(
  category: ContentCategory,
  json: unknown,
): StructuredContent | Refusal {
  const shape = CONTENT_FORMS[category];
  if (!shape) return {};
  const reading = readShape(shape, json, 'refuse');
  if (!reading.ok) return refuse('invalid_request', undefined, reading.faults);
  const { value } = reading;
  if (value instanceof ActionPlan) return { nextReviewOn: value.firstReviewOn };
  if (!(value instanceof ProgressReview)) return {};
  if (value.nextReviewOn === undefined && value.decision !== 'close') {
    return refuse('invalid_request', undefined, [
      { field: 'nextReviewOn', message: 'is needed unless it closes' },
    ]);
  }
  return value.nextReviewOn === undefined ? {} : { nextReviewOn: value.nextReviewOn };
}
