import type { Refusal } from '@hub/contracts';

/** A refusal on its way to the filter that answers it as a problem. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly refusal: Refusal) {
    super(refusal.refused);
  }
}
