import type { Refusal } from '@hub/contracts';
import type { Denial } from '../../application/note-denial.js';

/** A refusal on its way to the filter that answers it as a problem. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly refusal: Refusal) {
    super(refusal.refused);
  }
}

/** A refusal to somebody known, before any service was asked. */
export class Denied extends Refused {
  constructor(
    refusal: Refusal,
    readonly denial: Denial,
  ) {
    super(refusal);
  }
}
