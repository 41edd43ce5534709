/** Thrown where somebody must go elsewhere first. */
export class DepartureError extends Error {
  override readonly name = 'DepartureError';

  constructor(readonly to: string) {
    super('Another page comes first');
  }
}
