import { isOutage } from '@hub/messaging';

const RETRY_MS = { first: 200, most: 5_000 };

export interface Trying {
  /** Faults that are no outage, after which it is given up. */
  readonly mostDefects: number;
  /** Called after each failure; throws where there is to be no other try. */
  readonly onFailure: (error: unknown, attempt: number) => void;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/**
 * Tries work again for as long as a part of the hub or its database does not answer, and a bounded
 * number of times where something else fails.
 *
 * @returns whether it was done; false where it was given up
 */
export async function tryUntilDone(
  work: () => Promise<void>,
  { mostDefects, onFailure, pause }: Trying,
): Promise<boolean> {
  let defects = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return true;
    } catch (error) {
      onFailure(error, attempt);
      if (!isOutage(error)) defects += 1;
      if (defects >= mostDefects) return false;
      await pause(Math.min(RETRY_MS.first * 2 ** Math.min(attempt, 10), RETRY_MS.most));
    }
  }
}
