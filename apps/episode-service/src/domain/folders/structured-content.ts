import { type Refusal, refuse } from '@hub/contracts';
import type { ContentCategory } from '@hub/contracts/consent';
import { CONTENT_FORMS, ProgressReview } from '@hub/contracts/episode';
import { readShape } from '@hub/contracts/shape';

/** What is wrong with JSON of a category that has a form; other categories take in any. */
export function refuseUnformed(category: ContentCategory, json: unknown): Refusal | undefined {
  const shape = CONTENT_FORMS[category];
  if (!shape) return undefined;
  const reading = readShape(shape, json, 'refuse');
  if (!reading.ok) return refuse('invalid_request', undefined, reading.faults);
  const { value } = reading;
  const goesOn = value instanceof ProgressReview && value.decision !== 'close';
  return goesOn && value.nextReviewOn === undefined
    ? refuse('invalid_request', undefined, [
        { field: 'nextReviewOn', message: 'is needed unless it closes' },
      ])
    : undefined;
}
