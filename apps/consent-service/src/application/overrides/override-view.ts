import type { OverrideView } from '@hub/contracts/consent';
import type { Override } from '../../domain/override.js';

/** Its words are for who made it and who reviews it; who may use it learns the ground. */
export function viewOverride(
  {
    personId: _person,
    afterFinding: _told,
    explanation,
    whyNotTold,
    categories,
    review,
    ...shown
  }: Override,
  viewer: string,
): OverrideView {
  const words =
    viewer === shown.madeBy || viewer === shown.reviewer
      ? { explanation, ...(whyNotTold === undefined ? {} : { whyNotTold }) }
      : {};
  return {
    ...shown,
    ...words,
    categories: [...categories],
    review: review === undefined ? 'waiting' : review.justified ? 'justified' : 'unjustified',
  };
}
