import type { Ids } from '@hub/use-case';

/** Ids that count from 1, in the form of UUIDv7. */
export class CountingIds implements Ids {
  private last = 0;

  next(): string {
    this.last += 1;
    return testId(this.last);
  }
}

/** The same id for the same number. */
export function testId(number: number): string {
  return `019a5b00-0000-7000-8000-${String(number).padStart(12, '0')}`;
}
