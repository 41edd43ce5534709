import { FEWEST_TOLD } from '@hub/contracts/episode';

/** Whether so many children may be told of as a number. */
export function areMany(count: number): boolean {
  return count >= FEWEST_TOLD;
}

/** A count beside it; none is told as none, and a few as nothing. */
export function tellable<Name extends string>(
  name: Name,
  count: number,
): { readonly [In in Name]?: number } {
  return count === 0 || areMany(count) ? ({ [name]: count } as { [In in Name]?: number }) : {};
}
