import type { Refusal } from '@hub/contracts';
import type { Denial } from '../../application/note-denial.js';

/** A refusal on its way to the filter that answers it as a problem. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  constructor(readonly refusal: Refusal) {
    super(refusal.refused);
  }
}

/** A refusal to somebody known, before any service was asked. */
export class DenialError extends RefusalError {
  constructor(
    refusal: Refusal,
    readonly denial: Denial,
  ) {
    super(refusal);
  }
}
